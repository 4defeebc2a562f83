/// A `def`, `lambda` or `class` of one of the files. The closure is the context that a nested one was made in.
struct DefinitionRef: Hashable, Sendable {
  let file: Int32
  let index: Int32
  var closure: ContextID = 0
}

/// An expression, and the context to evaluate it in.
struct ExpressionRef: Hashable, Sendable {
  let file: Int32
  let expression: ExpressionID
  let context: ContextID
}

/// What an expression may evaluate to, as far as SDK objects are concerned.
indirect enum Value: Hashable, Sendable {
  /// One of the files, as a module.
  case module(Int32)
  /// Something of a module that is not among the files, or a builtin, by its dotted name.
  case external(String)
  /// An object of a class outside the files: no SDK object itself, though an attribute of it may be one.
  case object(String)
  case objectMember(String)
  /// Provably no SDK object, nor anything got from it: numbers, responses, results of the standard library.
  case foreign
  case string(String)
  /// The value of an environment variable.
  case environment(String)
  case session
  /// A client; the service where it is known.
  case client(String?)
  /// A resource of this type (nil: the service resource), and the identifiers that its constructor was given.
  case resource(service: String, type: String?, identifiers: [String])
  case collection(service: String, item: String, parent: [String])
  case meta(Value)
  case paginator(service: String?, method: String?)
  /// A method of an SDK object; `*` for one whose name is not known.
  case member(Value, String)
  case function(DefinitionRef)
  case method(DefinitionRef, Value)
  case type(DefinitionRef)
  /// An object of a class of the files; the context holds the constructor's arguments.
  case instance(DefinitionRef, ContextID)
  /// `super()` in a method of the class.
  case parent(DefinitionRef, Value)
  /// A dictionary or sequence display, or what is made like one.
  case container(ExpressionRef)
  /// Elements whose places are not known.
  case many(Values)
  /// Rows of these columns: what `items()`, `enumerate` and `zip` give.
  case rows([Values])
  /// A namespace that attributes are put into from elsewhere.
  case holder(ExpressionRef)
  case generator(DefinitionRef, ContextID)
  case partial(Values, ExpressionRef)
  /// A module, class or object of an HTTP client, by the catalog's name.
  case http(String)
  case httpMember(String, String)
  /// A decorator, or wrapper, that gives back what it gets.
  case identity
}

typealias ContextID = Int32

/// A value and how it got here.
struct Found: Hashable, Sendable {
  let value: Value
  var trace: Int32

  static func == (left: Found, right: Found) -> Bool { left.value == right.value }
  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The values that something may have. Open: and others that nothing is known of.
struct Values: Hashable, Sendable {
  private(set) var all: [Found] = []
  var isOpen = false

  static let none = Values()
  static let unknown = Values(isOpen: true)
  static let foreign = Values(.foreign)

  /// More different values than this are as good as unknown.
  private static let limit = 24

  init(isOpen: Bool = false) { self.isOpen = isOpen }

  init(_ value: Value, trace: Int32 = -1) { all = [Found(value: value, trace: trace)] }

  var isEmpty: Bool { all.isEmpty }

  mutating func add(_ found: Found) {
    guard !all.contains(found) else { return }
    if all.count < Self.limit { all.append(found) } else { isOpen = true }
  }

  mutating func add(_ value: Value, trace: Int32 = -1) { add(Found(value: value, trace: trace)) }

  mutating func formUnion(_ other: Values) {
    isOpen = isOpen || other.isOpen
    for found in other.all { add(found) }
  }

  /// The strings among them.
  var strings: [String] {
    all.compactMap { if case .string(let text) = $0.value { text } else { nil } }
  }
}
