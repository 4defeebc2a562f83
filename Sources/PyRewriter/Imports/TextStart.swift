import TreeSitterBridge

/// A text that begins with a package's name: what follows the name.
struct TextStart {
  enum End: Equatable {
    /// The text ends with the name.
    case complete
    /// The name is written out, and more follows: `boto3.client`, or `botocore:client` as `pkgutil.resolve_name` takes it.
    case dotted
    /// What follows is not known: it may make another name.
    case open
  }

  let end: End
  /// Nothing but a dotted name.
  let isModuleName: Bool

  /// Nil where the text is something else: `boto3-stubs`, or bytes.
  init?(of literal: Node, naming name: Range<Int>) {
    guard let opening = literal.child(at: 0), opening.kind == .stringStart, opening.byteRange.upperBound == name.lowerBound,
      let closing = literal.child(at: literal.childCount - 1), closing.kind == .stringEnd
    else { return nil }
    guard !opening.text.contains(where: { $0 == "b" || $0 == "B" }) else { return nil }
    let content = name.upperBound..<closing.byteRange.lowerBound
    let rest = literal.text.utf8.dropFirst(content.lowerBound - literal.byteRange.lowerBound).prefix(content.count)
    isModuleName = rest.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: ".") }
    switch rest.first {
    case nil: end = .complete
    case UInt8(ascii: "."), UInt8(ascii: ":"): end = .dotted
    case UInt8(ascii: "{") where opening.text.contains { $0 == "f" || $0 == "F" }: end = .open
    default: return nil
    }
  }

  /// What becomes of a complete name when `next` is put behind it; nil where that is no text.
  static func continuation(with next: Node) -> End? {
    guard next.kind == .string, let content = next.child(at: 1), content.kind == .stringContent else { return nil }
    return content.text.hasPrefix(".") || content.text.hasPrefix(":") ? .dotted : nil
  }
}
