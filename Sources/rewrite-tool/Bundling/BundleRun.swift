import ArgumentParser
import Batch
import Bundler
import FunctionProject
import PyRewriter

/// Packs the selected functions one after another; one that fails does not keep the others.
struct BundleRun {
  private let packer: FunctionPacker
  private let directory: String
  private let writesDigests: Bool
  private var paths: [String: LambdaFunction] = [:]
  private(set) var manifest = BundleManifest(toolVersion: RewriteTool.configuration.version)
  private(set) var findings: [Diagnostic] = []

  init(_ options: BundleOptions, writesDigests: Bool) {
    packer = FunctionPacker(options: options)
    directory = options.directory
    self.writesDigests = writesDigests
  }

  mutating func pack(_ functions: [LambdaFunction]) async throws {
    try write { _ throws(FileError) in try Directories.make(directory) }
    StaleFiles.remove(in: directory)
    for function in functions {
      do throws(BundleError) {
        try claimPath(of: function)
        let outcome = try await packer.pack(function)
        manifest.functions.append(outcome.function)
        findings += outcome.findings
      } catch {
        manifest.failed.append(.init(name: function.name, error: error.description))
      }
    }
    try writeTexts()
  }

  /// Two functions of one name, of two templates say, would overwrite each other.
  private mutating func claimPath(of function: LambdaFunction) throws(BundleError) {
    let path = packer.zipPath(of: function)
    if let other = paths[path] {
      throw .unfit(
        place: "\(function.position)",
        reason: "\(function.name) would overwrite the zip of the function of the same name at \(other.position): pack one template at a "
          + "time, each into its own directory")
    }
    paths[path] = function
  }

  private func writeTexts() throws {
    let manifest = try JSON.text(manifest) + "\n"
    try write { writer throws(FileError) in
      try writer.write(Array(manifest.utf8), to: PathText.join(directory, "manifest.json"), mode: 0o644)
      guard writesDigests else { return }
      for function in self.manifest.functions {
        let path = PathText.join(directory, "\(function.zip).base64sha256")
        // No line end: Terraform's `file()` would keep it.
        try writer.write(Array(function.sha256.utf8), to: path, mode: 0o644)
      }
    }
  }

  private func write(_ body: (AtomicWriter) throws(FileError) -> Void) throws {
    do throws(FileError) {
      let writer = AtomicWriter()
      try body(writer)
      try writer.finishOrThrow()
    } catch {
      throw Failure(error.description)
    }
  }
}
