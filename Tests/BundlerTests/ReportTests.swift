import Foundation
import Testing

/// What `bundle` and `layer` say and write beside the zips.
@Suite struct ReportTests {
  private struct Manifest: Decodable {
    struct Function: Decodable {
      let name: String
      let zip: String
      let handler: String
      let runtime: String?
      let architecture: String
      let mode: String
      let sizes: [String: Int]
      let sha256: String
      let counts: [String: Int]
    }

    struct Failed: Decodable {
      let name: String
      let error: String
    }

    let manifestVersion: Int
    let toolVersion: String
    let functions: [Function]
    let failed: [Failed]
  }

  @Test func manifestDigestsAndSummaryAgreeWithTheZip() throws {
    let workspace = try Workspace()
    try workspace.writeFunction("Runtime: python3.12, Architectures: [arm64]")
    let outcome = try workspace.run("bundle", ".", "--output", "out", "--output-base64sha256")
    let manifest = try JSONDecoder().decode(Manifest.self, from: workspace.bytes("out/manifest.json"))
    let function = try #require(manifest.functions.first)
    #expect(manifest.manifestVersion == 1 && !manifest.toolVersion.isEmpty && manifest.failed.isEmpty)
    #expect(function.name == "Fn" && function.zip == "Fn.zip" && function.handler == "app.handler")
    #expect(function.runtime == "python3.12" && function.architecture == "arm64" && function.mode == "dynamic")
    #expect(try function.sizes["zipped"] == workspace.bytes("out/Fn.zip").count)
    #expect(function.counts["own"] == 1 && function.counts["rewritten"] == 1 && function.counts["dependencies"] == 0)
    let digest = try workspace.execute(
      "/bin/sh", ["-c", "sha256sum out/Fn.zip | cut -c1-64 | tr -d '\\n' | xxd -r -p | base64 || true"]).output
    if !digest.isEmpty { #expect(digest.trimmingCharacters(in: .whitespacesAndNewlines) == function.sha256) }
    #expect(try String(decoding: workspace.bytes("out/Fn.zip.base64sha256"), as: UTF8.self) == function.sha256)
    #expect(outcome.output.hasPrefix("Fn.zip  ") && outcome.output.contains(" bytes zipped, "))
    #expect(outcome.output.contains("sha256 \(function.sha256)\n"))
    #expect(outcome.errors.contains("1 function packed, 0 failed"))
  }

  @Test func noDigestOfAnOlderZipStays() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.run("bundle", ".", "--output", "out", "--output-base64sha256")
    try workspace.run("bundle", ".", "--output", "out")
    #expect(workspace.exists("out/Fn.zip") && !workspace.exists("out/Fn.zip.base64sha256"))
  }

  @Test func jsonIsTheManifest() throws {
    let workspace = try Workspace()
    try workspace.writeTemplate([
      "Fn: {CodeUri: code, Handler: app.handler, Runtime: python3.12}",
      "Bad: {CodeUri: code, Handler: bad.handler, Runtime: python3.12}",
    ])
    try workspace.write("code/app.py", "def handler(event, context): pass\n")
    try workspace.write("code/bad.py", "def (\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out", "--format", "json")
    #expect(outcome.exitCode == 2)
    #expect(try Data(outcome.output.utf8) == workspace.bytes("out/manifest.json"))
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(outcome.output.utf8))
    #expect(manifest.functions.map(\.name) == ["Fn"] && manifest.failed.map(\.name) == ["Bad"])
    #expect(try workspace.run("bundle", ".", "--output", "out", "--quiet", "--function", "Fn").output.isEmpty)
  }

  @Test func wrongUseIsExitTwo() throws {
    let workspace = try Workspace()
    try workspace.write("empty/readme.txt", "")
    let nothing = try workspace.run("bundle", "empty", "--output", "out")
    #expect(nothing.exitCode == 2 && nothing.errors.contains("no function found to pack"))
    #expect(try workspace.run("bundle", "missing", "--output", "out").exitCode == 2)
    #expect(try workspace.run("bundle", "empty").exitCode == 2)
    #expect(try workspace.run("bundle", "empty", "--output", "out", "--python-version", "three").exitCode == 2)
  }

  @Test func aLayerHoldsTheRuntimeAlone() throws {
    let workspace = try Workspace()
    let outcome = try workspace.run("layer", "--output", "layer.zip", "--no-bytecode")
    #expect(outcome.exitCode == 0 && outcome.output.hasPrefix("layer.zip  "))
    let zip = try workspace.unpack("layer.zip")
    #expect(zip.paths.contains("python/gammaray/dynamic.py"))
    #expect(zip.paths.allSatisfy { $0.hasPrefix("python/gammaray/") && !$0.hasSuffix(".pyc") })
    let one = try workspace.run("layer", "--output", "one.zip", "--python-version", "2.9", "--format", "json")
    #expect(one.exitCode == 0 && one.errors.contains("no Python 2.9 is at hand"))
  }
}
