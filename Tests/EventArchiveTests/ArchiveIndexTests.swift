import FoundationEssentials
import Testing

@testable import EventArchive

@Suite struct ArchiveIndexTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/gammaray-index-\(UInt64.random(in: 0 ... .max))"

  /// A sequence that looks random and is the same in each run.
  private func key(_ number: UInt64) -> UInt64 { (number &+ 1) &* 0xD6E8_FEB8_6659_FD93 }

  private func isTrue(of segments: [String]) -> Bool {
    guard let _ = ArchiveIndex(at: folder, of: segments) else { return false }
    return true
  }

  @Test func growsAndFindsAll() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var index = try ArchiveIndex(emptyAt: folder)
    let count: UInt64 = 60_000
    for number in 0..<count { try index.insert(.init(key: key(number), content: number << 2)) }
    for number in 0..<count where try index.contents(of: key(number)) != [number << 2] { Issue.record("\(number) is not there") }
    let none = try index.contents(of: key(count + 5))
    #expect(none.isEmpty)
    try index.endChanges(["records/a.jsonl"])
    guard var again = ArchiveIndex(at: folder, of: ["records/a.jsonl"]) else {
      Issue.record("it is not taken for what it is")
      return
    }
    let (number, contents) = (again.count, try again.contents(of: key(77)))
    #expect(number == Int(count))
    #expect(contents == [77 << 2])
  }

  @Test func keepsSeveralContentsOfOneKeyAndTakesZero() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var index = try ArchiveIndex(emptyAt: folder, capacity: 64)
    for content: UInt64 in [4, 8, 12] { try index.insert(.init(key: 0, content: content)) }
    let contents = try index.contents(of: 0)
    #expect(contents == [4, 8, 12])
  }

  @Test func isOfNoSegmentsWhileItChanges() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var index = try ArchiveIndex(emptyAt: folder, capacity: 64)
    try index.endChanges(["a"])
    #expect(!isTrue(of: ["a", "b"]))
    #expect(isTrue(of: ["a"]))
    try index.beginChanges()
    #expect(!isTrue(of: ["a"]))
  }
}
