/// A day of every year, such as 30 June.
public struct MonthDay: Hashable, Sendable {
  /// 1...12.
  public let month: Int
  /// From 1 to the length of the month in a leap year.
  public let day: Int

  /// Nil where no year has such a day.
  public init?(month: Int, day: Int) {
    guard CivilDay(year: 2000, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// Reads `06-30`; nil for any other form.
  public init?(parsing text: String) {
    guard let day = CivilDay(iso: "2000-" + text) else { return nil }
    self.init(month: day.month, day: day.day)
  }

  /// The day in a year; 29 February of a common year is its 28th. Nil outside 1...9999.
  public func day(in year: Int) -> CivilDay? {
    CivilDay(year: year, month: month, day: day) ?? CivilDay(year: year, month: month, day: day - 1)
  }
}

extension MonthDay: CustomStringConvertible {
  /// `06-30`.
  public var description: String { (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)" }
}
