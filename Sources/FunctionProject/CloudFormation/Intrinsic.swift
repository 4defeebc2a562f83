/// A call of an intrinsic function, in its short form (`!Sub text`) or its long one (`Fn::Sub: text`).
struct Intrinsic {
  /// Without the `Fn::` prefix: `Sub`, `Ref`, `If` …
  var name: String
  var argument: DocumentNode

  /// Nil when `node` is an ordinary value.
  init?(_ node: DocumentNode) {
    if let tag = node.tag {
      name = String(tag.dropFirst())
      argument = node
      argument.tag = nil
    } else if let entry = node.mapping?.entries.first, node.mapping?.entries.count == 1,
      entry.key == "Ref" || entry.key == "Condition" || entry.key.hasPrefix("Fn::")
    {
      name = entry.key.hasPrefix("Fn::") ? String(entry.key.dropFirst(4)) : entry.key
      argument = entry.value
    } else {
      return nil
    }
  }
}
