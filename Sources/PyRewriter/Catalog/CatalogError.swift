/// Why a catalog, or an extension of it, was refused.
package enum CatalogError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The data is no catalog of a format that this build reads.
  case unknownFormat
  /// `line` (from 1) does not have the form that its first character promises.
  case malformedLine(Int, String)
  /// An extension speaks of a service that botocore does not have, or of no operation at all.
  case unknownOperation(String)
  /// An extension names an effect that there is none of.
  case unknownEffect(String, of: String)

  package var description: String {
    switch self {
    case .unknownFormat:
      "catalog.txt:1:1: error: not a catalog of format 1: run scripts/catalog/generate.py"
    case .malformedLine(let line, let text):
      "catalog.txt:\(line):1: error: unreadable line '\(text)': run scripts/catalog/generate.py"
    case .unknownOperation(let name):
      "error: '\(name)' is no operation: write service.operation with botocore's names, such as sns.publish, or http.POST"
    case .unknownEffect(let effect, let name):
      "error: '\(effect)' is no effect of '\(name)': write triggers, may-trigger or harmless"
    }
  }
}
