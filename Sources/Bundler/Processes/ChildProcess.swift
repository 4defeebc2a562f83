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
    guard let log = TemporaryPlace.file(in: environment["TMPDIR"]) else { throw .system("make a temporary file for", program) }
    defer { close(log) }
    let process: RunningProcess
    do throws(RunningProcess.StartError) {
      process = try RunningProcess(program, arguments, environment: environment, output: log, errors: log)
    } catch { throw .system("start", program, errno: error.code) }
    let exitCode = process.wait()
    lseek(log, 0, SEEK_SET)
    let bytes = (try? FileReader.read(log, path: program, expecting: 4096)) ?? []
    return Outcome(exitCode: exitCode, output: String(decoding: bytes, as: UTF8.self))
  }
}
