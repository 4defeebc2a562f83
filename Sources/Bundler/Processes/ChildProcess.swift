import Batch
import Glibc

/// A program that is run to its end.
package struct ChildProcess {
  private let program: String
  private let arguments: [String]
  private let environment: [String: String]

  package init(program: String, arguments: [String], environment: [String: String]) {
    (self.program, self.arguments, self.environment) = (program, arguments, environment)
  }

  package struct Outcome {
    /// 128 and the signal's number when a signal ended it.
    package let exitCode: Int32
    /// Standard output and standard error, as they came.
    package let output: String

    /// The end of the output.
    package func tail(lines: Int = 12) -> String {
      output.split(separator: "\n").suffix(lines).joined(separator: "\n")
    }
  }

  /// - Throws: `system` when the program cannot be started.
  package func run() throws(BundleError) -> Outcome {
    // A file, not a pipe: it takes any amount while nobody reads.
    var name = Array("\(environment["TMPDIR"] ?? "/tmp")/gammaray-output-XXXXXX".utf8CString)
    let log = unsafe name.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard log >= 0 else { throw .system("make a temporary file for", program) }
    unsafe unlink(name)
    defer { close(log) }
    let process = try spawn(output: log)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    lseek(log, 0, SEEK_SET)
    let bytes = (try? FileReader.read(log, path: program, expecting: 4096)) ?? []
    let signal = status & 0x7F
    return Outcome(
      exitCode: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: String(decoding: bytes, as: UTF8.self))
  }

  private func spawn(output: Int32) throws(BundleError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    let code = unsafe withCStrings([program] + arguments) { arguments in
      unsafe withCStrings(variables) { variables in
        guard let arguments = unsafe arguments, let variables = unsafe variables else { return EINVAL }
        return unsafe posix_spawn(&process, program, &actions, nil, arguments, variables)
      }
    }
    guard code == 0 else { throw .system("start", program, errno: code) }
    return process
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
) -> Result {
  unsafe withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<CChar>?.self, capacity: strings.count + 1) { pointers in
    for (index, string) in strings.enumerated() { unsafe pointers.initializeElement(at: index, to: strdup(string)) }
    unsafe pointers.initializeElement(at: strings.count, to: nil)
    defer { for index in strings.indices { unsafe free(pointers[index]) } }
    return unsafe body(pointers.baseAddress)
  }
}
