import Foundation
import PyRewriter
import Testing

/// One case of the oracle: a Python file, or a folder of them that import each other, whose call sites are marked in the source:
///
///     sns.publish(TopicArn=arn)  #> sns.Publish triggers
///     cache.put(key)  #> none
///     client.publish(**message)  #> unknown hooked
///
/// Several calls of one line are separated by `;`. A line without a mark has no call that is hooked.
struct CallOracle: CustomTestStringConvertible, Sendable {
  let name: String
  let files: [ModuleFile]

  var testDescription: String { name }

  static func all() throws -> [CallOracle] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fixtures/calls")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map { name in
      let url = folder.appendingPathComponent(name)
      if name.hasSuffix(".py") { return CallOracle(name: name, files: [try file(url, path: name)]) }
      let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted().filter { $0.hasSuffix(".py") }
      return CallOracle(name: name, files: try paths.map { try file(url.appendingPathComponent($0), path: $0) })
    }
  }

  private static func file(_ url: URL, path: String) throws -> ModuleFile {
    var parts = path.dropLast(3).split(separator: "/").map(String.init)
    if parts.last == "__init__" { parts.removeLast() }
    return ModuleFile(path: path, moduleNames: [parts.joined(separator: ".")], bytes: [UInt8](try Data(contentsOf: url)))
  }

  /// `path:line` → what is marked there, in order.
  var expected: [String: [String]] {
    var marks: [String: [String]] = [:]
    for file in files {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        guard let mark = line.range(of: "#> ") else { continue }
        let texts = line[mark.upperBound...].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        marks["\(file.path):\(index + 1)"] = texts
      }
    }
    return marks
  }

  var markCount: Int { expected.values.reduce(0) { $0 + $1.count } }

  /// What analysis says, in the words of the marks.
  func found(_ sites: [CallSite]) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for site in sites {
      let file = files.first { $0.path == site.path }
      let line = (file?.bytes ?? []).prefix(site.methodRange.lowerBound).count { $0 == UInt8(ascii: "\n") } + 1
      found["\(site.path):\(line)", default: []].append(Self.words(site))
    }
    return found
  }

  static func words(_ site: CallSite) -> String {
    if site.effect == .unknown { return site.isHooked ? "unknown hooked" : "unknown" }
    let isUnhooked = site.effect == .triggers && !site.isHooked
    return "\(site.service ?? "?").\(site.operation ?? "?") \(site.effect.rawValue)\(isUnhooked ? " unhooked" : "")"
  }
}
