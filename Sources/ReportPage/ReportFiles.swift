import CReportFiles

/// The page's sources, the folder `report`, as they were when this binary was built.
package enum ReportFiles {
  package struct File: Equatable, Sendable {
    /// From the folder on: `scripts/main.js`.
    package let path: String
    package let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Sorted by the bytes of the paths.
  package static let all: [File] = {
    var count = 0
    let rows = unsafe UnsafeBufferPointer(start: gammaray_report_files(&count), count: count)
    return unsafe rows.map { row in
      let bytes = unsafe UnsafeBufferPointer(start: row.bytes, count: row.count)
      return unsafe File(path: String(cString: row.path), bytes: Array(bytes))
    }
  }()

  static func text(_ path: String) -> String { all.first { $0.path == path }?.text ?? "" }
}
