import Batch
import FunctionProject

extension Selector {
  /// Adds the files beside the handler modules that a rewrite may touch: in hybrid mode those with calls to hook, in static
  /// mode those that import the SDK, and in each mode those in which an earlier run may have left something.
  /// - Parameter unsaved: contents that go before those on the disk, by path.
  func complete(_ selection: Selection, unsaved: [String: [UInt8]] = [:]) async throws -> Selection {
    let code = try CodeFiles(selection, options, unsaved: unsaved.keys.sorted(), mode: mode)
    var completed = selection
    var hooks: HookedCalls?
    if mode == .hybrid {
      hooks = try await HookedCalls(in: code, options, unsaved: unsaved)
      completed.analysed = hooks?.analysed ?? []
      completed.problems += (hooks?.problems ?? []).filter { !selection.problems.contains($0) }
    }
    completed.tasks = selection.tasks.map { task in
      FileTask(
        path: task.path, entryPoints: task.entryPoints, callees: hooks?.callees(in: SourceTree.canonical(task.path)) ?? [],
        source: task.source)
    }
    let known = Set(selection.tasks.map { SourceTree.canonical($0.path) })
    completed.tasks += code.files.filter { !known.contains($0) }.map { path in
      FileTask(path: path, entryPoints: [], callees: hooks?.callees(in: path) ?? [], source: unsaved[path])
    }
    return completed
  }
}
