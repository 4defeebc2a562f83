extension Discovery {
  /// Names of handlers in projects without a template, in the order of looking.
  private static let names: [StaticString] = ["lambda_handler", "handler"]

  /// Functions of Python files that bind `lambda_handler` or `handler` to a `def` of two parameters.
  mutating func addByConvention(_ files: [String], below root: String) {
    for file in files where !Self.isTest(PathText.name(of: file)) && seen.insert(file).inserted {
      let source: [UInt8]
      do {
        source = try FileSystem.read(file)
      } catch {
        project.error("cannot be read: \(error.reason)", at: ProjectPosition(path: file))
        continue
      }
      addByConvention(file, source, below: root)
    }
  }

  private mutating func addByConvention(_ file: String, _ source: [UInt8], below root: String) {
    let names = Self.names.filter { ByteSearch.contains($0, in: source) }.map(\.description)
    guard !names.isEmpty else { return }
    guard let bindings = assembler.locator.locate(names, inModule: source) else {
      let reason = "it is not valid Python 3: whether it holds a handler is not known"
      return project.skip(PathText.name(of: file), reason, at: ProjectPosition(path: file))
    }
    let found = zip(names, bindings).compactMap { name, binding -> (String, Int)? in
      guard let binding, binding.isCallableWithTwoParameters else { return nil }
      return (name, binding.line)
    }
    for (function, line) in found {
      let directory = Self.codeDirectory(of: file, below: root)
      let module = Self.module(of: file, in: directory)
      let stem = Self.module(of: file, in: root).replacing("/", with: "-")
      project.functions.append(
        LambdaFunction(
          name: found.count == 1 ? stem : "\(stem)-\(function)", templateKind: .convention,
          handler: "\(module).\(function)", file: file, function: function, line: line,
          codeDirectory: directory,
          runtime: options.runtime,
          position: ProjectPosition(path: file, mark: TextMark(line: line, column: 1))))
    }
  }

  private static func isTest(_ name: String) -> Bool {
    name.hasPrefix("test_") || name.hasSuffix("_test.py") || name == "conftest.py"
  }

  /// The directory from which the file's packages can be imported: the first without `__init__.py`.
  static func importDirectory(of file: String) -> String { codeDirectory(of: file, below: "/") }

  private static func codeDirectory(of file: String, below root: String) -> String {
    var directory = PathText.directory(of: file)
    while directory != root, directory != ".", FileSystem.isFile(PathText.join(directory, "__init__.py")) {
      directory = PathText.directory(of: directory)
    }
    return directory
  }

  /// `pkg/mod` for `directory/pkg/mod.py`; a package's `__init__.py` is the package.
  private static func module(of file: String, in directory: String) -> String {
    let module = PathText.below(directory, file).dropLast(".py".count)
    return String(module.hasSuffix("/__init__") ? module.dropLast("/__init__".count) : module)
  }
}
