extension Simulation {
  /// What a call does, at the moment in which the service does it.
  mutating func apply(_ call: PlannedCall, at time: Int64) {
    switch call.action {
    case .invoke: invoke(call, at: time)
    case .publish:
      let topic = random.below(topology.topics.count)
      let key = "sns:\(random.id())"
      tell(call, "sns", "Publish", "arn:aws:sns:region-0:123456789012:\(topology.topics[topic].name)", [key])
      publish(Delivery(text: key, truth: Truth(call: call.end)), topic, call.hops, at: time)
    case .send:
      let queue = random.below(topology.queues.count)
      let key = "sqs:\(random.id())"
      tell(call, "sqs", "SendMessage", "https://sqs/123456789012/\(topology.queues[queue].name)", [key])
      enqueue(Delivery(text: key, truth: Truth(call: call.end)), queue, call.hops, at: time)
    case .forward: forward(call, at: time)
    case .put: put(call, at: time)
    case .putItem, .updateItem, .deleteItem: write(call, at: time)
    case .event:
      let bus = random.below(topology.buses.count)
      let key = "events:\(random.id())"
      tell(call, "events", "PutEvents", topology.buses[bus].name, [key])
      route(Delivery(text: key, truth: Truth(call: call.end)), topology.buses[bus].readers, "eventbridge", nil, call.hops, at: time)
    case .record: putRecord(call, at: time)
    case .http:
      let key = "http:\(random.id())"
      tell(call, "http", "POST", "api.example.com", [key])
      start(Delivery(text: key, truth: Truth(call: call.end)), random.below(topology.functions.count), "http_api", nil, call.hops, at: time)
    case .service: callService(call, at: time)
    case .read: tell(call, "s3", "GetObject", "b0", [])
    }
  }

  func tell(_ call: PlannedCall, _ service: String, _ operation: String, _ resource: String, _ keys: [String], region: Int? = nil) {
    for record in [call.start, call.end].compactMap(\.self) {
      record.fields += [("service", "\"\(service)\""), ("operation", "\"\(operation)\""), ("resource", "\"\(resource)\"")]
      if let region {
        record.fields.removeAll { $0.0 == "region" }
        record.fields.append(("region", "\"region-\(region)\""))
      }
    }
    if let start = call.start { call.end.fields.append(("call", "\(start.n)")) }
    call.end.keys = keys
  }

  private mutating func start(
    _ delivery: Delivery, _ function: Int, _ source: String, _ arn: String?, _ hops: Int, at time: Int64
  ) {
    let batch = Batch(function: function, source: source, arn: arn, deliveries: [delivery], hops: hops)
    schedule(.start(batch), at: time + 20_000 + Int64(random.below(50_000)))
    // Delivered at least once.
    if random.chance(4) { schedule(.start(batch), at: time + 2_000_000) }
  }

  private mutating func invoke(_ call: PlannedCall, at time: Int64) {
    var target = random.below(topology.functions.count)
    let request = random.id()
    // A payload may be the event of another. That a function invokes itself with what it polled, no record but the call's can tell.
    let quoted = random.chance(20) ? runs[call.run].batch.deliveries : []
    if !quoted.isEmpty {
      if target == runs[call.run].batch.function { target = (target + 1) % topology.functions.count }
      runs[call.run].handsOn = true
    }
    tell(call, "lambda", "Invoke", topology.functions[target].name, ["lambda:\(request)"])
    let source = quoted.isEmpty ? "unknown" : runs[call.run].batch.source
    let arn = quoted.isEmpty ? nil : runs[call.run].batch.arn
    let batch = Batch(function: target, source: source, arn: arn, deliveries: quoted, hops: call.hops, request: request, invoker: call.end)
    schedule(.start(batch), at: time + 20_000)
  }

  private mutating func publish(_ delivery: Delivery, _ topic: Int, _ hops: Int, at time: Int64) {
    let resource = topology.topics[topic]
    route(delivery, resource.readers, "sns", "arn:aws:sns:region-\(resource.region):123456789012:\(resource.name)", hops, at: time)
  }

  private mutating func enqueue(_ delivery: Delivery, _ queue: Int, _ hops: Int, at time: Int64) {
    let resource = topology.queues[queue]
    guard case .function(let reader)? = resource.readers.first else { return }
    wait(delivery, reader, "sqs", "arn:aws:sqs:region-\(resource.region):123456789012:\(resource.name)", hops, at: time)
  }

