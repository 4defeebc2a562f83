/// The fields of a record that the engine knows, as `runtime/README.md` lists them; others are passed over.
enum RecordField: Int, CaseIterable, Sendable {
  enum Shape { case text, number, flag, list }

  case v, kind, mode, invocation, n, timeUs, function, coldStart, eventSource, eventSourceArn, eventRecords, unreadable,
    keys, memoryMb, part, parts, step, call, service, operation, region, resource, site, status, durationUs, retries,
    httpStatus, error, errorCode, phase, late, made, written, lost, lostBefore, root, redelivered, via, unkept, spilled, count,
    errors, requestId, process, snapshot

  /// As records spell them, in the order of the cases.
  static let names = """
    v kind mode invocation n time_us function cold_start event_source event_source_arn event_records unreadable keys
    memory_mb part parts step call service operation region resource site status duration_us retries http_status error
    error_code phase late made written lost lost_before root redelivered via unkept spilled count errors request_id process
    snapshot
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  var name: String { Self.names[rawValue] }

  var shape: Shape {
    switch self {
    case .v, .n, .timeUs, .eventRecords, .unreadable, .memoryMb, .part, .parts, .call, .durationUs, .retries, .httpStatus, .made, .written,
      .lost, .lostBefore, .redelivered, .unkept, .spilled, .count, .errors, .process:
      .number
    case .coldStart, .late, .snapshot: .flag
    case .keys: .list
    default: .text
    }
  }
}
