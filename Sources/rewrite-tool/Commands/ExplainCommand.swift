import ArgumentParser
import FunctionProject
import PyRewriter

/// `rewrite-tool explain`: what a rule or an SDK operation is about.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule, or what an SDK operation sets off.",
    discussion: "Operations go by boto3's names or botocore's: sns.publish, dynamodb.PutItem, Table.put_item, http.POST. "
      + "[tool.gammaray.catalog] of this directory's pyproject.toml counts.")

  @Argument(help: "A rule, such as \(HookCallRule.id), or service.operation.") var name: String
  @Option(help: "How to report: text for people, json for programs.") var format: OutputFormat = .text

  /// A rule in the form that `--format json` promises.
  private struct Rule: Encodable {
    let rule: String
    let summary: String
    let before: String
    let after: String
    let suppression: String
  }

  func run() throws {
    if let rule = RuleRegistry.explanations.first(where: { $0.id == name }) { return try show(rule.id, rule.explanation) }
    let catalog = try SDKCatalog.here()
    guard let operation = catalog.operation(calledByPeople: name) else { throw unknown(catalog) }
    try refuseMisspelling(of: operation, catalog)
    let explanation = catalog.explanation(for: operation)
    Console.print(format == .json ? try JSON.text(explanation) : explanation.text)
  }

  private func show(_ id: String, _ rule: RuleExplanation) throws {
    if format == .json {
      return Console.print(
        try JSON.text(
          Rule(rule: id, summary: rule.summary, before: rule.before, after: rule.after, suppression: rule.suppression)))
    }
    let example = "Before:\n\(Self.indented(rule.before))\nAfter:\n\(Self.indented(rule.after))"
    Console.print("\(id)\n\n\(rule.summary)\n\n\(example)\n\nTo suppress: \(rule.suppression)")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  /// The catalog lists only what somebody may suspect: a name that is one letter off a listed one is a slip, since botocore has no such
  /// operation. `runtime/tests/test_catalog_models.py` asks its models.
  private func refuseMisspelling(of operation: SDKOperation, _ catalog: Catalog) throws {
    let listed = catalog.listedOperations(of: operation.service)
    guard operation.service != "http", !listed.contains(operation.name) else { return }
    let near = listed.filter { abs($0.utf8.count - operation.name.utf8.count) <= 1 && Similarity.isOneEdit(operation.name, $0) }
    // Singular and plural are commonly two operations.
    guard let first = near.first, first + "s" != operation.name, operation.name + "s" != first else { return }
    throw Failure(
      "explain: error: \(operation.service).\(operation.name) is not listed, and would be harmless: did you mean "
        + "\(operation.service).\(first)? botocore \(catalog.botocoreVersion) has no other of such a name; "
        + "where a newer one has, [tool.gammaray.catalog] can list it")
  }

  private func unknown(_ catalog: Catalog) -> Failure {
    let rules = RuleRegistry.explanations.map(\.id)
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let near: String? =
      if parts.count == 2 {
        Similarity.nearest(to: parts[0], in: catalog.services).map { "\($0).\(parts[1])" }
      } else {
        Similarity.nearest(to: name, in: rules) ?? catalog.listedOperations(of: name).first.map { "\(name).\($0)" }
      }
    let hint = near.map { "did you mean \($0)?" } ?? "name a rule (\(rules.joined(separator: ", "))) or service.operation, such as sns.publish"
    return Failure("explain: error: nothing is known of '\(name)': \(hint)")
  }
}

extension OperationExplanation {
  /// For people: a line a fact.
  fileprivate var text: String {
    var lines = ["\(service).\(operation): \(sentence)"]
    func add(_ title: String, _ values: [String]) {
      if !values.isEmpty { lines.append("  \(title): \(values.joined(separator: ", "))") }
    }
    add("resource", resourceParameters)
    add("join keys in the response", joinKeys)
    add("called as", boto3)
    add("see", [documentation].compactMap(\.self))
    add("source", [source])
    return lines.joined(separator: "\n")
  }

  private var sentence: String {
    switch (effect, wakes) {
    case (Effect.triggers.rawValue, let wakes): "triggers: it wakes \(wakes ?? "something"). Hybrid mode hooks it."
    case (Effect.mayTrigger.rawValue, let wakes):
      "may trigger: it can wake \(wakes ?? "something"). Hybrid mode does not hook it, unless [tool.gammaray.catalog] says "
        + "\"\(service).\(operation)\" = \"triggers\"."
    case (_, let wakes?): "harmless: \(wakes). Hybrid mode does not hook it."
    default: "harmless: it wakes nothing, but for rules that read CloudTrail. Hybrid mode does not hook it."
    }
  }
}
