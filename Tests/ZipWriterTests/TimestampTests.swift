import Testing

@testable import ZipWriter

@Suite struct TimestampTests {
  @Test(arguments: [
    (Int.min, [1980, 1, 1, 0, 0, 0]), (0, [1980, 1, 1, 0, 0, 0]), (315_532_799, [1980, 1, 1, 0, 0, 0]),
    (315_532_802, [1980, 1, 1, 0, 0, 2]), (951_782_399, [2000, 2, 28, 23, 59, 58]),
    (951_782_400, [2000, 2, 29, 0, 0, 0]), (951_868_800, [2000, 3, 1, 0, 0, 0]),
    (1_700_000_001, [2023, 11, 14, 22, 13, 20]), (1_704_067_199, [2023, 12, 31, 23, 59, 58]),
    (4_107_542_400, [2100, 3, 1, 0, 0, 0]), (4_354_819_199, [2107, 12, 31, 23, 59, 58]),
    (Int.max, [2107, 12, 31, 23, 59, 58]),
  ])
  func splitsUTC(seconds: Int, expected: [Int]) {
    let stamp = ZipTimestamp(secondsSince1970: seconds)
    let (date, time) = (Int(stamp.date), Int(stamp.time))
    let fields = [(date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2]
    #expect(fields == expected)
  }
}
