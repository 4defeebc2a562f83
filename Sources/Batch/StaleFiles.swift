import Glibc

/// Temporary files that a killed run left behind.
package enum StaleFiles {
  private static let prefix = ".gammaray-"
  private static let suffix = ".tmp"

  /// - Parameter directory: empty, or with its final slash.
  static func name(in directory: String, number: Int) -> String { "\(directory)\(prefix)\(getpid())-\(number)\(suffix)" }

  /// Removes those in `directory` whose process is gone.
  package static func remove(in directory: String) {
    guard let stream = unsafe opendir(directory.isEmpty ? "." : directory) else { return }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = owner(of: name), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      unsafe unlink((directory.isEmpty ? "" : directory + "/") + name)
    }
  }

  /// The process id in the name of one of our temporary files.
  static func owner(of name: String) -> pid_t? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    return name.dropFirst(prefix.count).split(separator: "-").first.flatMap { pid_t($0) }
  }
}
