import CRuntimeFiles

/// The Python runtime as it was when this binary was built.
package enum RuntimeFiles {
  package struct File: Equatable, Sendable {
    /// As it stands in a bundle: `gammaray/dynamic.py`.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Sorted by the bytes of the paths.
  package static let all: [File] = {
    var count = 0
    return unsafe files(gammaray_runtime_files(&count), count)
  }()

  /// Where the catalog of SDK operations stands among them.
  package static let catalogPath = "gammaray/catalog.txt"

  /// A stand-in for the module that Lambda gives to code in a template only.
  package static let cfnresponse: [UInt8] = {
    var count = 0
    let support = unsafe files(gammaray_support_files(&count), count)
    return support.first { $0.path == "support/cfnresponse.py" }?.bytes ?? []
  }()

  /// What reads tables and streams: Python, run by `collect`; paths from its folder on.
  package static let collector: [File] = {
    var count = 0
    return unsafe files(gammaray_collector_files(&count), count).map { File(path: String($0.path.dropFirst("src/".count)), bytes: $0.bytes) }
  }()

  private static func files(_ table: UnsafePointer<gammaray_runtime_file>?, _ count: Int) -> [File] {
    let rows = unsafe UnsafeBufferPointer(start: table, count: count)
    return unsafe rows.map { row in
      let bytes = unsafe UnsafeBufferPointer(start: row.bytes, count: row.count)
      return unsafe File(path: String(cString: row.path), bytes: Array(bytes))
    }
  }
}
