import CivilDate

/// A second calendar, slow and plain: it walks day by day and month by month.
struct NaiveDate: Equatable {
  var year: Int
  var month: Int
  var day: Int

  static func lengths(year: Int) -> [Int] {
    let leap = year % 400 == 0 || (year % 100 != 0 && year % 4 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }

  var monthLength: Int { Self.lengths(year: year)[month - 1] }

  mutating func stepDay() {
    day += 1
    guard day > monthLength else { return }
    day = 1
    stepMonth()
  }

  mutating func stepDayBack() {
    day -= 1
    guard day == 0 else { return }
    (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
    day = monthLength
  }

  mutating func stepMonth() {
    (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
  }

  func after(_ period: Period, _ counting: Counting, _ missingDay: MissingDay) -> NaiveDate {
    var date = self
    switch period {
    case .days(let count): for _ in 0..<count { date.stepDay() }
    case .months(let count): for _ in 0..<count { date.stepMonth() }
    case .years(let count): date.year += count
    }
    if date.day > date.monthLength {
      date.day = date.monthLength
      if missingDay == .overflow { date.stepDay() }
    }
    switch counting {
    case .nthDayAfter: break
    case .includeFirstDay: date.stepDayBack()
    case .dayAfterExpiry: date.stepDay()
    }
    return date
  }
}

/// Sebastiano Vigna's generator: the same seed always gives the same sums.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
