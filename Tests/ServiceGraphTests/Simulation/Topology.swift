/// A random application: functions with a region, a mode and what wakes them; resources with their readers.
struct Topology {
  struct Function {
    let name: String
    let region: Int
    let isHybrid: Bool
    var destination: Int?
    var arn: String { "arn:aws:lambda:region-\(region):123456789012:function:\(name)" }
  }

  enum Route { case function(Int), queue(Int), topic(Int), bus }

  struct Resource {
    let region: Int
    var readers: [Route]
    var name: String
  }

  var functions: [Function] = []
  var topics: [Resource] = []
  var queues: [Resource] = []
  var buckets: [Resource] = []
  var tables: [Resource] = []
  var streams: [Resource] = []
  var buses: [Resource] = []
  let skews: [Int64]
  /// Items with few values, so that equal writes are common.
  let hasEqualWrites: Bool
  let hasVersions: Bool

  init(_ random: inout Randomness) {
    let regions = 1 + random.below(5)
    skews = (0..<regions).map { _ in Int64.random(in: -30_000_000...30_000_000, using: &random) }
    (hasEqualWrites, hasVersions) = (random.chance(40), random.chance(50))
    for number in 0..<(2 + random.below(5)) {
      functions.append(Function(name: "f\(number)", region: random.below(regions), isHybrid: random.chance(50)))
      if random.chance(15) { functions[number].destination = random.below(number + 1) }
    }
    queues = resources("q", &random, regions) { random, functions in [.function(random.below(functions))] }
    let queueCount = queues.count
    topics = resources("t", &random, regions) { random, functions in
      (0..<random.below(3)).map { _ in random.chance(30) ? .queue(random.below(queueCount)) : .function(random.below(functions)) }
    }
    let topicCount = topics.count
    buses = resources("e", &random, regions) { random, functions in
      [random.chance(25) ? .queue(random.below(queueCount)) : .function(random.below(functions))]
    }
    buckets = resources("b", &random, regions) { random, functions in
      switch random.below(5) {
      case 0: [.topic(random.below(topicCount))]
      case 1: [.queue(random.below(queueCount))]
      case 2: [.bus]
      default: [.function(random.below(functions))]
      }
    }
    tables = resources("d", &random, regions) { random, functions in (0..<(1 + random.below(2))).map { _ in .function(random.below(functions)) } }
    streams = resources("k", &random, regions) { random, functions in [.function(random.below(functions))] }
  }

  private func resources(
    _ prefix: String, _ random: inout Randomness, _ regions: Int, readers: (inout Randomness, Int) -> [Route]
  ) -> [Resource] {
    // Two tables in two regions may have one name.
    (0..<(1 + random.below(2))).map { number in
      Resource(region: random.below(regions), readers: readers(&random, functions.count), name: random.chance(80) ? "\(prefix)\(number)" : prefix)
    }
  }
}
