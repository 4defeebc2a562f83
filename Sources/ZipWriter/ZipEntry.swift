/// One file or link of an archive to be. Directories are implied by paths; empty ones are not stored.
package struct ZipEntry: Sendable {
  /// Where the bytes come from.
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A regular file of this machine, read when its turn comes; a link is followed.
    case file(String)
    /// A symbolic link: its target is stored as it is, and not resolved.
    case symlink(target: String)
  }

  /// Relative, components parted by `/`, compared and sorted by its UTF-8 bytes.
  package let path: String
  /// Permission bits; the archive gets 0755 where the owner may execute, else 0644, so that no umask shows.
  package let mode: UInt16
  package let content: Content

  package init(path: String, mode: UInt16 = 0o644, content: Content) {
    self.path = path
    self.mode = mode
    self.content = content
  }

  /// For a name as the file system gave it; throws `badPath` when it is not UTF-8.
  package init(pathBytes: [UInt8], mode: UInt16 = 0o644, content: Content) throws(ZipError) {
    guard let path = String(validating: pathBytes, as: UTF8.self) else {
      throw .badPath(String(decoding: pathBytes, as: UTF8.self), .notUTF8)
    }
    self.init(path: path, mode: mode, content: content)
  }

  /// File type and permissions as in `st_mode`: the upper half of the external attributes (APPNOTE 4.4.15).
  var unixMode: UInt16 {
    if case .symlink = content { return 0o120777 }
    return mode & 0o100 == 0 ? 0o100644 : 0o100755
  }
}

/// What the caller decides; the module reads no environment and no clock.
package struct ZipOptions: Sendable {
  /// The time that every entry gets.
  package var timestamp: ZipTimestamp
  /// How many entries are compressed at a time; each takes about 3 MiB. No influence on the bytes.
  package var workerCount: Int

  /// One worker a processor, eight at most.
  package init(timestamp: ZipTimestamp = .earliest, workerCount: Int? = nil) {
    self.timestamp = timestamp
    self.workerCount = max(1, workerCount ?? min(processorCount(), 8))
  }
}

/// What was written.
package struct ZipSummary: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let path: String
    /// Bytes before and after compression; equal when stored.
    package let size: UInt64
    package let compressedSize: UInt64
  }

  /// In the archive's order: ascending by path bytes.
  package let entries: [Entry]
  /// Bytes of the whole archive.
  package let archiveSize: UInt64
  /// SHA-256 of the archive, 32 bytes.
  package let digest: [UInt8]

  /// Sum of the entries' bytes before compression: what Lambda limits to 262,144,000.
  package var uncompressedSize: UInt64 { entries.reduce(0) { $0 + $1.size } }
}
