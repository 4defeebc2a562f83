import ArgumentParser
import EventArchive

/// `rewrite-tool collect`: records from wherever they are, into one archive.
struct CollectCommand: ParsableCommand {
  enum Origin: String, ExpressibleByArgument, CaseIterable { case scan, stream }

  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Gather records of tables, streams, exports and logs in an archive that graph and stats read.",
    discussion: """
      Running it again adds what is new. Tables are read through boto3, else the `aws` command, with their credentials; files need neither.
      Exit code 2 when a source could not be read to its end; what could be read is in the archive.
      """)

  @Argument(help: "The archive: a folder, made where there is none.") var archive: String
  @Argument(help: "Files and folders of records: JSON lines, DynamoDB exports, `aws` output, CloudWatch Logs, archives, also gzip; - for standard input.")
  var inputs: [String] = []
  @Option(name: .customLong("table"), help: "A table of records: NAME, NAME@REGION or its ARN; repeatable.") var tables: [String] = []
  @Option(name: .customLong("from"), help: "Read the tables' items, or their streams: all that is less than a day old.") var origin: Origin = .scan
  @Flag(help: "With --from stream: go on until interrupted.") var follow = false
  @Option(help: "Parallel segments of a scan, 1 to 64.") var segments = 4
  @Flag(help: "Forget how far earlier runs came.") var restart = false
  @Option(help: "The URL of DynamoDB, where it is not the region's.") var endpointURL: String?
  @Option(help: "A profile of the AWS configuration.") var profile: String?
  @Option(help: "The Python that reads tables.") var python = "python3"
  @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false

  func validate() throws {
    guard !tables.isEmpty || !inputs.isEmpty else { throw ValidationError("nothing to collect: name files, folders or a --table") }
    guard !follow || origin == .stream, !follow || !tables.isEmpty else { throw ValidationError("--follow needs --table and --from stream") }
    guard (1...64).contains(segments) else { throw ValidationError("--segments takes 1 to 64") }
  }

  func run() throws {
    do throws(ArchiveError) {
      let writer = try ArchiveWriter(archive)
      let text = TextReader(writer) { if !quiet { Console.error($0) } }
      var isWhole = try readInputs(text)
      var failure: Failure?
      do {
        if !tables.isEmpty, try !readTables(writer, text) { isWhole = false }
      } catch { failure = error as? Failure ?? Failure("\(error)") }
      try writer.close()
      summarise(writer, text)
      if let failure { Console.error(failure.description) }
      if !isWhole || failure != nil { Self.exit(withError: ExitCode.failed) }
    } catch { throw Failure(error.description) }
  }

  private func readInputs(_ text: TextReader) throws(ArchiveError) -> Bool {
    let reader = InputReader(text)
    for input in inputs { try reader.read(input) }
    for problem in reader.problems { Console.error(problem) }
    return reader.problems.isEmpty
  }

  private func readTables(_ writer: ArchiveWriter, _ text: TextReader) throws -> Bool {
    try writer.flush()
    let request = CollectorRequest(
      tables: tables, from: origin.rawValue, segments: segments, follow: follow, restart: restart, endpoint: endpointURL ?? "",
      profile: profile ?? "", checkpoints: writer.knownCheckpoints)
    let process = try CollectorProcess(python: python, request)
    return try TableReader(writer: writer, text: text, isQuiet: quiet).read(process, follow: follow)
  }

  private func summarise(_ writer: ArchiveWriter, _ text: TextReader) {
    guard !quiet else { return }
    let counts = writer.counts
    var line = "\(counted(counts.records, "record")) added to \(archive), \(counts.known) known"
    if counts.reports > 0 { line += ", \(counted(counts.reports, "REPORT line")) added" }
    if counts.contradictions > 0 { line += ", \(counts.contradictions) put aside that contradict others" }
    if text.setAside > 0 { line += ", \(counted(text.setAside, "piece")) unreadable" }
    if text.others > 0 { line += ", \(counted(text.others, "other line")) passed over" }
    Console.print(line)
  }
}
