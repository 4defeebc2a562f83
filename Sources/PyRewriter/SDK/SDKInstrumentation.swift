package import TreeSitterBridge

/// Makes a module of the renamed SDK capture its calls and keep its loggers' names. Line N stays line N.
///
/// Before: `logger = logging.getLogger(__name__)`, `lazy_call('boto3.s3.inject.f')`
/// After: `logger = logging.getLogger(__name__.removeprefix('gammaray_'))`, `lazy_call('gammaray_boto3.s3.inject.f')`
package struct SDKInstrumentation: ~Copyable {
  private var parser: Parser
  /// The dotted names of the SDK's modules, before they are renamed.
  private let modules: Set<String>

  package init(modules: Set<String>) throws(BridgeError) {
    parser = try Parser()
    self.modules = modules
  }

  /// Statements that end a module: what makes clients report their calls.
  private static let captures = [
    "botocore/client.py": "import gammaray.static as \(CanonicalCode.name); \(CanonicalCode.name).capture_client(BaseClient)",
    "aiobotocore/client.py":
      "import gammaray.static as \(CanonicalCode.name); \(CanonicalCode.name).capture_async_client(AioBaseClient)",
  ]

  /// - Parameters:
  ///   - source: a module whose imports are replaced already.
  ///   - path: before renaming: `botocore/client.py`.
  /// - Throws: `unparsableInput`, and `brokenOutput` when the edits would break the module.
  package mutating func instrument(_ source: [UInt8], path: String) throws(RewriteError) -> [UInt8] {
    let checked = try PythonSource(source, path: path)
    guard let tree = try? parser.parse(checked.bytes) else { throw .parserUnavailable(checked.position(of: 0)) }
    if let offset = SyntaxErrors.first(in: tree) { throw .unparsableInput(checked.position(of: offset)) }
    var edits = EditSet()
    do {
      try edits.add(SDKEditFinder(modules: modules).edits(in: tree))
      if let capture = Self.captures[path] { try edits.add([Self.appending(capture, to: source)]) }
    } catch {
      throw .brokenOutput(checked.position(of: error.rejected.range.lowerBound), why: "two of the edits overlap")
    }
    guard !edits.isEmpty else { return source }
    let output = edits.applied(to: source)
    guard let after = try? parser.parse(output, reusing: tree, replacements: edits.replacements), !after.hasError else {
      throw .brokenOutput(checked.position(of: edits.edits[0].range.lowerBound), why: "it would no longer parse")
    }
    return output
  }

  private static func appending(_ statement: String, to source: [UInt8]) -> Edit {
    let lineEnd = PythonSource.lineEnd(of: source)
    return .insert((source.isEmpty || source.last == .lineFeed ? "" : lineEnd) + statement + lineEnd, at: source.count)
  }
}
