import Foundation
import Testing
import ZipWriter

@Suite struct RoundTripTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func entriesAreListedAsTheyWere() async throws {
    let script = try directory.write("in/run.sh", text(5000), mode: 0o700)
    let secret = try directory.write("in/secret.py", text(300), mode: 0o600)
    let archive = directory("out.zip")
    let summary = try await writeZip(
      [
        ZipEntry(path: "pkg/run.sh", mode: 0o700, content: .file(script)),
        ZipEntry(path: "pkg/módulo.py", mode: 0o600, content: .file(secret)),
        ZipEntry(path: "pkg/link.so", content: .symlink(target: "../lib/ü.so")),
        ZipEntry(path: "empty", content: .bytes([])),
      ], to: archive, options: ZipOptions(timestamp: ZipTimestamp(secondsSince1970: 1_700_000_000)))
    try expectReadable(archive)
    let listed = try list(archive)
    #expect(listed.map(\.name) == ["empty", "pkg/link.so", "pkg/módulo.py", "pkg/run.sh"])
    #expect(listed.map(\.mode) == [0o100644, 0o120777, 0o100644, 0o100755])
    #expect(listed.map(\.method) == [0, 0, 8, 8])
    #expect(listed.map(\.flags) == [0, 0, 0x800, 0])
    #expect(listed.allSatisfy { $0.date == [2023, 11, 14, 22, 13, 20] && $0.system == 3 && $0.extra == 0 })
    #expect(listed.map(\.size) == summary.entries.map { Int($0.size) })
    #expect(listed.map(\.compressed) == summary.entries.map { Int($0.compressedSize) })
    #expect(summary.uncompressedSize == UInt64(listed.map(\.size).reduce(0, +)))
  }

  @Test func theSummaryDescribesTheFile() async throws {
    let archive = directory("out.zip")
    let summary = try await writeZip([ZipEntry(path: "a", content: .bytes(text(100_000)))], to: archive)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
    #expect(summary.archiveSize == UInt64(bytes.count))
    let python = """
      import base64, hashlib, sys
      print(base64.b64encode(hashlib.sha256(open(sys.argv[1], 'rb').read()).digest()).decode())
      """
    #expect(try run("python3", "-c", python, archive).output == summary.base64SHA256 + "\n")
  }

  @Test func anEmptyArchiveIsAnArchive() async throws {
    let archive = directory("empty.zip")
    let summary = try await writeZip([], to: archive)
    #expect(summary.archiveSize == 22)
    #expect(try list(archive) == [])
    // unzip and zipinfo warn that it is empty (status 1), but do not call it damaged (2 and more).
    #expect(try run("unzip", "-t", archive).status == 1)
  }

  @Test func whatDeflateCannotShrinkIsStored() async throws {
    var generator = SeededGenerator(seed: 1)
    let contents: [(String, [UInt8], Int)] = [
      ("a-1-byte", [65], 0), ("b-3-bytes", Array("aaa".utf8), 0), ("c-8-bytes", Array("aaaaaaaa".utf8), 8),
      ("d-noise", generator.bytes(200_000), 0), ("e-text", text(200_000), 8),
    ]
    let archive = directory("out.zip")
    _ = try await writeZip(contents.map { ZipEntry(path: $0.0, content: .bytes($0.1)) }, to: archive)
    try expectReadable(archive)
    let listed = try list(archive)
    #expect(listed.map(\.method) == contents.map(\.2))
    #expect(listed.allSatisfy { $0.method == 0 ? $0.compressed == $0.size : $0.compressed < $0.size })
  }

  /// Around the size from which an entry is packed in parts, with and without a rest.
  @Test(arguments: [-1, 0, 1, 1 << 20, (1 << 20) + 1, 5 << 19])
  func largeEntriesComeBack(beyondOnePart: Int) async throws {
    var generator = SeededGenerator(seed: 2)
    let size = (1 << 20) + beyondOnePart
    try directory.write("in/text", text(size))
    try directory.write("in/noise", generator.bytes(size))
    try directory.write("in/zeros", [UInt8](repeating: 0, count: size))
    try directory.write("in/small", text(10))
    try await expectRoundTrip(["text", "noise", "zeros", "small"])
  }

  @Test func bytesInMemoryAndInAFileMakeTheSameArchive() async throws {
    let content = text(3_000_000)
    let file = try directory.write("in/a", content)
    let contents: [ZipEntry.Content] = [.file(file), .bytes(content)]
    var archives: Set<[UInt8]> = []
    for source in contents {
      archives.insert(try await writeZip([ZipEntry(path: "a", content: source)], into: MemorySink()).intoSink().bytes)
    }
    #expect(archives.count == 1)
  }

  @Test(arguments: UInt64(1)...6)
  func randomTreesComeBack(seed: UInt64) async throws {
    let tree = try RandomTree(seed: seed, in: directory, under: "in")
    try await expectRoundTrip(tree.paths)
  }

  /// Packs what lies in `in`, unpacks it with `unzip`, and compares both with `diff`.
  private func expectRoundTrip(_ paths: [String]) async throws {
    let archive = directory("out.zip")
    _ = try await writeZip(try paths.map { try entry($0, in: directory("in")) }, to: archive)
    try expectReadable(archive)
    _ = try run("unzip", "-qq", archive, "-d", directory("out"))
    let difference = try run("diff", "-r", "--no-dereference", directory("in"), directory("out"))
    #expect(difference.status == 0, "\(difference.output.prefix(2000))")
    let modes = "find . -not -type d -printf '%p %m\\n' | sort"
    let before = try run("sh", "-c", modes, in: directory("in"))
    #expect(try run("sh", "-c", modes, in: directory("out")).output == before.output)
  }
}
