import Foundation
import Testing

@Suite struct DeterminismTests {
  private func makeFunction(in workspace: Workspace) throws {
    try workspace.writeFunction()
    try workspace.write("code/data/ü.txt", "text")
    try workspace.write("code/run.sh", "#!/bin/sh\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: workspace.path("code/run.sh"))
    try workspace.write("code/b.py", "import app\n")
  }

  @Test func sameBytesWhateverTimeModeFolderAndUmask() throws {
    let (first, second) = (try Workspace(), try Workspace())
    try makeFunction(in: first)
    try makeFunction(in: second)
    for file in ["code/app.py", "code/data/ü.txt"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000), .posixPermissions: 0o600],
        ofItemAtPath: second.path(file))
    }
    #expect(try first.run("bundle", ".", "--output", "out", "--output-base64sha256").exitCode == 0)
    let outcome = try second.run(
      "bundle", ".", "--output", "out", "--jobs", "1", "--output-base64sha256",
      environment: ["TZ": "Asia/Tokyo", "LC_ALL": "C"], umask: "077")
    #expect(outcome.exitCode == 0)
    for file in ["out/Fn.zip", "out/manifest.json", "out/Fn.zip.base64sha256"] {
      #expect(try first.bytes(file) == second.bytes(file), "\(file)")
    }
    try first.run("bundle", ".", "--output", "again")
    #expect(try first.bytes("out/Fn.zip") == first.bytes("again/Fn.zip"))
  }

  @Test func modesAreThoseThatLambdaNeeds() throws {
    let workspace = try Workspace()
    try makeFunction(in: workspace)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: workspace.path("code/b.py"))
    try workspace.run("bundle", ".", "--output", "out")
    let listing = try workspace.execute("/usr/bin/unzip", ["-Z", workspace.path("out/Fn.zip")]).output
    let lines = listing.split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix(" b.py") && $0.hasPrefix("-rw-r--r--") })
    #expect(lines.contains { $0.hasSuffix(" run.sh") && $0.hasPrefix("-rwxr-xr-x") })
  }

  @Test func sourceDateIsHonouredOrRefused() throws {
    let workspace = try Workspace()
    try makeFunction(in: workspace)
    let dated = try workspace.run(
      "bundle", ".", "--output", "out", environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    #expect(dated.exitCode == 0)
    let listing = try workspace.execute("/usr/bin/unzip", ["-l", workspace.path("out/Fn.zip")]).output
    #expect(listing.contains("2023-11-14 22:13   app.py"))
    for value in ["yesterday", "", "-1", "1.5"] {
      let bad = try workspace.run("bundle", ".", "--output", "bad", environment: ["SOURCE_DATE_EPOCH": value])
      #expect(bad.exitCode == 2, "\(value)")
      #expect(bad.errors.hasPrefix("SOURCE_DATE_EPOCH: error: '\(value)'"), "\(bad.errors)")
    }
    #expect(!workspace.exists("bad"))
  }

  @Test func bytecodeDependsOnNoTimeAndNoCache() throws {
    let version = try #require(try ["3.13", "3.12", "3.11", "3.10", "3.9"].first { version in
      let workspace = try Workspace()
      try workspace.writeFunction("Runtime: python\(version)")
      let errors = try workspace.run("bundle", ".", "--output", "out", compiles: true).errors
      return !errors.contains("without bytecode")
    })
    let (first, second) = (try Workspace(), try Workspace())
    for workspace in [first, second] {
      try workspace.writeFunction("Runtime: python\(version)")
      try workspace.run("bundle", ".", "--output", "out", compiles: true)
    }
    #expect(try first.bytes("out/Fn.zip") == second.bytes("out/Fn.zip"))
    let tag = version.replacing(".", with: "")
    let unpacked = try first.unpack("out/Fn.zip")
    let bytecode = try Data(contentsOf: unpacked.root.appending(path: "gammaray/__pycache__/dynamic.cpython-\(tag).pyc"))
    // PEP 552: hash-based, and the source is not looked at.
    #expect(Array(bytecode[4..<8]) == [1, 0, 0, 0])
    #expect(bytecode.range(of: Data("/var/task/gammaray/dynamic.py".utf8)) != nil)
    #expect(bytecode.range(of: Data(first.root.path.utf8)) == nil)
  }
}
