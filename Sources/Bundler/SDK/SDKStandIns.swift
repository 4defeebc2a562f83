import PyRewriter

/// Files of the copy that are GammaRay's own.
enum SDKStandIns {
  /// botocore makes docstrings when they are read; what makes them, and the texts of the models, is left out of slim bundles.
  private static let docstrings = """
    \"\"\"Stands in for what makes docstrings: GammaRay left it out of this bundle.\"\"\"
    TEXT = 'Documentation was left out of this bundle: rewrite-tool bundle --sdk full'


    class LazyLoadedDocstring(str):
        def __new__(cls, *args, **kwargs):
            return super().__new__(cls, TEXT)

        def __init__(self, *args, **kwargs):
            super().__init__()


    def __getattr__(name):
        if name.endswith('Docstring'):
            return LazyLoadedDocstring
        raise AttributeError(name)

    """

  private static let documentation = """
    \"\"\"Stands in for what writes documentation: GammaRay left it out of this bundle.\"\"\"
    DEPRECATED_SERVICE_NAMES = {'sms-voice'}


    def generate_docs(root_dir, session):
        raise NotImplementedError('documentation was left out of this bundle: rewrite-tool bundle --sdk full')

    """

  /// The modules that import nothing else of the documentation's packages, and whose tables others need.
  private static let keptDocumentation = ["docs/utils.py"]

  /// Whether a module is left out of a slim copy, or has a stand-in there.
  static func replaces(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 2, ["\(SDKPackages.prefix)boto3", "\(SDKPackages.prefix)botocore"].contains(parts[0]), parts[1] == "docs" else {
      return false
    }
    return !keptDocumentation.contains(parts[1...].joined(separator: "/"))
  }

  /// - Parameter modules: paths of the whole copy.
  static func documentation(for modules: [BundleFile]) -> [BundleFile] {
    let paths = Set(modules.map(\.path))
    let texts = [("docs/__init__.py", documentation), ("docs/docstring.py", docstrings)]
    return ["boto3", "botocore"].flatMap { package in
      texts.compactMap { name, text in
        let path = "\(SDKPackages.prefix)\(package)/\(name)"
        return paths.contains(path) ? BundleFile(path, bytes: Array(text.utf8), origin: .sdk) : nil
      }
    }
  }

  /// The module that errors about unknown services ask.
  static func leftOut(_ services: Set<String>) -> BundleFile {
    let text = """
      \"\"\"The services that GammaRay left out of this bundle.\"\"\"
      SERVICES = frozenset('''
      \(services.sorted().joined(separator: "\n"))
      '''.split())


      def hint(name):
          if name not in SERVICES:
              return ''
          return f'. {name} was left out of this bundle: rewrite-tool bundle --services {name}'


      def notes(name):
          return [hint(name)[2:]] if name in SERVICES else []

      """
    return BundleFile("\(SDKPackages.prefix)botocore/_left_out.py", bytes: Array(text.utf8), origin: .sdk)
  }

  /// What the licence asks for (Apache License 2.0, section 4b).
  static func notices(for stock: StockSDK, packages: Set<String>, isSlim: Bool, toolVersion: String) -> [BundleFile] {
    packages.sorted().map { package in
      let version = stock.versions.first { $0.hasPrefix("\(package)==") } ?? package
      let text = """
        This is a modified copy of \(version), made by GammaRay's rewrite-tool \(toolVersion). The licence is that of the original, which
        stands in \(package)-*.dist-info. What was changed:
        - The package is named \(SDKPackages.prefix)\(package), and imports of boto3, botocore, s3transfer, aiobotocore and aioboto3 mean copies of that kind.
        - Loggers keep their names: __name__ has the prefix taken off again.
        - The last line of client.py, where there is one, hands the class of clients to GammaRay's runtime.
        - Errors about unknown services say how a service that was left out is taken along.

        """ + (isSlim ? """
        - Models of services that the function does not use were left out, and so were examples, the texts of documentation in models, and
          the modules that write documentation: help() on clients says so.

        """ : "")
      return BundleFile("\(SDKPackages.prefix)\(package)/NOTICE-GAMMARAY.txt", bytes: Array(text.utf8), origin: .sdk)
    }
  }
}
