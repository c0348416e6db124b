/// The rule of the Gregorian calendar (bull *Inter gravissimas*, 1582; ISO 8601 for the years before it).
///
/// Day numbers count from 1970-01-01 = 0. Years 1...10000 are safe. This is one year more than the calendar holds, so
/// that a sum may pass its end before counting brings it back.
enum Gregorian {
  /// The days from 0000-03-01 to 1970-01-01. Years are laid out from March, so the leap day falls at the end.
  private static let epochShift = 719_468

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - epochShift
  }

  static func date(of dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let (cycle, dayOfCycle) = (dayNumber + epochShift).quotientAndRemainder(dividingBy: 146_097)
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = cycle * 400 + yearOfCycle + (month > 2 ? 0 : 1)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
