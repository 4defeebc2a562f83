import Glibc

/// The two streams of the command, written whole and unbuffered.
enum Console {
  enum Stream: Int32 { case output = 1, errors = 2 }

  /// Ends the command with 2 when standard output takes no more: its reader must not take a part for the whole.
  static func write(_ bytes: [UInt8], to stream: Stream = .output) {
    var offset = 0
    unsafe bytes.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let written = unsafe Glibc.write(stream.rawValue, buffer.baseAddress! + offset, buffer.count - offset)
        if written < 0 {
          if errno == EINTR { continue }
          guard stream == .output else { return }
          error("error: cannot write to standard output: \(unsafe String(cString: strerror(errno)))")
          exit(2)
        }
        offset += written
      }
    }
  }

  static func write(_ text: String, to stream: Stream = .output) { write(Array(text.utf8), to: stream) }
  static func print(_ line: String) { write(line + "\n") }
  static func error(_ line: String) { write(line + "\n", to: .errors) }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Standard output takes colours: a terminal, and no NO_COLOR (no-color.org) that is not empty.
  static var takesColours: Bool {
    guard isTerminal(.output) else { return false }
    return (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
