import Batch
import FunctionProject
import PyRewriter

/// The function's own files, with its handler instrumented.
struct OwnCode {
  private(set) var files: [BundleFile] = []
  private(set) var leftOut: [(path: String, reason: String)] = []
  private(set) var findings: [Diagnostic] = []
  /// How many files are not as they are on the disk.
  private(set) var rewritten = 0

  /// - Throws: `unfit` when there is no code to instrument, `rewriting` when it cannot be, `badFile` for what cannot be packed.
  init(of function: LambdaFunction, options: BundleOptions) throws(BundleError) {
    if let inline = function.inlineSource {
      try addInline(inline, of: function, mode: options.mode)
    } else {
      try addDirectory(of: function, options: options)
    }
  }

  private mutating func addDirectory(of function: LambdaFunction, options: BundleOptions) throws(BundleError) {
    guard let directory = function.codeDirectory, let handler = function.file else {
      throw .unfit(place: "\(function.position)", reason: "\(function.name) has no handler module to instrument")
    }
    let output = Disk.realPath(options.directory) ?? ""
    let outputName = PathText.name(of: output)
    let rules = BundleRules(directory: directory, excludes: options.excludes, includes: options.includes)
    let tree = try CodeTree(at: directory, rules: rules, origin: .function) { path in
      // The name spares most directories the question.
      PathText.name(of: path) != outputName || Disk.realPath(path) != output
    }
    (files, leftOut) = (tree.files, tree.leftOut)
    guard PathText.isInside(handler, directory) else {
      throw .unfit(
        place: handler,
        reason: "\(function.name)'s handler stands in a layer, which a bundle does not hold: write a module in \(directory) that "
          + "imports it, and name that as the handler")
    }
    let path = directory == "." ? handler : String(handler.dropFirst(directory == "/" ? 1 : directory.utf8.count + 1))
    guard files.contains(where: { $0.path == path }) else {
      throw .unfit(
        place: handler,
        reason: "the handler of \(function.name) is left out: correct --exclude or the ignore file, or --include it")
    }
    try instrument(handler, at: path, function: function.function, mode: options.mode)
  }

  private mutating func instrument(
    _ handler: String, at handlerPath: String, function: String, mode: Mode
  ) throws(BundleError) {
    var rewriter = try makeRewriter(for: handler)
    for index in files.indices {
      let file = files[index]
      let isHandler = file.path == handlerPath
      guard isHandler || file.path.hasSuffix(".py"), let source = Self.source(of: file, handler: isHandler ? handler : nil)
      else { continue }
      let old = try Self.read(source)
      let result: RewriteResult
      do throws(RewriteError) {
        // Handlers of other functions may be instrumented on the disk: in this zip they are plain modules.
        result = isHandler
          ? try rewriter.rewrite(old, path: source, options: RewriteOptions(mode: mode, entryPoints: [function]))
          : try rewriter.restore(old, path: source)
      } catch {
        guard isHandler else { continue }
        throw .rewriting(error.diagnostic)
      }
      findings += result.findings
      guard result.output != old else { continue }
      rewritten += 1
      files[index] = BundleFile(file.path, bytes: result.output, mode: file.mode, origin: .function)
    }
    dropStaleBytecode()
  }

  /// What to read for a file; nil for links, but for a handler's. The file behind that is packed as it is, and what stands
  /// in the link's place is instrumented.
  private static func source(of file: BundleFile, handler: String?) -> String? {
    switch file.content {
    case .file(let path): path
    case .symlink: handler
    case .bytes: nil
    }
  }

  /// With `--include`, bytecode comes along; that of a rewritten file would hide the rewriting.
  private mutating func dropStaleBytecode() {
    var stems: Set<String> = []
    for file in files where file.path.hasSuffix(".py") {
      if case .bytes = file.content { stems.insert(String(file.path.dropLast(3))) }
    }
    files.removeAll { file in
      guard file.path.hasSuffix(".pyc") || file.path.hasSuffix(".pyo") else { return false }
      let directory = PathText.directory(of: file.path)
      let parent = PathText.name(of: directory) == "__pycache__" ? PathText.directory(of: directory) : directory
      let module = PathText.name(of: file.path).prefix { $0 != "." }
      return stems.contains(PathText.join(parent, String(module)))
    }
  }

  private mutating func addInline(
    _ inline: InlineSource, of function: LambdaFunction, mode: Mode
  ) throws(BundleError) {
    let template = function.template ?? function.position.path
    guard inline.isVerbatim || !inline.text.contains("${") else {
      throw .unfit(
        place: "\(template):\(inline.templateLine):1",
        reason: "\(function.name)'s inline code holds values that only the deployment knows: pass them as environment variables")
    }
    var rewriter = try makeRewriter(for: template)
    let source = Array(inline.text.utf8)
    do throws(RewriteError) {
      let options = RewriteOptions(mode: mode, entryPoints: [function.function])
      let result = try rewriter.rewrite(source, path: template, options: options)
      findings = result.findings.map { Self.move($0, by: inline) }
      rewritten = result.output == source ? 0 : 1
      files = [BundleFile(InlineSource.fileName, bytes: result.output, origin: .function)]
    } catch {
      throw .rewriting(Self.move(error.diagnostic, by: inline))
    }
    if inline.text.contains("cfnresponse") { files.append(CustomResources.module) }
  }

  /// From a line of the code to the template's; how far the template indents it is not known.
  private static func move(_ diagnostic: Diagnostic, by inline: InlineSource) -> Diagnostic {
    let at = diagnostic.position
    let moved = SourcePosition(path: at.path, line: inline.templateLine(of: at.line), column: at.column)
    return Diagnostic(diagnostic.severity, diagnostic.id, at: moved, diagnostic.message)
  }

  private func makeRewriter(for path: String) throws(BundleError) -> Rewriter {
    do { return try Rewriter() } catch {
      throw .system(path: path, reason: "the Python grammar does not fit the installed libtree-sitter: run ./setup and build again")
    }
  }

  private static func read(_ path: String) throws(BundleError) -> [UInt8] {
    do throws(FileError) { return try FileReader.read(path) } catch { throw .system(path: path, reason: error.message) }
  }
}
