import PyRewriter

/// The callees that hybrid mode hooks in a module that stands alone.
func hookedCallees(in source: [UInt8]) throws -> [Range<Int>] {
  let file = ModuleFile(path: "m.py", moduleNames: ["m"], bytes: source)
  return try CallAnalysis.analyse(files: [file], catalog: try CatalogFixture.catalog()).filter(\.isForHybrid).map(\.calleeRange)
}
