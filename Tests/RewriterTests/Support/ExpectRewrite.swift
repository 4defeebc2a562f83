import PyRewriter
import Testing

/// Rewrites `before` in dynamic mode and checks what must hold of every rewrite: the expected text, that a second
/// rewrite changes nothing, that `restore` gives the bytes back, and that no line moved.
func expectRewrite(
  _ before: String, entryPoints: [String] = ["handler"], after: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectRewrite(
    bytes: Array(before.utf8), entryPoints: entryPoints, after: Array(after.utf8), sourceLocation: sourceLocation)
}

func expectRewrite(
  bytes before: [UInt8], entryPoints: [String] = ["handler"], after: [UInt8],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let options = RewriteOptions(mode: .dynamic, entryPoints: entryPoints)
  var rewriter = try Rewriter()
  let once = try rewriter.rewrite(before, path: "m.py", options: options)
  #expect(text(once.output) == text(after), sourceLocation: sourceLocation)
  let twice = try rewriter.rewrite(once.output, path: "m.py", options: options)
  #expect(text(twice.output) == text(once.output), "not idempotent", sourceLocation: sourceLocation)
  #expect(twice.wasInstrumented == (once.output != before), sourceLocation: sourceLocation)
  let restored = try rewriter.restore(once.output, path: "m.py")
  #expect(text(restored.output) == text(before), "not restored", sourceLocation: sourceLocation)
}

/// Rewrites a module without handlers in hybrid mode and checks what must hold of every rewrite.
/// - Parameter after: the expected text; nil for `before` itself.
func expectHybrid(_ before: String, after: String?, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let bytes = Array(before.utf8)
  let options = RewriteOptions(mode: .hybrid, entryPoints: [], callees: try hookedCallees(in: bytes))
  var rewriter = try Rewriter()
  let once = try rewriter.rewrite(bytes, path: "m.py", options: options)
  #expect(text(once.output) == after ?? before, sourceLocation: sourceLocation)
  let twice = try rewriter.rewrite(once.output, path: "m.py", options: options)
  #expect(text(twice.output) == text(once.output), "not idempotent", sourceLocation: sourceLocation)
  let restored = try rewriter.restore(once.output, path: "m.py")
  #expect(text(restored.output) == before, "not restored", sourceLocation: sourceLocation)
}

/// Findings of a rewrite, as printed.
func findings(_ source: String, entryPoints: [String] = ["handler"]) throws -> [String] {
  var rewriter = try Rewriter()
  let options = RewriteOptions(mode: .dynamic, entryPoints: entryPoints)
  return try rewriter.rewrite(Array(source.utf8), path: "m.py", options: options).findings.map(\.description)
}

/// Bytes as a string that shows every difference, invalid UTF-8 too.
private func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self) + (bytes.contains { $0 >= 0x80 } ? " \(bytes)" : "")
}
