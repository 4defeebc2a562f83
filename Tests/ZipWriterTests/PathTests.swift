import Testing
import ZipWriter

@Suite struct PathTests {
  @Test(arguments: [
    ("", PathFlaw.empty), ("/etc/passwd", .absolute), ("a//b", .emptyComponent), ("a/", .emptyComponent),
    ("../a", .parentComponent), ("a/../b", .parentComponent), ("a/..", .parentComponent), ("..", .parentComponent),
    (".", .dotComponent), ("./a", .dotComponent), ("a/./b", .dotComponent), ("a\0b", .nul), ("a\\b", .backslash),
  ])
  func hostileNamesAreRefused(path: String, flaw: PathFlaw) async {
    await expectError(.badPath(path, flaw), for: [path])
  }

  @Test(arguments: ["...", "..a", "a..", ".a", "a.", "~", "C:x", "a b", "-r", "日本/語", "é", "*?<>|\"", "a\nb"])
  func oddNamesAreTaken(path: String) async throws {
    let archive = try await writeZip([ZipEntry(path: path, content: .bytes([]))], into: MemorySink())
    #expect(archive.entries.map(\.path) == [path])
  }

  @Test func lengthsUpToTheFieldsLimit() async throws {
    let longest = String(repeating: "a", count: 65_535)
    _ = try await writeZip([ZipEntry(path: longest, content: .bytes([1]))], into: MemorySink())
    await expectError(.badPath(longest + "a", .tooLong(bytes: 65_536)), for: [longest + "a"])
  }

  @Test func namesThatAreNotUTF8AreRefused() {
    #expect(throws: ZipError.badPath("a\u{FFFD}", .notUTF8)) {
      try ZipEntry(pathBytes: [0x61, 0xFF], content: .bytes([]))
    }
    #expect(throws: Never.self) { try ZipEntry(pathBytes: [0xC3, 0xA9], content: .bytes([])) }
  }

  @Test func duplicatesAreRefused() async {
    await expectError(.duplicatePath("a/b"), for: ["a/b", "c", "a/b"])
  }

  /// Names that sort between `a` and `a/b` must not hide the conflict.
  @Test(arguments: [["a", "a/b"], ["a/b", "a"], ["a", "a.py", "a-b", "a.d/x", "a/b"], ["a", "aa", "a/b"]])
  func nothingLiesInsideAFile(paths: [String]) async {
    await expectError(.pathInsideFile(file: "a", inside: "a/b"), for: paths)
  }

  @Test func nothingLiesInsideALink() async {
    let entries = [
      ZipEntry(path: "lib", content: .symlink(target: "/etc")), ZipEntry(path: "lib/passwd", content: .bytes([])),
    ]
    await #expect(throws: ZipError.pathInsideFile(file: "lib", inside: "lib/passwd")) {
      _ = try await writeZip(entries, into: MemorySink())
    }
  }

  @Test(arguments: ["", "a\0b", String(repeating: "x", count: 4096)])
  func uselessLinkTargetsAreRefused(target: String) async {
    await #expect(throws: ZipError.badLinkTarget(path: "link")) {
      _ = try await writeZip([ZipEntry(path: "link", content: .symlink(target: target))], into: MemorySink())
    }
  }

  /// Case and Unicode form make different names; the order is that of bytes, not of Unicode.
  @Test func likeNamesStayApart() async throws {
    let paths = ["e\u{301}", "É", "\u{E9}", "a", "A", "a.b", "a-", "\u{FFFD}", "\u{10000}", "b/c", "B/c"]
    let archive = try await writeZip(paths.map { ZipEntry(path: $0, content: .bytes([])) }, into: MemorySink())
    let expected = paths.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(archive.entries.map { Array($0.path.utf8) } == expected)
  }

  @Test func theArchiveItselfEnforcesTheOrder() throws {
    var archive = ZipArchive(writingTo: MemorySink(), timestamp: .earliest)
    let empty = PackedPiece(bytes: [], method: .stored, size: 0, crc: 0)
    try archive.add("b", unixMode: 0o100644, content: empty)
    #expect(throws: ZipError.unsortedPath("a", after: "b")) {
      try archive.add("a", unixMode: 0o100644, content: empty)
    }
  }

  @Test func messagesCannotDisturbATerminal() {
    #expect(
      "\(ZipError.badPath("a\u{1B}[2J\0", .nul))"
        == "a\\u{1b}[2J\\u{0}: error: the path holds a NUL byte; rename the file")
  }

  private func expectError(
    _ error: ZipError, for paths: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    await #expect(throws: error, sourceLocation: sourceLocation) {
      _ = try await writeZip(paths.map { ZipEntry(path: $0, content: .bytes([])) }, into: MemorySink())
    }
  }
}
