/// A time as zip stores it: local by tradition, UTC here, two seconds fine, 1980 to 2107 (APPNOTE 4.4.6).
package struct ZipTimestamp: Equatable, Sendable {
  /// Day in bits 0–4, month in 5–8, years since 1980 in 9–15.
  let date: UInt16
  /// Half seconds in bits 0–4, minutes in 5–10, hours in 11–15.
  let time: UInt16

  /// 1980-01-01 00:00:00.
  package static let earliest = ZipTimestamp(secondsSince1970: 0)

  /// Seconds since 1970-01-01 00:00 UTC, as in `SOURCE_DATE_EPOCH`; clamped to what zip can hold.
  package init(secondsSince1970: Int) {
    let first = 315_532_800  // 1980-01-01 00:00:00
    let last = 4_354_819_198  // 2107-12-31 23:59:58
    let seconds = min(max(secondsSince1970, first), last)
    let civil = Self.civilDate(daysSince1970: seconds / 86400)
    let inDay = seconds % 86400
    date = UInt16((civil.year - 1980) << 9 | civil.month << 5 | civil.day)
    time = UInt16((inDay / 3600) << 11 | (inDay / 60 % 60) << 5 | inDay % 60 / 2)
  }

  private static func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    var year = 1970
    var rest = days
    while rest >= daysInYear(year) {
      rest -= daysInYear(year)
      year += 1
    }
    var month = 1
    for length in [31, daysInYear(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
      guard rest >= length else { break }
      rest -= length
      month += 1
    }
    return (year, month, rest + 1)
  }

  private static func daysInYear(_ year: Int) -> Int {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
  }
}
