import PyRewriter
import Synchronization

/// Rewrites or restores many files on all cores; results stand in the order of the tasks.
package struct Batch: Sendable {
  /// Where the results go.
  package enum Destination: Equatable, Sendable {
    /// Kept in the outcome.
    case memory
    /// Nowhere: only the outcome's status counts.
    case discard
    case inPlace
  }

  private let action: Action
  private let destination: Destination
  private let workerCount: Int
  private let onProgress: @Sendable (Int) -> Void

  /// - Parameter onProgress: called with the number of files done, from any worker.
  package init(
    _ action: Action, to destination: Destination, workerCount: Int,
    onProgress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.action = action
    self.destination = destination
    self.workerCount = workerCount
    self.onProgress = onProgress
  }

  package func run(_ tasks: [FileTask]) async throws -> [FileOutcome] {
    if destination == .inPlace {
      for directory in Set(tasks.map { Self.directory(of: $0.path) }).sorted() { StaleFiles.remove(in: directory) }
    }
    let done = Mutex(0)
    return try await parallelMap(
      tasks, workerCount: workerCount,
      makeContext: { worker in try Worker(rewriter: Rewriter(), writer: AtomicWriter(worker: worker)) },
      transform: { task, worker in
        let outcome = process(task, &worker)
        onProgress(done.withLock { count in
          count += 1
          return count
        })
        return outcome
      },
      finish: { worker in try worker.writer.commit() })
  }

  private struct Worker: ~Copyable {
    var rewriter: Rewriter
    var writer: AtomicWriter
  }

  private func process(_ task: FileTask, _ worker: inout Worker) -> FileOutcome {
    do {
      let source = try FileReader.read(task.path)
      let result = try transform(source, task, &worker.rewriter)
      let isChanged = result.output != source
      if isChanged, destination == .inPlace { try worker.writer.write(result.output, to: task.path) }
      return FileOutcome(
        task: task, status: isChanged ? .changed : .unchanged, wasInstrumented: result.wasInstrumented,
        diagnostics: result.findings,
        contents: destination == .memory ? .init(old: source, new: result.output) : nil)
    } catch let error as RewriteError {
      return failure(task, error.diagnostic)
    } catch {
      let message = (error as? FileError)?.message ?? "\(error)"
      return failure(
        task, Diagnostic(.error, "unreadable-file", at: SourcePosition(path: task.path, line: 1, column: 1), message))
    }
  }

  private func transform(
    _ source: [UInt8], _ task: FileTask, _ rewriter: inout Rewriter
  ) throws(RewriteError) -> RewriteResult {
    switch action {
    case .rewrite(let mode):
      try rewriter.rewrite(source, path: task.path, options: RewriteOptions(mode: mode, entryPoints: task.entryPoints))
    case .restore:
      try rewriter.restore(source, path: task.path)
    }
  }

  private func failure(_ task: FileTask, _ diagnostic: Diagnostic) -> FileOutcome {
    FileOutcome(task: task, status: .failed, wasInstrumented: false, diagnostics: [diagnostic], contents: nil)
  }

  private static func directory(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
