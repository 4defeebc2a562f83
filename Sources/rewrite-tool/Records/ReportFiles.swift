import Batch
import FoundationEssentials
import ServiceGraph

/// Files of what Lambda and X-Ray themselves say of runs.
enum ReportFiles {
  /// Lambda's log lines, among whatever else is in the file.
  static func addReports(_ path: String, to reports: inout RunReports) throws {
    let before = reports.count
    for line in try bytes(path).split(separator: UInt8(ascii: "\n")) where line.count < 1 << 20 {
      guard let found = RunReports.parse(line: String(decoding: line, as: UTF8.self)) else { continue }
      reports.add(found.report, of: found.invocation)
    }
    if reports.count == before { Console.error("\(path):1:1: warning: no REPORT line of Lambda is in it") }
  }

  private struct Traces: Decodable {
    struct Trace: Decodable { let Segments: [Segment]? }
    struct Segment: Decodable { let Document: String }

    let Traces: [Trace]
  }

  /// A segment of X-Ray: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
  private struct Document: Decodable {
    struct Lambda: Decodable { let request_id: String? }
    struct Part: Decodable {
      let id: String?
      let name: String
      let start_time: Double
      let end_time: Double?
      let subsegments: [Part]?
    }

    let id, parent_id, origin: String?
    let start_time: Double
    let end_time: Double?
    let aws: Lambda?
    let fault, error: Bool?
    let subsegments: [Part]?
  }

  /// The output of `aws xray batch-get-traces`, or several such documents one behind the other, a line each.
  static func addTraces(_ path: String, to reports: inout RunReports) throws {
    let content = try bytes(path)
    let whole = try? JSONDecoder().decode(Traces.self, from: Data(content))
    let documents = whole.map { [$0] } ?? content.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Traces.self, from: Data($0)) }
    guard !documents.isEmpty else { throw Failure("\(path):1:1: error: no output of `aws xray batch-get-traces`: it has a member \"Traces\"") }
    let segments = documents.flatMap(\.Traces).flatMap { $0.Segments ?? [] }.compactMap { segment in
      try? JSONDecoder().decode(Document.self, from: Data(segment.Document.utf8))
    }
    let owners = requests(segments)
    var found: [(start: Double, invocation: String, report: RunReport)] = []
    for document in segments {
      guard let one = run(document, owners) else { continue }
      found.append((document.start_time, one.invocation, one.report))
    }
    if found.isEmpty { Console.error("\(path):1:1: warning: no run of a function is in it: are the functions traced?") }
    for one in found.sorted(by: { ($0.start, $0.invocation) < ($1.start, $1.invocation) }) { reports.add(one.report, of: one.invocation) }
  }

  /// Request ids by the ids of the service's segments and of the attempts in them: a function's segment names its parent only.
  private static func requests(_ segments: [Document]) -> [String: String] {
    var owners: [String: String] = [:]
    for segment in segments where segment.origin == "AWS::Lambda" {
      guard let request = segment.aws?.request_id else { continue }
      if let id = segment.id { owners[id] = request }
      var parts = segment.subsegments ?? []
      while let part = parts.popLast() {
        if let id = part.id { owners[id] = request }
        parts += part.subsegments ?? []
      }
    }
    return owners
  }

  /// The function's own segment; the service's one counts the time in the queue too.
  private static func run(_ document: Document, _ owners: [String: String]) -> (invocation: String, report: RunReport)? {
    guard document.origin == "AWS::Lambda::Function" else { return nil }
    guard let invocation = document.aws?.request_id ?? document.parent_id.flatMap({ owners[$0] }) else { return nil }
    var report = RunReport(.xray)
    let parts = document.subsegments ?? []
    let invoked = parts.first { $0.name == "Invocation" }
    report.duration = invoked.flatMap { time($0.start_time, $0.end_time) } ?? time(document.start_time, document.end_time)
    report.initialisation = parts.first { $0.name == "Initialization" || $0.name == "Init" }.flatMap { time($0.start_time, $0.end_time) }
    report.hasFailed = document.fault == true || document.error == true
    return (invocation, report)
  }

  /// µs between two points of time in seconds; nil where it is not over, or no time.
  private static func time(_ start: Double, _ end: Double?) -> Int64? {
    guard let end, end >= start, end - start < 86_400 else { return nil }
    return Int64(((end - start) * 1e6).rounded())
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    do throws(FileError) { return try FileReader.read(path) } catch { throw Failure(error.description) }
  }
}
