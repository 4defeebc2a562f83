import Batch
import FunctionProject
import PyRewriter

/// The function's own files, with its handler instrumented.
struct OwnCode {
  private enum Handler {
    /// A module: where it is read, and its path in the zip.
    case file(String, at: String)
    case inline(InlineSource, template: String)
  }

  private let function: LambdaFunction
  private let handler: Handler
  var files: [BundleFile] = []
  private(set) var leftOut: [(path: String, reason: String)] = []
  private(set) var findings: [Diagnostic] = []
  /// How many files are not as they are on the disk.
  private(set) var rewritten = 0

  /// - Throws: `unfit` when there is no code to instrument, `badFile` for what cannot be packed.
  init(of function: LambdaFunction, options: BundleOptions) throws(BundleError) {
    self.function = function
    if let inline = function.inlineSource {
      handler = .inline(inline, template: function.template ?? function.position.path)
      files = [BundleFile(InlineSource.fileName, bytes: Array(inline.text.utf8), origin: .function)]
      if inline.text.contains("cfnresponse") { files.append(CustomResources.module) }
      return
    }
    guard let directory = function.codeDirectory, let handler = function.file else {
      throw .unfit(place: "\(function.position)", reason: "\(function.name) has no handler module to instrument")
    }
    let tree = try Self.tree(at: directory, options)
    (files, leftOut) = (tree.files, tree.leftOut)
    self.handler = .file(handler, at: try Self.path(of: handler, in: directory, of: function))
    if case .file(_, let path) = self.handler, !files.contains(where: { $0.path == path }) {
      throw .unfit(
        place: handler,
        reason: "the handler of \(function.name) is left out: correct --exclude or the ignore file, or --include it")
    }
  }

  /// Where the analysis of what the handler gets to begins.
  var handlerDefinition: (path: String, name: String) {
    switch handler {
    case .file(_, let path): (path, function.function)
    case .inline: (InlineSource.fileName, function.function)
    }
  }

  /// - Throws: `rewriting` when the handler's module cannot be rewritten, `unfit` for inline code that is not known here.
  mutating func instrument(mode: Mode, hooks: BundleHooks) throws(BundleError) {
    switch handler {
    case .inline(let inline, let template): try instrument(inline, template, mode: mode, hooks: hooks)
    case .file(let handler, let path): try instrument(handler, at: path, mode: mode, hooks: hooks)
    }
  }

  private static func tree(at directory: String, _ options: BundleOptions) throws(BundleError) -> CodeTree {
    let output = Disk.realPath(options.directory) ?? ""
    let outputName = PathText.name(of: output)
    let rules = BundleRules(directory: directory, excludes: options.excludes, includes: options.includes)
    return try CodeTree(at: directory, rules: rules, origin: .function) { path in
      // The name spares most directories the question.
      PathText.name(of: path) != outputName || Disk.realPath(path) != output
    }
  }

  private static func path(of handler: String, in directory: String, of function: LambdaFunction) throws(BundleError) -> String {
    guard PathText.isInside(handler, directory) else {
      throw .unfit(
        place: handler,
        reason: "\(function.name)'s handler stands in a layer, which a bundle does not hold: write a module in \(directory) that "
          + "imports it, and name that as the handler")
    }
    return directory == "." ? handler : String(handler.dropFirst(directory == "/" ? 1 : directory.utf8.count + 1))
  }

  private mutating func instrument(
    _ handler: String, at handlerPath: String, mode: Mode, hooks: BundleHooks
  ) throws(BundleError) {
    var rewriter = try Rewriter.make(for: handler)
    for index in files.indices {
      let file = files[index]
      let isHandler = file.path == handlerPath
      guard isHandler || file.path.hasSuffix(".py"), let source = Self.source(of: file, handler: isHandler ? handler : nil)
      else { continue }
      let old = try Self.read(source)
      let callees = hooks.callees(in: file.path)
      let result: RewriteResult
      do throws(RewriteError) {
        // Handlers of other functions may be instrumented on the disk: in this zip they are plain modules.
        result = isHandler || !callees.isEmpty || mode == .static
          ? try rewriter.rewrite(
            isHandler ? old : rewriter.restore(old, path: source).output, path: source,
            options: RewriteOptions(mode: mode, entryPoints: isHandler ? [function.function] : [], callees: callees))
          : try rewriter.restore(old, path: source)
      } catch {
        if isHandler || !callees.isEmpty { throw .rewriting(error.diagnostic) }
        if mode == .static, SDKPackages.names.contains(where: old.contains) {
          findings.append(Diagnostic(.warning, error.id, at: error.position, "its imports of the SDK are not replaced: \(error.message)"))
        }
        continue
      }
      findings += result.findings
      guard result.output != old else { continue }
      rewritten += 1
      files[index] = BundleFile(file.path, bytes: result.output, mode: file.mode, origin: .function)
    }
    files = files.withoutStaleBytecode()
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

  private mutating func instrument(
    _ inline: InlineSource, _ template: String, mode: Mode, hooks: BundleHooks
  ) throws(BundleError) {
    guard inline.isVerbatim || !inline.text.contains("${") else {
      throw .unfit(
        place: "\(template):\(inline.templateLine):1",
        reason: "\(function.name)'s inline code holds values that only the deployment knows: pass them as environment variables")
    }
    var rewriter = try Rewriter.make(for: template)
    let source = Array(inline.text.utf8)
    do throws(RewriteError) {
      let options = RewriteOptions(
        mode: mode, entryPoints: [function.function], callees: hooks.callees(in: InlineSource.fileName))
      let result = try rewriter.rewrite(source, path: template, options: options)
      findings = result.findings.map { Self.move($0, by: inline) }
      rewritten = result.output == source ? 0 : 1
      files[0] = BundleFile(InlineSource.fileName, bytes: result.output, origin: .function)
    } catch {
      throw .rewriting(Self.move(error.diagnostic, by: inline))
    }
  }

  /// From a line of the code to the template's; how far the template indents it is not known.
  private static func move(_ diagnostic: Diagnostic, by inline: InlineSource) -> Diagnostic {
    let at = diagnostic.position
    let moved = SourcePosition(path: at.path, line: inline.templateLine(of: at.line), column: at.column)
    return Diagnostic(diagnostic.severity, diagnostic.id, at: moved, diagnostic.message)
  }

  private static func read(_ path: String) throws(BundleError) -> [UInt8] {
    do throws(FileError) { return try FileReader.read(path) } catch { throw .system(path: path, reason: error.message) }
  }
}
