import Batch
import FunctionProject
import Glibc
import ZipWriter

/// Directories that are made once and then only read: below `$XDG_CACHE_HOME/gammaray` or `~/.cache/gammaray`.
struct Cache {
  private let root: String

  /// - Parameter kind: what the entries are: `dependencies`, `bytecode`.
  init(_ kind: String, environment: [String: String]) {
    let base: String
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      base = cache
    } else {
      base = environment["HOME"].map { "\($0)/.cache" } ?? "/tmp/cache-\(getuid())"
    }
    root = PathText.join(base, "gammaray/\(kind)")
  }

  static func key(_ parts: [String]) -> String {
    var hash = SHA256()
    for part in parts {
      // Lengths keep ("a", "bc") and ("ab", "c") apart.
      hash.update(Array("\(part.utf8.count):".utf8))
      hash.update(Array(part.utf8))
    }
    return hash.digest().prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// The directory of `key`, filled by `make` when it is not there or `isFresh` wants it anew.
  func directory(
    _ key: String, isFresh: Bool = false, make: (String) throws(BundleError) -> Void
  ) throws(BundleError) -> String {
    let final = "\(root)/\(key)"
    if !isFresh, Disk.isDirectory(final) { return final }
    let work = "\(root)/.new-\(getpid())-\(key)"
    removeAbandoned()
    do throws(FileError) { try Directories.make(work) } catch { throw .system(path: error.path, reason: error.message) }
    defer { Self.remove(work) }
    try make(work)
    if isFresh, Disk.isDirectory(final) {
      let old = "\(root)/.new-\(getpid())-old-\(key)"
      if unsafe rename(final, old) == 0 { Self.remove(old) }
    }
    guard unsafe rename(work, final) == 0 || Disk.isDirectory(final) else { throw .system("write", final) }
    return final
  }

  /// What killed runs left behind.
  private func removeAbandoned() {
    for entry in (try? DirectoryEntry.list(root)) ?? [] where entry.name.hasPrefix(".new-") {
      let owner = entry.name.dropFirst(5).prefix { $0 != "-" }
      guard let process = pid_t(owner), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      Self.remove("\(root)/\(entry.name)")
    }
  }

  /// Removes a directory and all in it; links are removed, not followed.
  static func remove(_ path: String) {
    for entry in (try? DirectoryEntry.list(path)) ?? [] {
      let inner = "\(path)/\(entry.name)"
      if entry.kind == .directory { remove(inner) } else { unsafe unlink(inner) }
    }
    unsafe rmdir(path)
  }
}
