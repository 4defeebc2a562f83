package import TreeSitterBridge

/// Finds hand-offs in single files: by imported names and literals, without knowing what receivers are.
package struct HandOffFinder: ~Copyable {
  private var parser: Parser

  package init() throws(BridgeError) { parser = try Parser() }

  private static let words = [
    "generate_presigned_", "SigV4Auth", "SigV4QueryAuth", "AWS4Auth", "AWSRequestsAuth", "AWSSigV4", "AWSV4Signer",
  ]
  private static let starters = ["subprocess", "os.system", "popen", "create_subprocess_", "from os import", "os.exec", "os.spawn"]
  private static let sockets = ["connect(", "create_connection", "open_connection"]

  /// Whether the file may hold a hand-off: most files need no parsing.
  static func isCandidate(_ source: [UInt8]) -> Bool {
    if words.contains(where: source.contains) { return true }
    if source.contains("aws"), starters.contains(where: source.contains) { return true }
    return HandOffCall.awsDomains.contains(where: source.contains) && sockets.contains(where: source.contains)
  }

  /// In the order of their places.
  package mutating func handOffs(in source: [UInt8], path: String) -> [HandOff] {
    guard Self.isCandidate(source), let tree = try? parser.parse(source) else { return [] }
    let names = FileNames(of: tree)
    var found: [HandOff] = []
    var cursor = TreeCursor(at: tree.root)
    repeat {
      let node = cursor.current
      guard node.kind == .call, let (kind, isHarmless) = HandOffCall(names).kind(of: node) else { continue }
      found.append(HandOff(kind, path: path, range: node.byteRange, isHarmless: isHarmless))
    } while cursor.advance()
    return found
  }
}
