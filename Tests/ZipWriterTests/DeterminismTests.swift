import Foundation
import Glibc
import Testing
import ZipWriter

@Suite struct DeterminismTests {
  private let directory: TemporaryDirectory
  private let paths: [String]

  init() throws {
    directory = try TemporaryDirectory()
    paths = try RandomTree(seed: 7, in: directory, under: "in").paths
  }

  @Test func timeFolderUmaskAndLocaleDoNotShow() async throws {
    let original = try await pack(directory("in"))
    _ = try run("cp", "-a", directory("in"), directory("elsewhere"))
    _ = try run("sh", "-c", "find elsewhere | xargs -d '\\n' touch -h -d 2001-02-03", in: directory.path)
    #expect(try await pack(directory("elsewhere")) == original)
    _ = try run("chmod", "-R", "go-rwx", directory("elsewhere"))
    _ = unsafe setlocale(LC_ALL, "C.UTF-8")
    #expect(try await pack(directory("elsewhere")) == original)
  }

  @Test func theOrderOfEntriesDoesNotShow() async throws {
    let original = try await pack(directory("in"))
    var generator = SeededGenerator(seed: 3)
    let entries = try paths.shuffled(using: &generator).map { try entry($0, in: directory("in")) }
    #expect(try await writeZip(entries, into: MemorySink()).intoSink().bytes == original)
  }

  @Test(arguments: [1, 2, 3, 16])
  func theNumberOfWorkersDoesNotShow(count: Int) async throws {
    #expect(try await pack(directory("in"), workerCount: count) == pack(directory("in"), workerCount: 2))
  }

  @Test func thePermissionsOfTheArchiveAreFixed() async throws {
    let previous = umask(0o077)
    defer { umask(previous) }
    _ = try await writeZip([ZipEntry(path: "a", content: .bytes([1]))], to: directory("out.zip"))
    let attributes = try FileManager.default.attributesOfItem(atPath: directory("out.zip"))
    #expect(attributes[.posixPermissions] as? NSNumber == 0o644)
  }

  private func pack(_ root: String, workerCount: Int? = nil) async throws -> [UInt8] {
    let entries = try paths.map { try entry($0, in: root) }
    let options = ZipOptions(workerCount: workerCount)
    return try await writeZip(entries, into: MemorySink(), options: options).intoSink().bytes
  }
}
