/// A TZ string (POSIX.1-2017 section 8.3) with the hours −167 to 167 of RFC 8536 section 3.3.1.
struct PosixZone: Hashable {
  /// The standard time, in seconds east of UTC.
  let standard: Int32
  let daylight: Daylight?

  struct Daylight: Hashable {
    /// The daylight time, in seconds east of UTC. It may be less than standard time, as in Ireland.
    let offset: Int32
    let start: PosixDate
    let end: PosixDate
  }
}

/// A day of every year and a second of that day, which may lie outside it.
struct PosixDate: Hashable {
  enum Day: Hashable {
    /// `Mm.w.d`: the weekday is 0 (Sunday) to 6; week 5 is the last.
    case weekday(month: Int, week: Int, weekday: Int)
    /// `Jn`: 1 to 365, 29 February never counted.
    case withoutLeapDay(Int)
    /// `n`: 0 to 365, 29 February counted.
    case withLeapDay(Int)
  }

  let day: Day
  let second: Int64
}

extension PosixZone {
  /// The length in seconds of 400 years, after which the calendar repeats: it is a whole number of weeks.
  private static let cycle: Int64 = 146_097 * 86_400

  /// The offset at any instant, in seconds east of UTC, without overflow.
  func offset(at time: Int64) -> Int32 {
    guard let daylight else { return standard }
    let remainder = time % Self.cycle
    let time = remainder < 0 ? remainder + Self.cycle : remainder
    let year = civilYear(ofDay: time / 86_400)
    return isDaylight(daylight, at: time, around: year) ? daylight.offset : standard
  }

  /// Whether daylight time holds. The last change at or before `time` decides. Where an end and a start fall together,
  /// as in a zone that is always on daylight time, the start decides.
  private func isDaylight(_ daylight: Daylight, at time: Int64, around year: Int64) -> Bool {
    var start = Int64.min
    var end = Int64.min
    for year in (year - 2)...(year + 1) {
      let starts = daylight.start.seconds(inYear: year) - Int64(standard)
      let ends = daylight.end.seconds(inYear: year) - Int64(daylight.offset)
      if starts <= time { start = max(start, starts) }
      if ends <= time { end = max(end, ends) }
    }
    return start >= end
  }
}

extension PosixDate {
  /// The local seconds since 1970-01-01T00:00, on the clock that is about to be changed.
  func seconds(inYear year: Int64) -> Int64 { dayNumber(inYear: year) * 86_400 + second }

  private func dayNumber(inYear year: Int64) -> Int64 {
    let newYear = civilDay(year: year, month: 1)
    switch day {
    case .withLeapDay(let count): return newYear + Int64(count)
    case .withoutLeapDay(let count):
      let isLeap = civilDay(year: year + 1, month: 1) - newYear == 366
      return newYear + Int64(count) - (isLeap && count >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = civilDay(year: year, month: month)
      let next = month == 12 ? civilDay(year: year + 1, month: 1) : civilDay(year: year, month: month + 1)
      let lead = floorModulo(Int64(weekday) - (first + 4), 7)
      let day = first + lead + Int64(week - 1) * 7
      return day < next ? day : day - 7
    }
  }
}
