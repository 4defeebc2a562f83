import Glibc

/// A program that runs beside us, with nothing on its standard input.
package struct RunningProcess {
  private let id: pid_t

  /// Why it was not started, as `errno` has it.
  package struct StartError: Error {
    package let code: Int32
  }

  /// - Parameters:
  ///   - program: A path; a name without `/` is looked up in our `PATH`.
  ///   - environment: All its variables; ours when nil.
  ///   - output: A descriptor for its standard output.
  ///   - errors: A descriptor for its standard error; ours when nil.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, output: Int32, errors: Int32? = nil
  ) throws(StartError) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    if let errors { unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    let variables = environment?.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    let code = unsafe withCStrings([program] + arguments) { arguments in
      unsafe withCStrings(variables ?? []) { variables in
        guard let arguments = unsafe arguments, let variables = unsafe variables else { return EINVAL }
        return unsafe posix_spawnp(&process, program, &actions, nil, arguments, environment == nil ? environ : variables)
      }
    }
    guard code == 0 else { throw StartError(code: code) }
    id = process
  }

  /// Waits for its end, once.
  ///
  /// - Returns: Its exit code; 128 and the signal's number when a signal ended it.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Asks it to end. Not after `wait`: its number may be another's then.
  package func terminate() { kill(id, SIGTERM) }
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
