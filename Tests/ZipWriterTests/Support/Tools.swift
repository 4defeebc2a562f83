import Foundation
import Testing

/// What a program answered.
struct ToolResult {
  let status: Int32
  let output: String
}

/// Runs a program that `PATH` has, output and errors together.
func run(_ arguments: String..., in directory: String? = nil) throws -> ToolResult {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["LC_ALL=C.UTF-8"] + arguments
  process.standardOutput = pipe
  process.standardError = pipe
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return ToolResult(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
}

/// Fails the test unless `unzip -t`, `zipinfo` and Python's `zipfile` all accept the archive.
func expectReadable(_ archive: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let python = "import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None"
  for result in [
    try run("unzip", "-tqq", archive), try run("zipinfo", "-v", archive), try run("python3", "-c", python, archive),
  ] {
    #expect(result.status == 0, "\(result.output.suffix(2000))", sourceLocation: sourceLocation)
  }
}

/// An entry as Python's `zipfile` sees it.
struct ListedEntry: Decodable, Equatable {
  let name: String
  let mode: UInt16
  let flags: Int
  let method: Int
  let date: [Int]
  let size: Int
  let compressed: Int
  let system: Int
  let extra: Int
}

/// The entries of an archive in its directory's order.
func list(_ archive: String) throws -> [ListedEntry] {
  let python = """
    import json, sys, zipfile
    print(json.dumps([dict(name=i.orig_filename, mode=i.external_attr >> 16, flags=i.flag_bits, method=i.compress_type,
      date=i.date_time, size=i.file_size, compressed=i.compress_size, system=i.create_system, extra=len(i.extra))
      for i in zipfile.ZipFile(sys.argv[1]).infolist()]))
    """
  let result = try run("python3", "-c", python, archive)
  return try JSONDecoder().decode([ListedEntry].self, from: Data(result.output.utf8))
}
