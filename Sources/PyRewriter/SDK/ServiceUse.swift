package import TreeSitterBridge

/// A place that makes a client or resource, or asks for a service's data.
package struct ServiceUse: Equatable, Sendable {
  /// As it is given to boto3; nil where analysis cannot tell which one.
  package let service: String?
  /// Of the call, in bytes.
  package let path: String
  package let offset: Int

  package init(service: String?, path: String, offset: Int) {
    (self.service, self.path, self.offset) = (service, path, offset)
  }
}

/// Finds the services whose models some code needs. Pure: no file is opened.
package enum ServiceAnalysis {
  /// - Parameters:
  ///   - files: clean of instrumentation.
  ///   - isWanted: whether code at a byte offset of a file counts.
  /// - Returns: by file and place; each service once a place.
  package static func uses(
    in files: [ModuleFile], catalog: Catalog, isWanted: (ModuleFile, Int) -> Bool
  ) throws(BridgeError) -> [ServiceUse] {
    let words = WantedIdentifiers(Set(ServiceCalls.words.map(IdentifierSet.hash(of:))))
    let identifiers = files.map { IdentifierSet(of: $0.bytes, wanted: words) }
    let program = try Program(files, identifiers: identifiers)
    let calls = ServiceCalls(evaluator: Evaluator(program, catalog: catalog), groups: SDKGroups(files, identifiers))
    var uses: [ServiceUse] = []
    for (index, file) in files.enumerated() where !identifiers[index].wanted.isDisjoint(with: ServiceCalls.triggers) {
      uses += calls.uses(in: Int32(index)) { isWanted(file, $0) }
    }
    return uses
  }
}

/// Which packages, or the function's own code as a whole, name the SDK.
struct SDKGroups {
  private let named: Set<String>

  init(_ files: [ModuleFile], _ identifiers: [IdentifierSet]) {
    let words = Set(SDKPackages.names.map(IdentifierSet.hash(of:)))
    named = Set(zip(files, identifiers).filter { !$1.wanted.isDisjoint(with: words) }.map { Self.group(of: $0.0) })
  }

  func nameSDK(_ file: ModuleFile) -> Bool { named.contains(Self.group(of: file)) }

  private static func group(of file: ModuleFile) -> String { file.isDependency ? file.group : "" }
}
