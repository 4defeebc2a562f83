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
  private(set) var output: Int32 = -1
  private let folder: String
  // Nil until it is started, and when it has ended.
  private var process: RunningProcess?

  init(python: String, _ request: CollectorRequest) throws {
    guard let made = TemporaryPlace.folder(in: Console.environment("TMPDIR")) else {
      throw Failure("error: cannot make a temporary folder: \(unsafe String(cString: strerror(errno)))")
    }
    folder = made
    var request = request
    request.folder = folder
    for file in RuntimeFiles.collector { try Self.write(file.bytes, "\(folder)/\(file.path)") }
    try Self.write(Array(try JSONEncoder().encode(request)), "\(folder)/request.json")
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Failure("error: cannot make a pipe: \(unsafe String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    output = ends[0]
    do throws(RunningProcess.StartError) {
      process = try RunningProcess(python, ["-B", folder, "\(folder)/request.json"], output: ends[1])
    } catch {
      throw Failure(
        "error: tables are read with Python, and `\(python)` cannot be started (\(unsafe String(cString: strerror(error.code)))): install "
          + "python3 and boto3 (`python3 -m pip install boto3`) or the AWS CLI, or name a Python with --python; files need none of it")
    }
  }

  deinit {
    close(output)
    stop()
    _ = wait()
    // The program removes it too, as soon as it runs: nothing else would after a `kill -9`.
    for file in RuntimeFiles.collector { unsafe unlink("\(folder)/\(file.path)") }
    unsafe unlink("\(folder)/request.json")
    unsafe rmdir("\(folder)/gammaray_collect")
    unsafe rmdir(folder)
  }

  func stop() { process?.terminate() }

  /// Its exit code, as `RunningProcess` has it; 0 when it was waited for already.
  func wait() -> Int32 {
    defer { process = nil }
    return process?.wait() ?? 0
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    let writer = AtomicWriter()
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Directories.make(String(path[..<slash])) }
      try writer.write(bytes, to: path, mode: 0o600)
      try writer.finishOrThrow()
    } catch { throw Failure(error.description) }
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
