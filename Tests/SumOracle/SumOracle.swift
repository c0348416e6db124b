import CivilDate
import Foundation

/// Does the sums that `Tests/Oracle/sums.py` sends it, one a line, forward under a counting or `before`:
///
///     2026-01-31 P1M nth-day-after clamp
///     2026-03-31 P1M before overflow
///
/// and prints the day; after it, where a day was missing, that day and both that can stand in for it, before counting;
/// `-` where the sum leaves the calendar:
///
///     2026-02-28 missing 2026-02-31 clamp 2026-02-28 overflow 2026-03-01
@main
enum SumOracle {
  static func main() {
    while let line = readLine() {
      guard let answer = answer(line) else {
        FileHandle.standardError.write(Data("sum-oracle: not a sum: \(line)\n".utf8))
        exit(65)
      }
      print(answer)
    }
  }

  /// Nil for a line that is no sum.
  private static func answer(_ line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 4, let day = CivilDay(iso: words[0]), let period = try? Period(parsing: words[1]),
      let policy = MissingDay(rawValue: words[3])
    else { return nil }
    if words[2] == "before" { return describe(day.before(period, missingDay: policy)) }
    guard let counting = Counting(rawValue: words[2]) else { return nil }
    return describe(day.after(period, counting: counting, missingDay: policy))
  }

  private static func describe(_ sum: Sum?) -> String {
    guard let sum else { return "-" }
    guard let missing = sum.missing else { return "\(sum.day)" }
    let day = String(format: "%04d-%02d-%02d", missing.year, missing.month, missing.dayNumber)
    return "\(sum.day) missing \(day) clamp \(missing.clamp) overflow \(missing.overflow)"
  }
}
