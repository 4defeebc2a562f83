import Batch
import FunctionProject

/// The files and functions that a command is about.
struct Selection {
  var tasks: [FileTask] = []
  var functions: [LambdaFunction] = []
  /// Functions that `--function` passes over.
  var unselected: [LambdaFunction] = []
  var skipped: [FunctionProject.Skipped] = []
  var problems: [ProjectDiagnostic] = []
  /// The files that analysis had to parse.
  var analysed: [String] = []

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// Makes one task of those of one file: paths may overlap, and two workers must not write one file.
  mutating func mergeTasks() {
    var places: [[UInt8]: Int] = [:]
    var merged: [FileTask] = []
    for task in tasks {
      let place = places[Array(task.path.utf8), default: merged.count]
      guard place < merged.count else {
        places[Array(task.path.utf8)] = place
        merged.append(task)
        continue
      }
      merged[place] = FileTask(path: task.path, entryPoints: merged[place].entryPoints + task.entryPoints, source: task.source)
    }
    tasks = merged
  }

  /// One task a file, in the order of the files' first functions.
  mutating func addTasks(for functions: [LambdaFunction]) {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for function in functions {
      guard let file = function.file else { continue }
      if names[file] == nil { order.append(file) }
      names[file, default: []].append(function.function)
    }
    tasks += order.map { FileTask(path: $0, entryPoints: names[$0] ?? []) }
  }
}
