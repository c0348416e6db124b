/// A day of every year, such as 30 June.
package struct MonthDay: Hashable, Sendable {
  /// The month, 1...12.
  package let month: Int
  /// The day, from 1 to the length of the month in a leap year.
  package let day: Int

  /// Nil where no year has such a day.
  package init?(month: Int, day: Int) {
    guard CivilDay(year: 2000, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// Whether only leap years have the day.
  package var isMissingInCommonYears: Bool { month == 2 && day == 29 }

  /// Reads `06-30`; nil for any other form.
  package init?(parsing text: String) {
    guard let day = CivilDay(iso: "2000-" + text) else { return nil }
    self.init(month: day.month, day: day.day)
  }

  /// The day in a year, and whether the 29 February of a common year had to be replaced. Nil outside 1...9999.
  package func day(in year: Int, missingDay: MissingDay) -> Sum? {
    if let day = CivilDay(year: year, month: month, day: day) { return Sum(day: day, missing: nil) }
    guard let clamp = CivilDay(year: year, month: month, day: day - 1), let overflow = clamp.next else { return nil }
    let finding = MissingDayFinding(
      year: year, month: month, dayNumber: day, policy: missingDay, clamp: clamp, overflow: overflow)
    return Sum(day: finding.chosen, missing: finding)
  }
}

extension MonthDay: CustomStringConvertible {
  /// `06-30`.
  package var description: String { (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)" }
}
