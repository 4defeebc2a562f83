package import EmbeddedFiles

/// The Python runtime as it was when this binary was built.
package enum RuntimeFiles {
  /// Paths as they stand in a bundle: `gammaray/dynamic.py`.
  package static let all = EmbeddedFile.below("runtime/src/")

  /// Where the catalog of SDK operations stands among them.
  package static let catalogPath = "gammaray/catalog.txt"

  /// A stand-in for the module that Lambda gives to code in a template only.
  package static let cfnresponse = EmbeddedFile.below("Sources/CEmbeddedFiles/support/").first { $0.path == "cfnresponse.py" }?.bytes ?? []

  /// What reads tables and streams: Python, run by `collect`.
  package static let collector = EmbeddedFile.below("collector/src/")
}
