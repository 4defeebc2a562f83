import FunctionProject

/// Finds programs as a shell does, and Python interpreters where version managers put them.
package struct ProgramFinder {
  private let environment: [String: String]

  package init(environment: [String: String]) { self.environment = environment }

  /// All files of this name on `PATH`, in its order.
  package func onPath(_ name: String) -> [String] {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map { PathText.join(String($0), name) }
      .filter { Disk.isExecutable($0) }
  }

  /// Candidates for a Python of this version (`3.12`), likeliest first; each may still be another one.
  func pythons(_ version: String) -> [String] {
    var found = onPath("python\(version)")
    for root in versionRoots {
      let entries = (try? DirectoryEntry.list(root)) ?? []
      // pyenv: 3.12.1; uv: cpython-3.12.1-linux-x86_64-gnu.
      let fitting = entries.filter { entry in
        ["", "cpython-"].contains { entry.name.hasPrefix("\($0)\(version).") || entry.name == "\($0)\(version)" }
      }
      found += fitting.reversed().map { "\(root)/\($0.name)/bin/python\(version)" }
    }
    return (found + onPath("python3")).filter { Disk.isExecutable($0) }
  }

  private var versionRoots: [String] {
    let home = environment["HOME"]
    let pyenv = environment["PYENV_ROOT"] ?? home.map { "\($0)/.pyenv" }
    let data = environment["XDG_DATA_HOME"] ?? home.map { "\($0)/.local/share" }
    return [pyenv.map { "\($0)/versions" }, environment["UV_PYTHON_INSTALL_DIR"] ?? data.map { "\($0)/uv/python" }]
      .compactMap { $0 }
  }
}
