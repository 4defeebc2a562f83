/// What the evaluator answers once and remembers.
enum Question: Hashable {
  case expression(Int32, ExpressionID, ContextID)
  case binding(Int32, Int32, ContextID)
  case annotation(Int32, ExpressionID)
  case member(Int32, String)
  case attribute(String, Value)
  case elements(Value)
  case entries(ExpressionRef, [String])
}

/// Evaluates expressions of a program to the SDK objects that they may be: lazily, each once, with bounds on cycles and depth.
final class Evaluator {
  let program: Program
  let catalog: Catalog
  var contexts = ContextTable()
  var steps: [TraceStep] = []
  private var known: [Question: Values] = [:]
  private var active: [Question: Int] = [:]
  /// Lowest frame that an unfinished evaluation ran into; results above it are not final.
  private var lowestCut = Int.max
  private(set) var depth = 0
  private var nesting = 0
  private var remainingSteps = Evaluator.stepsPerCall
  /// Where the calls of each function and class were found.
  var callers: [DefinitionRef: [CallerSite]] = [:]
  /// Functions whose calls are being looked for, and since which depth.
  var callersInProgress: [DefinitionRef: Int] = [:]
  var knownUniqueNames: [String: Bool] = [:]
  var subclassesOf: [DefinitionRef: [DefinitionRef]] = [:]
  /// Files whose star imports are being followed.
  var isVisiting: Set<Int32> = []

  private static let maximumDepth = 220
  private static let maximumNesting = 400
  private static let stepsPerCall = 8_000

  init(_ program: Program, catalog: Catalog) {
    self.program = program
    self.catalog = catalog
  }

  /// Starts the count of steps anew: one call site that is hard to resolve takes nothing from the others.
  func beginCallSite() {
    remainingSteps = Self.stepsPerCall
    lowestCut = .max
  }

  func values(_ ref: ExpressionRef) -> Values { values(ref.expression, ref.file, ref.context) }

  func values(_ id: ExpressionID, _ file: Int32, _ context: ContextID) -> Values {
    guard id >= 0 else { return .unknown }
    return ask(.expression(file, id, context)) { evaluate(program.syntax(file)[id].form, id, file, context) }
  }

  /// Answers a question once. Asked while it is being answered, it adds nothing; what came of that is not kept.
  func ask(_ question: Question, _ answer: () -> Values) -> Values {
    if let result = known[question] { return result }
    if let frame = active[question] {
      lowestCut = min(lowestCut, frame)
      return .none
    }
    guard remainingSteps > 0 else { return .unknown }
    guard depth < Self.maximumDepth else {
      // From a shallower place the answer may be found.
      lowestCut = min(lowestCut, Self.maximumDepth / 2)
      return .unknown
    }
    remainingSteps -= 1
    depth += 1
    active[question] = depth
    let outerCut = lowestCut
    lowestCut = .max
    let result = answer()
    active[question] = nil
    if lowestCut >= depth {
      known[question] = result
      lowestCut = outerCut
    } else {
      lowestCut = min(lowestCut, outerCut)
    }
    depth -= 1
    return result
  }

  private func evaluate(_ form: ExpressionForm, _ id: ExpressionID, _ file: Int32, _ context: ContextID) -> Values {
    switch form {
    case .name(let name, let scope, let block): return nameValues(name, scope: scope, block: block, at: id, file, context)
    case .attribute(let base, let name):
      return attribute(program.syntax(file).name(name), of: values(base, file, context), at: id, file)
    case .call(let callee, let arguments): return callValues(callee, arguments, at: id, file, context)
    case .subscripted(let base, let index): return item(of: base, at: index, file, context)
    case .string, .piece, .text: return text(id, file, context)
    case .sum(let left, let right): return sum(left, right, id, file, context)
    case .constant: return isNone(id, file) ? .none : .foreign
    case .either(let range): return union(program.syntax(file).lists[range].map { values($0, file, context) })
    case .dictionary, .sequence, .comprehension, .dictionaryComprehension:
      return Values(.container(ExpressionRef(file: file, expression: id, context: context)))
    case .starred(let inner), .same(let inner): return values(inner, file, context)
    case .lambda(let index): return Values(.function(DefinitionRef(file: file, index: index, closure: context)))
    case .opaque: return .unknown
    }
  }

  /// Bounds what recurses between questions.
  func deeper<Result>(otherwise fallback: Result, _ body: () -> Result) -> Result {
    guard nesting < Self.maximumNesting else { return fallback }
    nesting += 1
    defer { nesting -= 1 }
    return body()
  }

  /// What is being evaluated depends on something that an evaluation at this depth has not finished.
  func noteUnfinished(since depth: Int) { lowestCut = min(lowestCut, depth) }

  func union(_ parts: [Values]) -> Values {
    var result = Values()
    for part in parts { result.formUnion(part) }
    return result
  }

  func bytes(_ id: ExpressionID, _ file: Int32) -> ArraySlice<UInt8> {
    program.files[Int(file)].bytes[program.syntax(file)[id].range]
  }

  func source(_ id: ExpressionID, _ file: Int32) -> String { String(decoding: bytes(id, file), as: UTF8.self) }

  func name(of definition: DefinitionRef, isClass: Bool = false) -> String {
    let syntax = program.syntax(definition.file)
    let id = isClass ? syntax.classes[Int(definition.index)].name : syntax.functions[Int(definition.index)].name
    return id < 0 ? "lambda" : syntax.name(id)
  }

  /// `None` says nothing: what holds it gets its value elsewhere.
  private func isNone(_ id: ExpressionID, _ file: Int32) -> Bool { bytes(id, file).elementsEqual("None".utf8) }
}

extension Array<ExpressionID> {
  subscript(range: Range<Int32>) -> ArraySlice<ExpressionID> { self[Int(range.lowerBound)..<Int(range.upperBound)] }
}
