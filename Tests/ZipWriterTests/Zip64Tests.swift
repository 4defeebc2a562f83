import Foundation
import Testing

@testable import ZipWriter

/// Tests that write gigabytes.
private let slowTestsAreOn = ProcessInfo.processInfo.environment["GAMMARAY_SLOW_TESTS"] == "1"

@Suite struct Zip64Tests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test(arguments: [65_534, 65_535])
  func manyEntries(count: Int) async throws {
    let archive = directory("many.zip")
    let entries = (0..<count).map { ZipEntry(path: "d\($0 / 1000)/f\($0)", content: .bytes([UInt8($0 & 0xFF)])) }
    _ = try await writeZip(entries, to: archive)
    let end = try Data(contentsOf: URL(fileURLWithPath: archive)).suffix(42)
    let hasLocator = end.starts(with: [0x50, 0x4B, 0x06, 0x07])
    #expect(hasLocator == (count >= 65_535))
    let python = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); z.testzip(); print(len(z.namelist()))"
    #expect(try run("python3", "-c", python, archive).output == "\(count)\n")
    #expect(try run("unzip", "-tqq", archive).status == 0)
  }

  /// APPNOTE 4.5.3: size and compressed size, both, in a local header; what does not fit, in the directory.
  @Test func sizesMoveToTheirFieldAtTheLimit() {
    #expect(extra(size: 0xFFFF_FFFE, compressedSize: 9, offset: 0xFFFF_FFFE) == [0, 0])
    #expect(extra(size: 0xFFFF_FFFF, compressedSize: 9, offset: 0) == [20, 12])
    #expect(extra(size: 1 << 33, compressedSize: 1 << 33, offset: 1 << 33) == [20, 28])
    #expect(extra(size: 1, compressedSize: 1, offset: 0xFFFF_FFFF) == [0, 12])
  }

  @Test(arguments: [(UInt64(1) << 21, 16), (4_200_000_000, 16), (0xFFFF_FFFF, 24), (1 << 40, 24)])
  func descriptorsGrowWithTheEntry(size: UInt64, length: Int) {
    let record = ZipRecord(streaming: "a", unixMode: 0o100644, timestamp: .earliest, offset: 0, expectedSize: size)
    #expect(record.dataDescriptor.count == length)
    #expect(record.localHeader.count == 31 + (length == 24 ? 20 : 0))
  }

  @Test(.enabled(if: slowTestsAreOn))
  func anEntryBeyond4GiB() async throws {
    let (zeros, archive) = (directory("zeros"), directory("large.zip"))
    _ = try run("truncate", "-s", "4294967297", zeros)
    let entries = [ZipEntry(path: "a", content: .file(zeros)), ZipEntry(path: "b", content: .bytes(text(1000)))]
    let summary = try await writeZip(entries, to: archive)
    #expect(summary.uncompressedSize == 4_294_967_297 + 1000)
    try expectReadable(archive)
    #expect(try list(archive).map(\.size) == [4_294_967_297, 1000])
  }

  /// One part of noise, over and over, is a deflate stream too; so this takes no time to compress.
  @Test(.enabled(if: slowTestsAreOn))
  func compressedSizesAndOffsetsBeyond4GiB() throws {
    var generator = SeededGenerator(seed: 5)
    var deflater = try Deflater(pieceSize: 1 << 20)
    let part = try deflater.packPart(generator.bytes(1 << 20), from: 0, isLast: false)
    var archive = ZipArchive(writingTo: try FileSink(path: directory("large.zip")), timestamp: .earliest)
    try archive.beginStream("a", unixMode: 0o100644, expectedSize: 4100 << 20)
    for _ in 0..<4100 { try archive.appendPart(part) }
    try archive.appendPart(try deflater.packPart([], from: 0, isLast: true))
    try archive.endStream()
    try archive.add("b", unixMode: 0o100755, content: try deflater.pack(text(1000)))
    try archive.finish().intoSink().commit()
    try expectReadable(directory("large.zip"))
    let listed = try list(directory("large.zip"))
    #expect(listed.map(\.size) == [4100 << 20, 1000])
    #expect(listed.map(\.mode) == [0o100644, 0o100755])
  }

  /// Lengths of the extra fields of the local header and of the directory's.
  private func extra(size: UInt64, compressedSize: UInt64, offset: UInt64) -> [Int] {
    let record = ZipRecord(
      path: "a", unixMode: 0o100644, timestamp: .earliest, method: .stored, offset: offset, crc: 0, size: size,
      compressedSize: compressedSize)
    return [record.localHeader.count - 31, record.directoryHeader.count - 47]
  }
}