  private mutating func route(
    _ delivery: Delivery, _ readers: [Topology.Route], _ source: String, _ arn: String?, _ hops: Int, at time: Int64
  ) {
    for reader in readers {
      switch reader {
      case .function(let function): start(delivery, function, source, arn, hops, at: time)
      case .queue(let queue):
        let trace = random.chance(50) ? " xray:1-\(random.id())" : ""
        enqueue(Delivery(text: "sqs:\(random.id()) \(delivery.text)\(trace)", truth: delivery.truth), queue, hops, at: time)
      case .topic(let topic): publish(Delivery(text: "sns:\(random.id()) \(delivery.text)", truth: delivery.truth), topic, hops, at: time)
      case .bus: break
      }
    }
  }

  /// Sends on an event that it got: the nearer cause is this call.
  private mutating func forward(_ call: PlannedCall, at time: Int64) {
    let queue = random.below(topology.queues.count)
    let key = "sqs:\(random.id())"
    tell(call, "sqs", "SendMessage", "https://sqs/123456789012/\(topology.queues[queue].name)", [key])
    let quoted = runs[call.run].batch.deliveries.first { $0.text.hasPrefix("s3") || $0.text.hasPrefix("sns") }
    runs[call.run].handsOn = runs[call.run].handsOn || quoted != nil
    let text = key + (quoted.map { " \($0.text)" } ?? "")
    enqueue(Delivery(text: text, truth: Truth(call: call.end, through: quoted?.truth.past ?? [])), queue, call.hops, at: time)
  }

  private mutating func put(_ call: PlannedCall, at time: Int64) {
    let bucket = topology.buckets[random.below(topology.buckets.count)]
    let object = "s3_object:\(bucket.name)/k\(random.below(3))"
    let version = topology.hasVersions ? "s3_version:\(object.dropFirst(10))?\(random.id()) " : ""
    let request = "s3:\(random.id())"
    tell(call, "s3", "PutObject", bucket.name, ["\(request) \(version)\(object)"])
    let truth = Truth(call: call.end)
    guard case .bus? = bucket.readers.first else {
      // Some notifications come without the request.
      let keys = random.chance(10) ? "\(version)\(object)" : "\(request) \(version)\(object)"
      return route(Delivery(text: keys, truth: truth), bucket.readers, "s3", "arn:aws:s3:::\(bucket.name)", call.hops, at: time)
    }
    let text = "events:\(random.id()) \(request) \(version)\(object)"
    route(Delivery(text: text, truth: truth), topology.buses[0].readers, "eventbridge", nil, call.hops, at: time)
  }

  private mutating func putRecord(_ call: PlannedCall, at time: Int64) {
    let stream = topology.streams[random.below(topology.streams.count)]
    sequence += 1
    let key = "kinesis:\(stream.name)/shardId-000000000000:\(sequence)"
    tell(call, "kinesis", "PutRecord", stream.name, [key], region: stream.region)
    guard case .function(let reader)? = stream.readers.first else { return }
    let arn = "arn:aws:kinesis:region-\(stream.region):123456789012:stream/\(stream.name)"
    // The KPL packs several of the user's records into one.
    let packed = random.chance(20) ? (0..<2).map { "\(key)/\($0) \(key)" } : [key]
    for text in packed { wait(Delivery(text: text, truth: Truth(call: call.end)), reader, "kinesis", arn, call.hops, at: time) }
  }

  /// Batches gather what comes until the next poll.
  mutating func wait(_ delivery: Delivery, _ function: Int, _ source: String, _ arn: String, _ hops: Int, at time: Int64) {
    let place = "\(function) \(source) \(arn)"
    if waiting[place, default: []].isEmpty { schedule(.poll(function: function, source: source, arn: arn), at: time + Int64(10_000 + random.below(200_000))) }
    waiting[place, default: []].append(delivery)
    waitingHops[place] = max(waitingHops[place] ?? 0, hops)
  }

  mutating func poll(_ function: Int, _ source: String, _ arn: String, at time: Int64) {
    let place = "\(function) \(source) \(arn)"
    guard let deliveries = waiting.removeValue(forKey: place), !deliveries.isEmpty else { return }
    schedule(.start(Batch(function: function, source: source, arn: arn, deliveries: deliveries, hops: waitingHops[place] ?? 0)), at: time)
  }
}
