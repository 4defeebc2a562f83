import Batch
import Glibc

/// Takes out of installed packages what differs from machine to machine, so that equal wheels give equal zips.
enum InstalledFiles {
  /// Written by the installer into a `.dist-info` directory about itself.
  private static let notes: Set<String> = ["INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json", "uv_build.json"]

  /// - Parameter target: the directory that `--target` named.
  static func normalise(_ target: String) throws(BundleError) {
    unsafe unlink("\(target)/.lock")
    try removeScripts(in: "\(target)/bin")
    for entry in try DirectoryEntry.list(target) where entry.kind == .directory && entry.name.hasSuffix(".dist-info") {
      let directory = "\(target)/\(entry.name)"
      for note in notes { unsafe unlink("\(directory)/\(note)") }
      try normaliseRecord("\(directory)/RECORD", target: target)
    }
  }

  /// Scripts start with the path of this machine's interpreter; programs in machine code stay.
  private static func removeScripts(in directory: String) throws(BundleError) {
    guard Disk.isDirectory(directory) else { return }
    for entry in try DirectoryEntry.list(directory) where entry.kind == .file {
      let path = "\(directory)/\(entry.name)"
      if (try? FileReader.read(path))?.starts(with: Array("#!".utf8)) == true { unsafe unlink(path) }
    }
    // Stays where programs are left in it.
    unsafe rmdir(directory)
  }

  /// Keeps the rows of files that are there, sorted. A path with a comma is quoted.
  private static func normaliseRecord(_ file: String, target: String) throws(BundleError) {
    guard let bytes = try? FileReader.read(file) else { return }
    let rows = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n")
    let kept = rows.map(String.init).filter { row in
      let path = row.hasPrefix("\"") ? row.dropFirst().prefix { $0 != "\"" } : row.prefix { $0 != "," }
      return !path.hasPrefix("../") && !path.hasPrefix("/") && Disk.isFile("\(target)/\(path)")
    }
    let text = kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\($0)\n" }.joined()
    do throws(FileError) {
      let writer = AtomicWriter()
      try writer.write(Array(text.utf8), to: file)
      try writer.finishOrThrow()
    } catch {
      throw .system(path: error.path, reason: error.message)
    }
  }
}
