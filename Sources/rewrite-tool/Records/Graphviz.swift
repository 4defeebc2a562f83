import Glibc

/// Graphviz' `dot`, which draws to our standard output.
enum Graphviz {
  /// - Parameter format: a name of `dot`'s own.
  static func draw(_ graph: String, format: String) throws {
    // Graphviz that is missing or stops early must not end us by a signal.
    signal(SIGPIPE, SIG_IGN)
    guard let pipe = unsafe popen("exec dot -T\(format)", "w") else { throw Failure("error: cannot run Graphviz' dot") }
    let text = Array(graph.utf8)
    let written = unsafe fwrite(text, 1, text.count, pipe)
    let status = unsafe pclose(pipe)
    guard status == 0, written == text.count else {
      throw Failure("--format \(format): error: Graphviz' dot is missing or failed: install graphviz, or take --format dot or mermaid")
    }
  }
}
