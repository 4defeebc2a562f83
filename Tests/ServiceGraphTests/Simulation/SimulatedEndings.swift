extension Simulation {
  /// A queue of dead letters has its own reader.
  private mutating func bury(_ batch: Batch, _ arn: String, at time: Int64) {
    let reader = (batch.function + 1) % topology.functions.count
    let letters = batch.deliveries.map { Delivery(text: "\($0.text) dead_letter:\(arn)", truth: $0.truth) }
    let buried = Batch(function: reader, source: "sqs", arn: "\(arn)-dead", deliveries: letters, attempt: 9, hops: batch.hops + 1)
    schedule(.start(buried), at: time + 500_000)
  }

  /// Retries, redeliveries and destinations.
  mutating func finish(_ run: Int, at time: Int64) {
    var batch = runs[run].batch
    let invocation = runs[run].invocation
    subscribe(to: invocation, of: batch.function, batch.hops, at: time)
    replay(batch, at: time)
    if runs[run].fails, batch.attempt < 2 {
      batch.attempt += 1
      // Queues and streams hand the event to a new invocation, Lambda's own queue to the same one.
      let isPolled = ["sqs", "kinesis", "dynamodb", "kafka", "mq", "documentdb", "stepfunctions"].contains(batch.source) && batch.invoker == nil
      batch.request = isPolled ? nil : invocation
      if batch.source == "unknown", batch.invoker == nil { return }
      if batch.source == "sqs", isPolled { batch.deliveries = batch.deliveries.map { $0.again(batch.attempt + 1) } }
      return schedule(.start(batch), at: time + (isPolled ? 500_000 : 60_000_000))
    }
    if runs[run].fails, batch.source == "sqs", batch.invoker == nil, let arn = batch.arn { return bury(batch, arn, at: time) }
    guard let target = topology.functions[batch.function].destination, batch.hops < 5 else { return }
    let delivery = Delivery(text: "invocation:\(invocation)", truth: Truth(ended: invocation))
    schedule(.start(Batch(function: target, source: "destination", arn: nil, deliveries: [delivery], hops: batch.hops + 1)), at: time + 20_000)
  }

  /// The log of an invocation wakes a subscriber, some lines of several in one batch.
  mutating func subscribe(to invocation: String, of function: Int, _ hops: Int, at time: Int64) {
    guard random.chance(8), hops < 5 else { return }
    let delivery = Delivery(text: "invocation:\(invocation)", truth: Truth(ended: invocation))
    wait(delivery, (function + 1) % topology.functions.count, "logs", "arn:aws:logs:region-0:123456789012:log-group:/aws/lambda/x", hops + 1, at: time)
  }

  /// What came once comes again: out of an archive, as its event, or because a broker had no answer.
  mutating func replay(_ batch: Batch, at time: Int64) {
    guard random.chance(3), batch.invoker == nil, batch.hops < 5, let delivery = batch.deliveries.first else { return }
    let again = batch.source == "eventbridge" ? Delivery(text: "\(delivery.text) replay:r", truth: delivery.truth) : delivery.again(2)
    guard ["eventbridge", "kafka", "mq", "documentdb", "sqs"].contains(batch.source) else { return }
    schedule(.start(Batch(function: batch.function, source: batch.source, arn: batch.arn, deliveries: [again], hops: 6)), at: time + 3_000_000)
  }
}
