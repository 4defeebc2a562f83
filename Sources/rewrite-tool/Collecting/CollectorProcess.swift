import Batch
import FoundationEssentials
import Glibc
import PatchTemplates
import Synchronization

/// What `collector/` is asked for; its README has the meaning.
struct CollectorRequest: Encodable {
  let tables: [String]
  let from: String
  let segments: Int
  let follow, restart: Bool
  let endpoint, profile: String
  let checkpoints: [String: String]
  var folder = ""
}

/// The Python program that asks AWS, as a process of its own; it ends when we do, however that is.
final class CollectorProcess {
  /// The descriptor that its lines come from.
  let output: Int32
  private let process: pid_t
  private let folder: String
  private var hasEnded = false

  init(python: String, _ request: CollectorRequest) throws {
    folder = try Self.makeFolder()
    var request = request
    request.folder = folder
    for file in RuntimeFiles.collector { try Self.write(file.bytes, "\(folder)/\(file.path)") }
    try Self.write(Array(try JSONEncoder().encode(request)), "\(folder)/request.json")
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Failure("error: cannot make a pipe: \(unsafe String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let code: Int32
    (process, code) = Self.spawn([python, "-B", folder, "\(folder)/request.json"], output: ends[1])
    close(ends[1])
    output = ends[0]
    guard code == 0 else {
      hasEnded = true
      throw Failure(
        "error: tables are read with Python, and `\(python)` cannot be started (\(unsafe String(cString: strerror(code)))): install python3 "
          + "and boto3 (`python3 -m pip install boto3`) or the AWS CLI, or name a Python with --python; files need none of it")
    }
  }

  deinit {
    close(output)
    if !hasEnded {
      stop()
      _ = wait()
    }
    // The program removes it too, as soon as it runs: nothing else would after a `kill -9`.
    for file in RuntimeFiles.collector { unsafe unlink("\(folder)/\(file.path)") }
    unsafe unlink("\(folder)/request.json")
    unsafe rmdir("\(folder)/gammaray_collect")
    unsafe rmdir(folder)
  }

  func stop() { kill(process, SIGTERM) }

  /// Its exit code; 128 and the signal's number when a signal ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  private static func makeFolder() throws -> String {
    var name = Array("\(Console.environment("TMPDIR") ?? "/tmp")/gammaray-collect-XXXXXX".utf8CString)
    let made = unsafe name.withUnsafeMutableBufferPointer { buffer in unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil }
    guard made else { throw Failure("error: cannot make a temporary folder: \(unsafe String(cString: strerror(errno)))") }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    let writer = AtomicWriter()
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Directories.make(String(path[..<slash])) }
      try writer.write(bytes, to: path, mode: 0o600)
      try writer.finishOrThrow()
    } catch { throw Failure(error.description) }
  }

  private static func spawn(_ arguments: [String], output: Int32) -> (process: pid_t, code: Int32) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for unsafe pointer in unsafe pointers { unsafe free(pointer) } }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
    return (process, code)
  }
}

/// SIGINT and SIGTERM, which end a `collect` in good order.
enum Interruption {
  private static let count = Atomic(0)

  static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }

  /// From now on they only interrupt what waits.
  static func watch() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interruption.count.wrappingAdd(1, ordering: .relaxed) }
    unsafe sigaction(SIGINT, &action, nil)
    unsafe sigaction(SIGTERM, &action, nil)
  }
}
