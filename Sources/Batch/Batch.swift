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
    let writer = AtomicWriter()
    let done = Mutex(0)
    let outcomes = try await parallelMap(tasks, workerCount: workerCount, makeContext: { try Rewriter() }) { task, rewriter in
      let outcome = process(task, &rewriter, writer)
      onProgress(done.withLock { count in
        count += 1
        return count
      })
      return outcome
    }
    let failures = Dictionary(writer.finish().map { ($0.path, $0) }) { first, _ in first }
    return outcomes.map { outcome in failures[outcome.task.path].map { failure(outcome.task, $0) } ?? outcome }
  }

  private func process(_ task: FileTask, _ rewriter: inout Rewriter, _ writer: AtomicWriter) -> FileOutcome {
    do {
      let source = if let given = task.source { given } else { try FileReader.read(task.path) }
      let result = try transform(source, task, &rewriter)
      let isChanged = result.output != source
      if isChanged, destination == .inPlace { try writer.write(result.output, to: task.path) }
      return FileOutcome(
        task: task, status: isChanged ? .changed : .unchanged, wasInstrumented: result.wasInstrumented,
        diagnostics: result.findings,
        contents: destination == .memory ? .init(old: source, new: result.output) : nil)
    } catch let error as RewriteError {
      return failure(task, error.diagnostic)
    } catch {
      return failure(task, error as? FileError ?? FileError(path: task.path, message: "\(error)"))
    }
  }

  private func transform(
    _ source: [UInt8], _ task: FileTask, _ rewriter: inout Rewriter
  ) throws(RewriteError) -> RewriteResult {
    switch action {
    case .rewrite(let mode):
      try rewriter.rewrite(source, path: task.path, options: RewriteOptions(mode: mode, entryPoints: task.entryPoints, callees: task.callees))
    case .restore:
      try rewriter.restore(source, path: task.path)
    }
  }

  private func failure(_ task: FileTask, _ error: FileError) -> FileOutcome {
    let start = SourcePosition(path: task.path, line: 1, column: 1)
    return failure(task, Diagnostic(.error, "file", at: start, error.message))
  }

  private func failure(_ task: FileTask, _ diagnostic: Diagnostic) -> FileOutcome {
    FileOutcome(task: task, status: .failed, wasInstrumented: false, diagnostics: [diagnostic], contents: nil)
  }

  private static func directory(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
