import PatchTemplates

/// Lambda adds a module `cfnresponse` to code that stands in a template, and not to zips.
enum CustomResources {
  static let module = BundleFile("cfnresponse.py", bytes: RuntimeFiles.cfnresponse, origin: .function)
}
