/// An argument, evaluated when it is asked for.
enum Thunk: Hashable, Sendable {
  case expression(ExpressionRef)
  /// Each element of the expression's value.
  case element(ExpressionRef)
  case values(Values)
  /// No argument was given: the default holds.
  case missing
  /// Nothing is known: the function's call sites tell.
  case unbound
}

/// The arguments of one call of a function, or of a class.
struct Context: Hashable, Sendable {
  let definition: DefinitionRef
  let isClass: Bool
  /// By the function's parameters; of a class, the positional arguments.
  let arguments: [Thunk]
  let keywords: [String: Thunk]
  /// `*args` or `**kwargs` may fill parameters that have no argument.
  let hasSplat: Bool
}

/// All contexts; 0 is that of no known call.
struct ContextTable {
  private(set) var contexts: [Context?] = [nil]
  private var depths: [Int] = [0]
  private var ids: [Context: ContextID] = [:]

  /// Calls in calls deeper than this are judged by all call sites together.
  private static let maximumDepth = 7
  private static let maximumCount = 200_000

  subscript(id: ContextID) -> Context? { contexts[Int(id)] }

  mutating func id(of context: Context, calledFrom caller: ContextID) -> ContextID {
    if let known = ids[context] { return known }
    let depth = max(depths[Int(caller)], depths[Int(context.definition.closure)]) + 1
    guard depth <= Self.maximumDepth, contexts.count < Self.maximumCount else { return 0 }
    let id = ContextID(contexts.count)
    contexts.append(context)
    depths.append(depth)
    ids[context] = id
    return id
  }
}
