extension Simulation {
  /// One write of an item. What changes nothing is in no stream.
  mutating func write(_ call: PlannedCall, at time: Int64) {
    let number = random.below(topology.tables.count)
    let table = topology.tables[number]
    let key = topology.hasEqualWrites ? "k\(random.below(2))" : random.chance(70) ? random.id() : "k\(random.below(3))"
    let place = "\(number) \(key)"
    let old = items[place]
    let value = topology.hasEqualWrites ? "v\(random.below(2))" : random.id()
    let keyText = "dynamodb_key:\(table.name)/\(key)"
    let image = "dynamodb_image:\(table.name)/\(key)=\(value)"
    switch call.action {
    case .putItem:
      tell(call, "dynamodb", "PutItem", table.name, [image], region: table.region)
      items[place] = value
    case .updateItem:
      tell(call, "dynamodb", "UpdateItem", table.name, [random.chance(30) ? "\(image) \(keyText)" : keyText], region: table.region)
      items[place] = value
    default:
      tell(call, "dynamodb", "DeleteItem", table.name, [keyText], region: table.region)
      items[place] = nil
    }
    guard items[place] != old else { return }
    let text = items[place] == nil ? keyText : "\(image) \(keyText)"
    stream(text, Truth(call: call.end, isItem: true), number, call.hops, at: time)
    if items[place] != nil, random.chance(10) { schedule(.expire(table: number, key: key), at: time + Int64(random.below(5_000_000))) }
  }

  mutating func expire(_ number: Int, _ key: String, at time: Int64) {
    guard items.removeValue(forKey: "\(number) \(key)") != nil else { return }
    stream("root:ttl", Truth(isItem: true), number, 0, at: time)
  }

  private mutating func stream(_ text: String, _ truth: Truth, _ number: Int, _ hops: Int, at time: Int64) {
    let table = topology.tables[number]
    sequence += 1
    let delivery = Delivery(text: "\(text) dynamodb_sequence:\(sequence)", truth: truth)
    let arn = "arn:aws:dynamodb:region-\(table.region):123456789012:table/\(table.name)/stream/\(number)"
    for reader in table.readers {
      if case .function(let function) = reader { wait(delivery, function, "dynamodb", arn, hops, at: time) }
    }
  }
}
