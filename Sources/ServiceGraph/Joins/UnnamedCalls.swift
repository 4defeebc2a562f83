/// Calls that may wake a function whose event names none: a task whose input lacks its execution's ARN, a load balancer's request, a trigger
/// of a user pool. While there is one, it cannot be said that nothing in the application woke such a function.
struct UnnamedCalls: Sendable {
  /// The services of calls, as botocore names them, by `event_source`.
  static let services: [String: Set<String>] = [
    "unknown": ["stepfunctions", "scheduler", "events", "iot-data"],
    "load_balancer": ["http"], "lattice": ["http"], "appsync": ["http"], "authorizer": ["http"],
    "cognito": ["cognito-idp", "cognito-identity", "cognito-sync"], "lex": ["lex-runtime", "lexv2-runtime"],
    "bedrock": ["bedrock-agent-runtime"], "alarm": ["cloudwatch"], "iot": ["iot", "iot-data"], "config": ["config"],
  ]
  /// What these services start may wait for hours; what others do is over within a function's time.
  static let patient: Set<String> = ["stepfunctions", "scheduler", "cloudwatch", "config"]

  /// Operations that begin so do nothing.
  static let readings = ["Get", "List", "Describe", "BatchGet"]

  private struct Place: Hashable {
    let service, region: String
  }

  private var spans: [Place: TimeSpans] = [:]

  init(_ table: RunTable) {
    let store = table.store
    let wanted = Self.services.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let isWanted = store.shapes.map { wanted.contains(store.names[$0.service]) && !Self.isReading($0, store) }
    guard isWanted.contains(true) else { return }
    let named = Self.namedKeys(store)
    for call in table.calls {
      let row = store.rows[call.row]
      guard isWanted[Int(row.detail)], !row.flags.contains(.outside), !Self.isRefused(row), !Self.isNamed(row, named, store) else { continue }
      let service = store.names[store.shapes[Int(row.detail)].service]
      // An answer with the request's id tells which invocation that was.
      if service == "http", row.keyCount > 0 { continue }
      let begin = table.start(of: call)
      let reach = Self.patient.contains(service) ? HiddenCalls.streamAge : HiddenCalls.longestRun
      spans[Place(service: service, region: table.region(ofRun: call.run)), default: TimeSpans()].add(begin...(begin &+ reach))
    }
    for place in spans.keys { spans[place]?.seal() }
  }

  /// Whether such a call of one of the services may have woken a function of the region at that time, by its clock.
  func mayHaveWoken(_ services: Set<String>, at time: Int64, region: @autoclosure () -> String) -> Bool {
    guard !spans.isEmpty else { return false }
    let region = region()
    return spans.contains { place, spans in
      let margin = place.region == region ? 0 : HiddenCalls.clocks
      return services.contains(place.service) && spans.meet((time &- margin)...(time &+ margin))
    }
  }

  static func isReading(_ shape: CallShape, _ store: EventStore) -> Bool {
    let operation = store.name(shape.operation) ?? ""
    return store.names[shape.service] != "http" && readings.contains { operation.hasPrefix($0) }
  }

  /// The service did nothing.
  static func isRefused(_ row: EventRow) -> Bool { row.status == .error && row.httpStatus >= 400 && row.httpStatus < 500 }

  private static func namedKeys(_ store: EventStore) -> [Bool] {
    var named = [Bool](repeating: false, count: store.keys.kinds.count)
    for row in store.rows where row.kind == .entry {
      for position in row.firstKey..<row.firstKey + Int(row.keyCount) {
        for key in store.keys.parts(of: store.keyLists[position]) { named[Int(key)] = true }
      }
    }
    return named
  }

  /// Some event names the call: what it did is known.
  private static func isNamed(_ row: EventRow, _ named: [Bool], _ store: EventStore) -> Bool {
    (row.firstKey..<row.firstKey + Int(row.keyCount)).contains { position in
      store.keys.parts(of: store.keyLists[position]).contains { named[Int($0)] }
    }
  }
}

extension RunTable {
  /// When the call began, by its region's clock; of one without a start record its end less its duration.
  func start(of call: Call) -> Int64 {
    if let row = call.startRow { return store.rows[row].time }
    return store.rows[call.row].time &- max(0, store.rows[call.row].duration)
  }

  /// Empty where the records do not say it.
  func region(ofRun run: Int) -> String { store.name(runs[run].function).flatMap(ARN.init)?.region ?? "" }
}
