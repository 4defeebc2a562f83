import FoundationEssentials
import FunctionProject
import Testing

/// A directory of its own for one test; removed with the last reference.
final class TemporaryProject {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = "/tmp/gammaray-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) throws {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: PathText.directory(of: file), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  func discover(
    _ names: [String] = ["."], _ configure: (inout DiscoveryOptions) -> Void = { _ in }
  ) throws -> FunctionProject {
    var options = DiscoveryOptions()
    configure(&options)
    return try FunctionProject.discover(
      paths: names.map { PathText.join(path, $0) }, options: options, locator: LineLocator())
  }

  /// `path` as seen from the project's directory.
  func relative(_ path: String?) -> String? { path.map { PathText.relative($0, to: self.path) } }

  /// Problems and skipped functions as text, without the directory's own name.
  func texts(_ project: FunctionProject) -> [String] {
    (project.problems.map(\.description) + project.skipped.map(\.description)).map {
      $0.replacing("\(path)/", with: "").replacing(path, with: ".")
    }
  }
}

/// Knows `def name(…)` and `name = …` at the start of a line: enough for these tests.
struct LineLocator: HandlerLocator {
  func locate(_ names: [String], inModule source: [UInt8]) -> [HandlerBinding?]? { names.map { locate($0, in: source) } }

  private func locate(_ name: String, in source: [UInt8]) -> HandlerBinding? {
    let lines = String(decoding: source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let hits = lines.enumerated().compactMap { index, line -> HandlerBinding? in
      let starts = ["def \(name)(", "async def \(name)("]
      let isDefinition = starts.contains { line.hasPrefix($0) }
      guard isDefinition || line.hasPrefix("\(name) =") else { return nil }
      let parameters = line.prefix { $0 != ")" }.split(separator: ",").count
      return HandlerBinding(
        line: index + 1, isCallableWithTwoParameters: isDefinition && parameters == 2)
    }
    return hits.last
  }
}
