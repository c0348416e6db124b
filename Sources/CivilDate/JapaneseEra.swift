/// The era names of Japan since it adopted the Gregorian calendar, oldest first.
///
/// The day of the change belongs to the new era. Heisei and Reiwa rest on the Era Name Act (Act No. 43 of 1979) and
/// Cabinet Orders No. 1 of 1989 and No. 143 of 2019. Taisho and Showa rest on the imperial edicts of their first days.
package enum JapaneseEra: CaseIterable, Sendable {
  /// 明治, read only from 1873-01-01 (its year 6): the earlier years used a lunisolar calendar.
  case meiji
  /// 大正, from 1912-07-30.
  case taisho
  /// 昭和, from 1926-12-25.
  case showa
  /// 平成, from 1989-01-08.
  case heisei
  /// 令和, from 2019-05-01 to the end of the calendar.
  case reiwa
}

extension JapaneseEra {
  /// The two characters written before the year.
  package var kanji: String {
    switch self {
    case .meiji: "明治"
    case .taisho: "大正"
    case .showa: "昭和"
    case .heisei: "平成"
    case .reiwa: "令和"
    }
  }

  /// The capital ASCII letter written before the year.
  package var letter: String {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  package var firstDay: CivilDay {
    switch self {
    case .meiji: CivilDay(certainYear: 1873, month: 1, day: 1)
    case .taisho: CivilDay(certainYear: 1912, month: 7, day: 30)
    case .showa: CivilDay(certainYear: 1926, month: 12, day: 25)
    case .heisei: CivilDay(certainYear: 1989, month: 1, day: 8)
    case .reiwa: CivilDay(certainYear: 2019, month: 5, day: 1)
    }
  }

  /// The last day of the era: the day before the next era, or the last day of the calendar.
  package var lastDay: CivilDay {
    let laterEras = Self.allCases.drop { $0 != self }.dropFirst()
    return laterEras.first?.firstDay.previous ?? .last
  }

  /// The Gregorian year in which the era's own year 0 would fall.
  var yearZero: Int { self == .meiji ? 1867 : firstDay.year - 1 }

  /// The era and its year on a day; nil before 1873-01-01. Year 1 is the one written 元年.
  package static func of(_ day: CivilDay) -> (era: JapaneseEra, year: Int)? {
    allCases.last { $0.firstDay <= day }.map { ($0, day.year - $0.yearZero) }
  }
}
