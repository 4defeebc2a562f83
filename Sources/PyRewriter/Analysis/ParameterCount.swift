import TreeSitterBridge

/// How many positional arguments a `def` or `lambda` takes.
struct ParameterCount {
  private var required = 0
  private var accepted: Int? = 0

  init(of function: Node) {
    guard let parameters = function.child(.parameters) else { return }
    for index in 0..<parameters.childCount {
      guard let parameter = parameters.child(at: index), parameter.isNamed else { continue }
      if !count(parameter) { break }
    }
  }

  var form: NameBinding.Form { .function(requiredParameters: required, acceptedParameters: accepted) }

  /// False once no positional parameter can follow.
  private mutating func count(_ parameter: Node) -> Bool {
    var kind = parameter.kind
    if kind == .typedParameter, let inner = parameter.child(at: 0) { kind = inner.kind }
    switch kind {
    case .identifier, NodeKind("tuple_pattern"):
      required += 1
      accepted = accepted.map { $0 + 1 }
    case .defaultParameter, .typedDefaultParameter:
      accepted = accepted.map { $0 + 1 }
    case .listSplatPattern:
      accepted = nil
      return false
    case .keywordSeparator, .dictionarySplatPattern:
      return false
    default: break
    }
    return true
  }
}
