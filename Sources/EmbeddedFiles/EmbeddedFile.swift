import CEmbeddedFiles

/// A file of the project as it was when this binary was built. `scripts/embed-files` says which there are.
package struct EmbeddedFile: Equatable, Sendable {
  /// From the folder that was asked for on.
  package let path: String
  package let bytes: [UInt8]

  /// The files below a folder, sorted by the bytes of their paths.
  /// - Parameter folder: from the project's on, with a slash at its end: `runtime/src/`.
  package static func below(_ folder: String) -> [EmbeddedFile] {
    var count = 0
    let rows = unsafe UnsafeBufferPointer(start: gammaray_embedded_files(&count), count: count)
    return unsafe rows.compactMap { row in
      let path = unsafe String(cString: row.path)
      guard path.hasPrefix(folder) else { return nil }
      let bytes = unsafe UnsafeBufferPointer(start: row.bytes, count: row.count)
      return unsafe EmbeddedFile(path: String(path.dropFirst(folder.count)), bytes: Array(bytes))
    }
  }
}
