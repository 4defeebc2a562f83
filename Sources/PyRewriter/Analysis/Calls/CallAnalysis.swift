package import TreeSitterBridge

/// Finds the SDK and HTTP calls of a function's files. Pure: no file is opened.
package enum CallAnalysis {
  package enum Extent: Sendable {
    /// What triggers or may: what hybrid mode needs. Files without any such name are not parsed.
    case triggering
    /// Harmless calls too: what `scan` shows.
    case all
  }

  /// The call sites of all files that are to be reported on, by file and place. Files that do not parse as a whole count as far as they do.
  package static func analyse(
    files: [ModuleFile], catalog: Catalog, extent: Extent = .triggering
  ) throws(BridgeError) -> [CallSite] {
    try AnalysisUnit(files, catalog: catalog, extent: extent).report().sites
  }
}

/// The call sites of some files, and which of these had to be parsed for it.
package struct CallReport: Sendable {
  package let sites: [CallSite]
  package let parsedPaths: [String]
}
