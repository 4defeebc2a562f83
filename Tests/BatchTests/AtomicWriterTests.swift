import Batch
import Foundation
import Testing

@Suite final class AtomicWriterTests {
  private let directory: String

  init() throws {
    directory = NSTemporaryDirectory() + "gammaray-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func write(_ text: String, to name: String) throws -> [FileError] {
    let writer = AtomicWriter()
    try writer.write(Array(text.utf8), to: "\(directory)/\(name)")
    return writer.finish()
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try FileReader.read("\(directory)/\(name)"), as: UTF8.self)
  }

  private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: directory).sorted() } }

  @Test func keepsTheMode() throws {
    #expect(try write("old", to: "a") == [])
    _ = unsafe chmod("\(directory)/a", 0o751)
    #expect(try write("new", to: "a") == [])
    #expect(try read("a") == "new")
    #expect(FileReader.mode(of: "\(directory)/a") == 0o751)
    #expect(try names == ["a"])
  }

  @Test func writesThroughLinks() throws {
    #expect(try write("old", to: "a") == [])
    try FileManager.default.createSymbolicLink(atPath: "\(directory)/link", withDestinationPath: "a")
    #expect(try write("new", to: "link") == [])
    #expect(try read("a") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/link") == "a")
  }

  @Test func refusesALoopOfLinks() throws {
    try FileManager.default.createSymbolicLink(atPath: "\(directory)/x", withDestinationPath: "y")
    try FileManager.default.createSymbolicLink(atPath: "\(directory)/y", withDestinationPath: "x")
    #expect(throws: FileError.self) { try write("new", to: "x") }
    #expect(try names == ["x", "y"])
  }

  @Test func copiesLinksAsTheyAre() throws {
    try FileManager.default.createSymbolicLink(atPath: "\(directory)/a", withDestinationPath: "../gone")
    for _ in 0..<2 { try Links.copy("\(directory)/a", to: "\(directory)/b") }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/b") == "../gone")
    #expect(try write("file", to: "c") == [])
    #expect(throws: FileError.self) { try Links.copy("\(directory)/a", to: "\(directory)/c") }
  }

  @Test func refusesPipesAndDevices() throws {
    #expect(unsafe mkfifo("\(directory)/pipe", 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: "\(directory)/link", withDestinationPath: "pipe")
    for name in ["pipe", "link"] {
      #expect(throws: FileError.self) { try read(name) }
      #expect(throws: FileError.self) { try write("new", to: name) }
    }
    var status = stat()
    #expect(unsafe lstat("\(directory)/pipe", &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(throws: FileError.self) { try FileReader.read("/dev/null") }
  }

  @Test func saysThatADirectoryIsMissing() throws {
    #expect(throws: FileError(path: "\(directory)/no/a", message: "cannot write: no such file")) { try write("", to: "no/a") }
  }

  @Test func removesWhatDeadProcessesLeft() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    for name in [".gammaray-\(process.processIdentifier)-3.tmp", ".gammaray-\(getpid())-3.tmp", ".gammaray-x.tmp"] {
      _ = try write("", to: name)
    }
    StaleFiles.remove(in: directory)
    #expect(try names == [".gammaray-\(getpid())-3.tmp", ".gammaray-x.tmp"].sorted())
  }
}
