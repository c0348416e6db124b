/// A day reached from another by a period, and whether a missing day had to be replaced on the way.
package struct Sum: Hashable, Sendable {
  /// The day with policy and counting applied, not yet moved off rest days.
  package let day: CivilDay
  /// What replaced a missing day. Nil when the same numbered day exists, and for every sum of days.
  package let missing: MissingDayFinding?
}

extension CivilDay {
  /// The day a period later. Nil when it falls beyond the calendar, or when the count of the period is negative or over
  /// 9999 years' worth.
  package func after(_ period: Period, counting: Counting, missingDay: MissingDay) -> Sum? {
    landing(period, direction: 1, missingDay)?.sum(shift: counting.shift)
  }

  /// The day a period earlier: D - n days, or the same numbered day n months or years earlier. Where a day is missing,
  /// it is not the inverse of ``after(_:counting:missingDay:)``. Nil as there.
  package func before(_ period: Period, missingDay: MissingDay) -> Sum? {
    landing(period, direction: -1, missingDay)?.sum(shift: 0)
  }

  private func landing(_ period: Period, direction: Int, _ policy: MissingDay) -> Landing? {
    guard period.isWithinBounds else { return nil }
    switch period {
    case .days(let count): return Landing(dayNumber: daysSinceUnixEpoch + direction * count, missing: nil)
    case .months(let count): return sameDay(monthsLater: direction * count, policy)
    case .years(let count): return sameDay(monthsLater: direction * count * 12, policy)
    }
  }

  private func sameDay(monthsLater: Int, _ policy: MissingDay) -> Landing? {
    let start = date
    let (year, zeroBasedMonth) = (start.year * 12 + start.month - 1 + monthsLater).quotientAndRemainder(dividingBy: 12)
    guard (1...10_000).contains(year) else { return nil }
    let month = zeroBasedMonth + 1
    guard start.day > Gregorian.length(ofMonth: month, in: year) else {
      return Landing(dayNumber: Gregorian.dayNumber(year: year, month: month, day: start.day), missing: nil)
    }
    return Landing(missingYear: year, month: month, day: start.day, policy)
  }
}

/// The day on which a sum comes down before counting. It is at most one year past the calendar.
private struct Landing {
  let dayNumber: Int
  let missing: MissingDayFinding?

  init(dayNumber: Int, missing: MissingDayFinding?) {
    self.dayNumber = dayNumber
    self.missing = missing
  }

  init?(missingYear year: Int, month: Int, day: Int, _ policy: MissingDay) {
    let end = CivilDay(year: year, month: month, day: Gregorian.length(ofMonth: month, in: year))
    guard let clamp = end, let overflow = clamp.next else { return nil }
    let finding = MissingDayFinding(
      year: year, month: month, dayNumber: day, policy: policy, clamp: clamp, overflow: overflow)
    self.init(dayNumber: finding.chosen.daysSinceUnixEpoch, missing: finding)
  }

  func sum(shift: Int) -> Sum? {
    CivilDay(daysSinceUnixEpoch: dayNumber + shift).map { Sum(day: $0, missing: missing) }
  }
}
