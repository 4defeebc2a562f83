extension Discovery {
  /// The function that `--handler` makes of a directory, named like the directory.
  mutating func addHandlerOption(_ text: String, directory: String) throws(ProjectError) {
    let handler: HandlerName
    do {
      handler = try HandlerName(text)
    } catch {
      throw .badHandlerOption(text, reason: error.message)
    }
    let position = ProjectPosition(path: directory)
    let absolute = PathText.join(FileSystem.workingDirectory, directory)
    let declaration = FunctionDeclaration(
      name: absolute == "/" ? handler.function : PathText.name(of: absolute), kind: .handlerOption,
      handler: .init(text: text, position: position),
      // Whoever names a handler of ours says that it is Python.
      runtime: options.runtime.map { .python($0) } ?? .anyPython, runtimePosition: position,
      code: .path(directory, TextMark(line: 1, column: 1)), codePosition: position,
      position: position)
    assembler.add(declaration, to: &project)
  }
}
