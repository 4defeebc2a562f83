import Batch
import PyRewriter

/// Both passes over a module of the SDK: its imports, and what else depends on its package's name.
struct SDKInstrumenter: ~Copyable {
  private var rewriter: Rewriter
  private var instrumentation: SDKInstrumentation

  /// - Parameter modules: the SDK's dotted names.
  init(modules: Set<String>) throws(BundleError) {
    // Both before either is stored: half of a unique value cannot be given back.
    let rewriter = try Rewriter.make(for: ".")
    let instrumentation = try Self.instrumentation(modules)
    self.rewriter = rewriter
    self.instrumentation = instrumentation
  }

  private static func instrumentation(_ modules: Set<String>) throws(BundleError) -> SDKInstrumentation {
    do { return try SDKInstrumentation(modules: modules) } catch { throw .noParser(path: ".") }
  }

  /// What imports compute at run time is known of the SDK, and is handled by `SDKInstrumentation`: nothing is reported.
  mutating func instrument(_ source: [UInt8], path: String) throws(BundleError) -> [UInt8] {
    do throws(RewriteError) {
      let replaced = try rewriter.replaceImports(in: source, path: path)
      return try instrumentation.instrument(replaced.output, path: path)
    } catch {
      throw .rewriting(error.diagnostic)
    }
  }
}
