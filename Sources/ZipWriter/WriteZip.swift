/// Writes an archive of `entries`, in whatever order they come, to `path`: whole or not at all, see `FileSink`.
/// Reads and compresses on several threads; the bytes depend on the entries' paths, modes and contents and on the
/// timestamp alone. Peak memory is about 3 MiB a worker and 10 MiB, however large the entries are.
///
/// Throws any `ZipError`; when several files are at fault, the one first in the archive is named.
package func writeZip(
  _ entries: [ZipEntry], to path: String, options: ZipOptions = ZipOptions()
) async throws(ZipError) -> ZipSummary {
  let ordered = try checked(entries)
  let finished = try await assemble(ordered, into: HashingSink(try FileSink(path: path)), options: options)
  let (size, written) = (finished.size, finished.entries)
  let sink = finished.intoSink()
  let digest = sink.digest
  try sink.intoBase().commit()
  return ZipSummary(entries: written, archiveSize: size, digest: digest)
}

/// Writes an archive of `entries` to `sink`; otherwise like `writeZip(_:to:options:)`.
package func writeZip<Sink: ByteSink & ~Copyable>(
  _ entries: [ZipEntry], into sink: consuming Sink, options: ZipOptions = ZipOptions()
) async throws(ZipError) -> FinishedArchive<Sink> {
  try await assemble(try checked(entries), into: sink, options: options)
}

/// Sorted; refuses bad names before a byte is written.
private func checked(_ entries: [ZipEntry]) throws(ZipError) -> [ZipEntry] {
  let ordered = entries.sorted { $0.path.isBefore($1.path) }
  var order = PathOrder()
  for entry in ordered {
    try order.admit(entry.path)
    guard case .symlink(let target) = entry.content else { continue }
    let isUsable = (1..<4096).contains(target.utf8.count) && !target.utf8.contains(0)
    guard isUsable else { throw .badLinkTarget(path: entry.path) }
  }
  return ordered
}

private func assemble<Sink: ByteSink & ~Copyable>(
  _ entries: [ZipEntry], into sink: consuming Sink, options: ZipOptions
) async throws(ZipError) -> FinishedArchive<Sink> {
  let assembler = ArchiveAssembler(
    entries: entries, archive: ZipArchive(writingTo: sink, timestamp: options.timestamp))
  let failures = await withTaskGroup(of: ZipError?.self) { group in
    for _ in 0..<options.workerCount { group.addTask { await runWorker(for: assembler) } }
    return await group.reduce(into: [ZipError]()) { failures, failure in failure.map { failures.append($0) } }
  }
  if let failure = failures.first { throw failure }
  return try await assembler.finish()
}

/// Works until there is no job left; returns why it could not start.
private func runWorker<Sink: ByteSink & ~Copyable>(for assembler: ArchiveAssembler<Sink>) async -> ZipError? {
  do throws(ZipError) {
    var deflater = try Deflater(pieceSize: PackingJob.partSize)
    while let job = await assembler.claim() {
      let outcome: Result<PackedPiece, ZipError>
      do throws(ZipError) {
        outcome = .success(try job.run(with: &deflater))
      } catch {
        outcome = .failure(error)
      }
      await assembler.deposit(outcome, at: job.place)
    }
    return nil
  } catch {
    return error
  }
}
