extension EventStore {
  /// The records of all stores; what was read apart has numbers of its own, which become those of the first.
  package static func merged(_ stores: consuming [EventStore]) -> EventStore {
    var merged = EventStore()
    let count = stores.reduce(0) { $0 + $1.recordCount }
    // Taken out one by one, so that each is freed as soon as it is here.
    for index in stores.indices {
      var other = EventStore()
      swap(&other, &stores[index])
      if index > 0 { merged.absorb(other, of: count) } else { merged = other }
    }
    return merged
  }

  private mutating func absorb(_ other: consuming EventStore, of count: Int) {
    let names = names.absorb(other.names)
    let invocations = invocations.absorb(other.invocations)
    let keys = keys.absorb(other.keys)
    let name = { (symbol: UInt32) in symbol == Self.none ? symbol : names[Int(symbol)] }
    let shapes = other.shapes.map { own in
      number(
        of: CallShape(
          service: name(own.service), operation: name(own.operation), region: name(own.region), resource: name(own.resource), site: name(own.site)))
    }
    let facts = other.facts.map { own in
      var own = own
      (own.function, own.source, own.sourceARN) = (name(own.function), name(own.source), name(own.sourceARN))
      return number(of: own)
    }
    let (rowCount, totalCount, keyCount) = (rows.count, totals.count, keyLists.count)
    rows.reserveCapacity(count)
    for row in other.rows {
      var row = row
      row.invocation = invocations[Int(row.invocation)]
      row.detail = row.kind == .call ? shapes[Int(row.detail)] : facts[Int(row.detail)]
      row.error = name(row.error)
      row.firstKey += row.flags.contains(.total) ? totalCount : keyCount
      rows.append(row)
    }
    totals += other.totals
    for key in other.keyLists { keyLists.append(keys[Int(key)]) }
    for (row, losses) in other.callLosses { callLosses[rowCount + row] = losses }
  }
}
