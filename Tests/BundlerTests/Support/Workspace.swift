import Foundation
import Testing

/// A directory of a test's own, removed with it, and the tool run in it.
final class Workspace {
  struct Outcome {
    let exitCode: Int32
    let output: String
    let errors: String
  }

  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "gammaray-bundle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func path(_ relative: String) -> String { root.appending(path: relative).path }

  func write(_ path: String, _ text: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// A SAM template of functions, each `Name: {properties}`.
  func writeTemplate(_ functions: [String], at path: String = "template.yaml") throws {
    var text = "Transform: AWS::Serverless-2016-10-31\nResources:\n"
    for function in functions {
      let parts = function.split(separator: ":", maxSplits: 1)
      text += "  \(parts[0]):\n    Type: AWS::Serverless::Function\n    Properties:\(parts[1])\n"
    }
    try write(path, text)
  }

  /// One function `Fn` of `code/app.py`.
  func writeFunction(_ properties: String = "Runtime: python3.12") throws {
    try writeTemplate(["Fn: {CodeUri: code, Handler: app.handler, \(properties)}"])
    try write("code/app.py", "def handler(event, context):\n    return 1\n")
  }

  func link(_ path: String, to target: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
  }

  /// Runs `rewrite-tool` in the workspace; its caches are the workspace's own.
  /// - Parameter compiles: whether `bundle` compiles the runtime, which takes a second.
  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:], umask: String = "022", compiles: Bool = false
  ) throws -> Outcome {
    let extra = arguments.first == "bundle" && !compiles ? ["--no-bytecode"] : []
    return try execute(
      "/bin/sh", ["-c", "umask \(umask); exec \"$0\" \"$@\"", Self.tool] + arguments + extra,
      environment: ["XDG_CACHE_HOME": path("cache"), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": path("wheels")].merging(environment) { $1 })
  }

  /// The files of a zip, unpacked.
  func unpack(_ zip: String) throws -> UnpackedZip {
    let target = "unpacked-\(UUID().uuidString)"
    let outcome = try execute("/usr/bin/unzip", ["-q", path(zip), "-d", path(target)])
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return UnpackedZip(root: root.appending(path: target))
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }

  func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: self.path(path)) }

  @discardableResult
  func execute(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = root
    var variables = ProcessInfo.processInfo.environment
    variables["SOURCE_DATE_EPOCH"] = nil
    process.environment = variables.merging(environment) { $1 }
    let (output, errors) = (root.appending(path: ".output-\(UUID())"), root.appending(path: ".errors-\(UUID())"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Built beside the tests.
  private static let tool = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "rewrite-tool").path
}

/// What a zip held.
struct UnpackedZip {
  let root: URL

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  func has(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)) != nil
  }

  func linkTarget(_ path: String) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: root.appending(path: path).path)
  }

  /// Everything but the runtime, sorted.
  var paths: [String] { root.filesBelow.filter { !$0.hasPrefix("gammaray/") }.sorted() }
}

extension URL {
  /// Paths of files and links below a directory.
  var filesBelow: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
    return all.filter { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: appending(path: name).path)
      return attributes?[.type] as? FileAttributeType != .typeDirectory
    }
  }
}
