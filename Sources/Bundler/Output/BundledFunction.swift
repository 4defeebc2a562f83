/// What was packed for one function; a row of the manifest.
package struct BundledFunction: Encodable, Sendable {
  package struct Sizes: Encodable, Sendable {
    /// Of the zip.
    package let zipped: Int
    /// Of its files.
    package let unzipped: Int
    /// Of the layers whose content is in the project.
    package let layers: Int
  }

  package struct Counts: Encodable, Sendable {
    package let files: Int
    /// The function's own files, its dependencies' and the runtime's.
    package let own: Int
    package let dependencies: Int
    package let runtime: Int
    /// Own files that are not as they are on the disk.
    package let rewritten: Int
  }

  package let name: String
  /// Beside the manifest.
  package let zip: String
  package let handler: String
  package let runtime: String?
  package let architecture: String
  package let mode: String
  /// Bytes.
  package let sizes: Sizes
  /// SHA-256 of the zip in base64: Lambda's `CodeSha256`, Terraform's `source_code_hash`.
  package let sha256: String
  package let counts: Counts
  /// The Python version that the runtime is compiled for; null where it is shipped as source only.
  package let bytecode: String?
  /// `name==version`, sorted.
  package let dependencies: [String]
  /// Those of them whose version the requirements leave open.
  package let unpinned: [String]
  /// The ten largest top-level names.
  package let largest: [SizeShare]
  /// Paths that an ignore file or `--exclude` left out, directories once.
  package let leftOut: [String]
  /// Layers whose size is not known here.
  package let uncountedLayers: [String]
  /// What static mode made of the SDK.
  package let sdk: BundledSDK?
  package let warnings: [BundleWarning]

  private enum CodingKeys: String, CodingKey {
    case name, zip, handler, runtime, architecture, mode, sizes, sha256, counts, bytecode, dependencies, unpinned, largest
    case leftOut, uncountedLayers, sdk, warnings
  }

  /// Every key is there, null where nothing is known.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(zip, forKey: .zip)
    try container.encode(handler, forKey: .handler)
    try container.encode(runtime, forKey: .runtime)
    try container.encode(architecture, forKey: .architecture)
    try container.encode(mode, forKey: .mode)
    try container.encode(sizes, forKey: .sizes)
    try container.encode(sha256, forKey: .sha256)
    try container.encode(counts, forKey: .counts)
    try container.encode(bytecode, forKey: .bytecode)
    try container.encode(dependencies, forKey: .dependencies)
    try container.encode(unpinned, forKey: .unpinned)
    try container.encode(largest, forKey: .largest)
    try container.encode(leftOut, forKey: .leftOut)
    try container.encode(uncountedLayers, forKey: .uncountedLayers)
    try container.encode(sdk, forKey: .sdk)
    try container.encode(warnings, forKey: .warnings)
  }
}

/// What a run packed: `manifest.json`.
package struct BundleManifest: Encodable, Sendable {
  package struct Failed: Encodable, Sendable {
    package let name: String
    package let error: String

    package init(name: String, error: String) {
      self.name = name
      self.error = error
    }
  }

  package let manifestVersion = 1
  package let toolVersion: String
  package var functions: [BundledFunction] = []
  package var failed: [Failed] = []

  package init(toolVersion: String) { self.toolVersion = toolVersion }
}
