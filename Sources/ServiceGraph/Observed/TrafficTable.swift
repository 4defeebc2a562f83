/// Traffic by edge, with numbers in the place of names: records repeat the same few names millions of times.
struct TrafficTable: Sendable {
  private struct Key: Hashable {
    let from, to, kind: Int32
  }

  private var places: [Key: Int] = [:]
  private var keys: [Key] = []
  private var traffic: [EdgeTraffic] = []

  /// Where the edge's traffic stands, a new one where it has none.
  mutating func place(from: Int, to: Int, kind: Int) -> Int {
    let key = Key(from: Int32(from), to: Int32(to), kind: Int32(kind))
    if let known = places[key] { return known }
    places[key] = keys.count
    keys.append(key)
    traffic.append(EdgeTraffic())
    return keys.count - 1
  }

  subscript(place: Int) -> EdgeTraffic {
    get { traffic[place] }
    _modify { yield &traffic[place] }
  }

  /// Of each place the edge.
  func names(_ names: GraphNames) -> [ObservedEdgeKey] {
    keys.map { key in
      ObservedEdgeKey(from: names.nodes[Int(key.from)], to: names.nodes[Int(key.to)], kind: names.kinds[Int(key.kind)])
    }
  }

  func named(_ names: GraphNames) -> [ObservedEdgeKey: EdgeTraffic] { Dictionary(uniqueKeysWithValues: zip(self.names(names), traffic)) }
}
