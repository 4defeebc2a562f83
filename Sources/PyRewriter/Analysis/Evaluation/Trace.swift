/// One step on the way from where an SDK object is made to where it is used.
struct TraceStep: Sendable {
  enum Kind: Sendable {
    case made(String), bound(String), attribute(String), returned(String), parameter(String, of: String), argument
    case imported(String), annotated(String), element
  }
  let kind: Kind
  let file: Int32
  /// In bytes.
  let position: UInt32
  /// The step before, nearer to the origin; -1 for none.
  let previous: Int32
}

extension Evaluator {
  /// The same values, one step further.
  func stepping(_ values: Values, _ kind: TraceStep.Kind, file: Int32, position: UInt32) -> Values {
    var result = Values(isOpen: values.isOpen)
    for found in values.all { result.add(Found(value: found.value, trace: step(kind, found, file: file, position: position))) }
    return result
  }

  private func step(_ kind: TraceStep.Kind, _ found: Found, file: Int32, position: UInt32) -> Int32 {
    guard found.trace >= 0 || found.value.isTraced else { return -1 }
    steps.append(TraceStep(kind: kind, file: file, position: position, previous: found.trace))
    return Int32(steps.count - 1)
  }

  /// The steps as people read them, from the use back to the origin.
  func chain(of trace: Int32) -> [String] {
    var lines: [String] = []
    var current = trace
    while current >= 0, lines.count < 32 {
      let step = steps[Int(current)]
      lines.append("\(text(of: step.kind)) at \(program.location(of: Int(step.position), in: step.file))")
      current = step.previous
    }
    return lines
  }

  private func text(of kind: TraceStep.Kind) -> String {
    switch kind {
    case .made(let what): "made as \(what)"
    case .bound(let name): "name '\(name)', bound"
    case .attribute(let name): "attribute '\(name)', set"
    case .returned(let name): "returned by '\(name)', called"
    case .parameter(let name, let function): "parameter '\(name)' of '\(function)', declared"
    case .argument: "argument of the call"
    case .imported(let name): "imported as '\(name)'"
    case .annotated(let name): "annotated as '\(name)'"
    case .element: "element of a container"
    }
  }
}

extension Value {
  /// Worth a chain.
  var isTraced: Bool {
    switch self {
    case .session, .client, .resource, .collection, .meta, .paginator, .member, .http, .httpMember: true
    case .external(let name): name.hasPrefix("boto3") || name.hasPrefix("aio") || name.hasPrefix("requests")
    default: false
    }
  }
}
