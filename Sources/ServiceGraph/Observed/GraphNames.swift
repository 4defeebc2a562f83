/// The nodes and kinds of edges of a graph, numbered; what calls and entries say is turned into them once for each way of saying it.
struct GraphNames {
  /// What all calls of a shape have in common.
  struct CallNames {
    let targets: [Int]
    let kind: Int
    /// The service's name as a kind of edge.
    let service: Int
    let isOfService: Bool
    /// It can wake something.
    let isEffect: Bool
  }

  private struct Source: Hashable {
    let source, arn, function: UInt32
  }

  private let store: EventStore
  private let filter: GraphFilter
  private(set) var nodes: [ObservedName] = []
  private(set) var kinds: [String] = []
  private var isShown: [Bool] = []
  private var nodeNumbers: [ObservedName: Int] = [:]
  private var kindNumbers: [String: Int] = [:]
  private var functions: [UInt32: Int] = [:]
  private var shapes: [CallNames?]
  private var sources: [Source: Int] = [:]

  init(_ store: EventStore, _ filter: GraphFilter) {
    (self.store, self.filter) = (store, filter)
    shapes = [CallNames?](repeating: nil, count: store.shapes.count)
  }

  /// The nodes that are in the graph: others were only asked about.
  var shown: Set<ObservedName> { Set(nodes.indices.lazy.filter { isShown[$0] }.map { nodes[$0] }) }

  mutating func show(_ node: Int) { isShown[node] = true }

  mutating func number(of node: ObservedName) -> Int {
    if let known = nodeNumbers[node] { return known }
    nodeNumbers[node] = nodes.count
    nodes.append(node)
    isShown.append(false)
    return nodes.count - 1
  }

  mutating func number(ofKind kind: String) -> Int {
    if let known = kindNumbers[kind] { return known }
    kindNumbers[kind] = kinds.count
    kinds.append(kind)
    return kinds.count - 1
  }

  mutating func function(_ symbol: UInt32) -> Int {
    if let known = functions[symbol] { return known }
    let number = number(of: ResourceNames.function(store.name(symbol)))
    functions[symbol] = number
    return number
  }

  /// What woke the function, as its entry says it; nil where it says nothing of use.
  mutating func source(_ facts: RunFacts?, function: UInt32) -> Int? {
    let key = Source(source: facts?.source ?? EventStore.none, arn: facts?.sourceARN ?? EventStore.none, function: function)
    if let known = sources[key] { return known < 0 ? nil : known }
    let own = nodes[self.function(function)]
    let found = ResourceNames.source(store.name(key.source), arn: store.name(key.arn), function: own).map { number(of: $0) }
    sources[key] = found ?? -1
    return found
  }

  mutating func call(_ shape: UInt32) -> CallNames {
    if let known = shapes[Int(shape)] { return known }
    let own = store.shapes[Int(shape)]
    let service = store.names[own.service]
    let targets = ResourceNames.targets(service: service, resource: store.name(own.resource), region: store.name(own.region) ?? "")
    let names = CallNames(
      targets: targets.map { number(of: $0) },
      kind: number(ofKind: [service, store.name(own.operation)].compactMap(\.self).joined(separator: ".")), service: number(ofKind: service),
      isOfService: filter.services.isEmpty || filter.services.contains(service),
      isEffect: EffectOperations.contains(service: service, operation: store.name(own.operation) ?? ""))
    shapes[Int(shape)] = names
    return names
  }
}
