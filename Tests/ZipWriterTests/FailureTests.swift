import Foundation
import Glibc
import Testing

@testable import ZipWriter

@Suite struct FailureTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func aFullDiskIsReported() async {
    var generator = SeededGenerator(seed: 4)
    let entries = (0..<20).map { ZipEntry(path: "f\($0)", content: .bytes(generator.bytes(100_000))) }
    await #expect(throws: ZipError.unwritable(file: "/dev/full", reason: "No space left on device")) {
      try await writeZip(entries, to: "/dev/full")
    }
  }

  @Test func aMissingFolderIsReported() async throws {
    let archive = directory("none/out.zip")
    await #expect(throws: ZipError.unwritable(file: archive, reason: "No such file or directory")) {
      try await writeZip([], to: archive)
    }
  }

  @Test(.disabled(if: geteuid() == 0, "root may write everywhere"))
  func aFolderClosedToUsIsReported() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: directory.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path) }
    await #expect(throws: ZipError.unwritable(file: directory("a.zip"), reason: "Permission denied")) {
      try await writeZip([], to: directory("a.zip"))
    }
  }

  @Test func aFolderAsDestinationIsReported() async {
    await #expect(throws: ZipError.unwritable(file: directory.path, reason: "Is a directory")) {
      try await writeZip([], to: directory.path)
    }
  }

  @Test func aFailureLeavesWhatWasThere() async throws {
    let archive = try directory.write("out.zip", [1, 2, 3])
    let missing = directory("missing.py")
    let entries = [
      ZipEntry(path: "a", content: .bytes(text(100_000))), ZipEntry(path: "b", content: .file(missing)),
    ]
    await #expect(throws: ZipError.unreadable(file: missing, reason: "No such file or directory")) {
      try await writeZip(entries, to: archive)
    }
    #expect(try directory.names == ["out.zip"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: archive)) == Data([1, 2, 3]))
  }

  @Test func successReplacesWhatWasThere() async throws {
    let archive = try directory.write("out.zip", text(100_000))
    _ = try await writeZip([ZipEntry(path: "a", content: .bytes([1]))], to: archive)
    #expect(try directory.names == ["out.zip"])
    #expect(try list(archive).map(\.name) == ["a"])
  }

  @Test func aLinkIsWrittenThrough() async throws {
    let archive = try directory.write("real/out.zip", [])
    try FileManager.default.createSymbolicLink(atPath: directory("link.zip"), withDestinationPath: "real/out.zip")
    _ = try await writeZip([ZipEntry(path: "a", content: .bytes([1]))], to: directory("link.zip"))
    #expect(try list(archive).map(\.name) == ["a"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: directory("link.zip")) == "real/out.zip")
  }

  @Test func whatIsNoRegularFileIsRefused() async throws {
    _ = try run("mkfifo", directory("pipe"))
    for path in ["/dev/null", directory.path, directory("pipe")] {
      await #expect(throws: ZipError.notARegularFile(path)) {
        _ = try await writeZip([ZipEntry(path: "a", content: .file(path))], into: MemorySink())
      }
    }
  }

  /// Whatever worker is first to fail, the error is that of the first entry at fault.
  @Test(arguments: 1...10)
  func theFirstFailureIsReported(round: Int) async throws {
    let good = try directory.write("good", text(400_000))
    let entries = (0..<40).map { index in
      ZipEntry(path: "f\(index + 10)", content: .file(index > 20 && index % 2 == 0 ? directory("bad\(index)") : good))
    }
    let expected = ZipError.unreadable(file: directory("bad22"), reason: "No such file or directory")
    await #expect(throws: expected) {
      _ = try await writeZip(entries, into: MemorySink(), options: ZipOptions(workerCount: 4))
    }
  }

  @Test func changesWhileReadingAreNoticed() throws {
    for change in [">> f", "> f", "> f; touch -d 2030-01-01 f"] {
      let path = try directory.write("f", text(1000))
      let file = try SourceFile(path: path)
      _ = try run("sh", "-c", "printf x \(change)", in: directory.path)
      #expect(throws: ZipError.changedWhileReading(path)) { try file.read(0..<1000) }
    }
  }

  @Test func aFileOfUnknownSizeIsNotPackedAsEmpty() async {
    await #expect(throws: ZipError.changedWhileReading("/proc/self/status")) {
      _ = try await writeZip([ZipEntry(path: "a", content: .file("/proc/self/status"))], into: MemorySink())
    }
  }

  @Test func aCancelledTaskLeavesNothing() async throws {
    let archive = directory("out.zip")
    let entries = (0..<200).map { ZipEntry(path: "f\($0)", content: .bytes(text(200_000))) }
    let task = Task { try await writeZip(entries, to: archive) }
    task.cancel()
    await #expect(throws: ZipError.cancelled) { try await task.value }
    #expect(try directory.names == [])
  }
}
