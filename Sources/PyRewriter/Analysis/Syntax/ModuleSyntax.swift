/// Index of an expression in `ModuleSyntax.expressions`; -1 for none.
typealias ExpressionID = Int32
/// Index of a name in `ModuleSyntax.names`.
typealias NameID = Int32

/// What an expression is, as far as its value can lead to an SDK object. Ranges are into the module's `arguments` or `lists`.
enum ExpressionForm: Sendable {
  case name(NameID, scope: Int32, block: Int32)
  case attribute(ExpressionID, NameID)
  case call(ExpressionID, arguments: Range<Int32>)
  case subscripted(ExpressionID, index: ExpressionID)
  /// A string without interpolations, quotes and all.
  case string
  /// Text between an f-string's interpolations.
  case piece
  /// An f-string or concatenation: parts in `lists`.
  case text(Range<Int32>)
  /// `a % b` on strings, or anything else that only makes a value of its own.
  case constant
  /// One of several: `or`, `and`, conditional; the alternatives are in `lists`.
  case either(Range<Int32>)
  /// Keys and values in turn in `lists`; key -1 for `**value`.
  case dictionary(Range<Int32>)
  case sequence(Range<Int32>)
  case starred(ExpressionID)
  case lambda(Int32)
  /// Each element is the value of this expression.
  case comprehension(ExpressionID)
  case dictionaryComprehension(ExpressionID)
  /// The same value: `await`, parentheses, `:=`.
  case same(ExpressionID)
  case sum(ExpressionID, ExpressionID)
  case opaque
}

struct Expression: Sendable {
  let form: ExpressionForm
  /// In bytes.
  let start: UInt32
  let end: UInt32

  var range: Range<Int> { Int(start)..<Int(end) }
}

struct Argument: Sendable {
  enum Kind: Sendable { case positional, keyword, starred, doubleStarred }
  let kind: Kind
  /// The keyword; -1 for none.
  let name: NameID
  let value: ExpressionID
}

struct Parameter: Sendable {
  enum Kind: Sendable { case positional, keywordOnly, rest, keywords }
  let name: NameID
  let kind: Kind
  /// -1 for none, both.
  let defaultValue: ExpressionID
  let annotation: ExpressionID
}

struct FunctionSyntax: Sendable {
  /// -1 for a lambda that no name is bound to.
  var name: NameID
  let start: UInt32
  /// The scope of its body.
  let scope: Int32
  /// The class in whose body it stands; -1 for none.
  let classIndex: Int32
  var parameters: [Parameter] = []
  var decorators: [ExpressionID] = []
  var returns: [ExpressionID] = []
  var yields: [ExpressionID] = []
  var returnAnnotation: ExpressionID = -1
}

struct ClassSyntax: Sendable {
  let name: NameID
  let start: UInt32
  let scope: Int32
  var bases: [ExpressionID] = []
  var decorators: [ExpressionID] = []
}

struct Scope: Sendable {
  enum Kind: Sendable { case module, classBody, function, comprehension }
  let kind: Kind
  let parent: Int32
  /// The function or class; -1 for others.
  let owner: Int32
}

/// A stretch of statements that run together; what branches has its own.
struct Block: Sendable {
  let parent: Int32
  let isLoop: Bool
  let start: UInt32
  var end: UInt32
}

/// One way in which a name, or an attribute, gets a value.
struct Binding: Sendable {
  enum Form: Sendable {
    case value(ExpressionID)
    /// The element at this place of the value.
    case element(ExpressionID, Int32)
    /// Each element of the value.
    case iteration(ExpressionID)
    /// Each element's element at this place.
    case iterationElement(ExpressionID, Int32)
    /// What entering the value as a context manager gives.
    case context(ExpressionID)
    case function(Int32)
    case classDefinition(Int32)
    case parameter(function: Int32, index: Int32)
    /// `import a.b` binds `a` (name of the module bound), `import a.b as c` binds `a.b`.
    case module(NameID)
    /// `from module import name`; the level counts the dots.
    case imported(module: NameID, name: NameID, level: Int32)
    case opaque
  }
  let form: Form
  let name: NameID
  let scope: Int32
  let block: Int32
  let position: UInt32
  /// `name: annotation = …`; -1 for none.
  let annotation: ExpressionID
}

/// `base.name = …`, `base[key] = …`, `base.append(…)`.
struct MemberBinding: Sendable {
  let base: ExpressionID
  /// The key of an item; -1 where it is none, or has none.
  let key: ExpressionID
  let binding: Int32
}

struct StarImport: Sendable {
  let module: NameID
  let level: Int32
}

/// One file, lowered: flat, index-based, sendable.
struct ModuleSyntax: Sendable {
  var names: [String] = []
  var nameIDs: [String: NameID] = [:]
  var expressions: [Expression] = []
  var arguments: [Argument] = []
  var lists: [ExpressionID] = []
  var functions: [FunctionSyntax] = []
  var classes: [ClassSyntax] = []
  var scopes: [Scope] = []
  var blocks: [Block] = []
  var bindings: [Binding] = []
  /// Scope and name → bindings, in document order.
  var bindingsOf: [UInt64: [Int32]] = [:]
  /// Class and name → bindings through the first parameter of its methods.
  var selfAttributes: [UInt64: [Int32]] = [:]
  /// Name → other attribute assignments.
  var otherAttributes: [NameID: [MemberBinding]] = [:]
  /// Last name of the base → items put into it.
  var items: [NameID: [MemberBinding]] = [:]
  var starImports: [StarImport] = []
  /// Calls in document order of their ends.
  var calls: [ExpressionID] = []
  /// Attributes that are used as values, not called.
  var references: [ExpressionID] = []
  /// Last name of the callee → calls.
  var callsOf: [NameID: [ExpressionID]] = [:]
  /// Last name of an argument → calls that it is passed to.
  var passedTo: [NameID: [ExpressionID]] = [:]
  /// Names → those that imports and plain assignments give to the same.
  var aliases: [NameID: [NameID]] = [:]
  /// Lambda → the call that it is an argument of.
  var lambdaPassedTo: [Int32: ExpressionID] = [:]
  /// Byte ranges whose text is shown at run time: `f"{x=}"`.
  var shownRanges: [Range<Int>] = []

  static func key(_ owner: Int32, _ name: NameID) -> UInt64 { UInt64(UInt32(bitPattern: owner)) << 32 | UInt64(UInt32(bitPattern: name)) }

  subscript(_ id: ExpressionID) -> Expression { expressions[Int(id)] }
  func name(_ id: NameID) -> String { id < 0 ? "" : names[Int(id)] }

  /// The name that an expression ends with: `c` of `a.b.c` and of `c`.
  func lastName(_ id: ExpressionID) -> NameID? {
    guard id >= 0 else { return nil }
    switch self[id].form {
    case .name(let name, _, _): return name
    case .attribute(_, let name): return name
    case .same(let inner): return lastName(inner)
    case .subscripted(let base, _): return lastName(base)
    default: return nil
    }
  }
}
