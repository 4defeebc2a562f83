/// What a call is about, as far as the source tells.
struct ResourceText {
  let evaluator: Evaluator
  let catalog: Catalog
  /// Which of several known values counts, where there are as many.
  var choice = 0

  /// What the call may be about, each once: `QueueUrl=fast if urgent else slow` has two.
  func all(_ operation: SDKOperation, _ receiver: Value, _ arguments: ArgumentValues) -> [String] {
    var found: [String] = []
    for choice in 0..<Self.mostChoices {
      var one = self
      one.choice = choice
      guard let text = one.text(operation, receiver, arguments), !found.contains(text) else { break }
      found.append(text)
    }
    return found
  }

  private static let mostChoices = 8

  private func shown(_ values: Values) -> String {
    let texts = evaluator.allShown(values)
    return texts.isEmpty ? "" : texts[min(choice, texts.count - 1)]
  }

  /// Parts joined by `/`; nil where none is known.
  func text(_ operation: SDKOperation, _ receiver: Value, _ arguments: ArgumentValues) -> String? {
    if operation.service == "http" { return url(receiver, arguments) }
    if case .resource(_, let type, let identifiers) = receiver, let first = identifiers.first, !first.isEmpty {
      let names = type == "Bucket" ? identifiers + [argument("Key", arguments, place: nil)] : identifiers
      return names.filter { !$0.isEmpty }.joined(separator: "/")
    }
    if case .collection(_, _, let parent) = receiver, let first = parent.first, !first.isEmpty { return first }
    var parts: [String] = []
    for path in operation.resourceParameters {
      let part = argument(path.hasPrefix("~") ? String(path.dropFirst()) : path, arguments, place: transferPlace(path, operation, arguments))
      if !part.isEmpty { parts.append(part) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// `upload_file(name, bucket, key)` takes them by place.
  private func transferPlace(_ path: String, _ operation: SDKOperation, _ arguments: ArgumentValues) -> Int? {
    guard operation.service == "s3", arguments.positional.count > 1 else { return nil }
    return path == "Bucket" ? 1 : path == "Key" ? 2 : nil
  }

  private func argument(_ path: String, _ arguments: ArgumentValues, place: Int?) -> String {
    var steps = path.split(separator: ".").map(String.init)
    let first = steps.removeFirst()
    let name = first.prefix { $0 != "[" && $0 != "{" }
    guard let thunk = arguments.keywords[String(name)] ?? place.flatMap({ $0 < arguments.positional.count ? arguments.positional[$0] : nil })
    else { return "" }
    var values = evaluator.force(thunk)
    if first.hasSuffix("[]") { values = evaluator.elements(of: values) }
    if first.hasSuffix("{}") { return shown(evaluator.elements(of: values)) }
    for step in steps {
      values = evaluator.entry(String(step.prefix { $0 != "[" && $0 != "{" }), of: values)
      if step.hasSuffix("[]") || step.hasSuffix("{}") { values = evaluator.elements(of: values) }
    }
    return shown(values)
  }

  private func url(_ receiver: Value, _ arguments: ArgumentValues) -> String? {
    guard case .httpMember(let client, let name) = receiver, let call = catalog.httpCall(module: client, attribute: name) else { return nil }
    var thunk = arguments.keywords["url"]
    if thunk == nil, let place = call.urlArgument, place < arguments.positional.count { thunk = arguments.positional[place] }
    let text = thunk.map { shown(evaluator.force($0)) } ?? ""
    return text.isEmpty ? nil : text
  }
}
