import CivilDate

/// The catalogue of questions that a text can leave open, under the names of the law (docs/law, section 1). The order
/// is that of the catalogue.
package enum PolicyName: String, Hashable, Sendable, CaseIterable {
  case noticeCountsFrom = "notice-counts-from"
  case formOfNotice = "form-of-notice"
  case civilDayOf = "civil-day-of"
  case counting
  case missingDay = "missing-day"
  case restDays = "rest-days"
  case revocation
  case revivedNotice = "revived-notice"
  case severalNotices = "several-notices"
  case agreedDateAlone = "agreed-date-alone"
  case agreedDateBounds = "agreed-date-bounds"
  case amendmentEffect = "amendment-effect"
  case clausesForNotice = "clauses-for-notice"

  /// The values that can be listed. Three policies take more: a zone (`civil-day-of`), a calendar (`rest-days`), a
  /// period (`amendment-effect`).
  package var values: [String] {
    switch self {
    case .noticeCountsFrom: ["delivered", "dated", "dispatched", "received"]
    case .formOfNotice: texts(FormOfNotice.self)
    case .civilDayOf: ["place", "addressee", "sender"]
    case .counting: texts(Counting.self)
    case .missingDay: texts(MissingDay.self)
    case .restDays: ["never"] + WorkingCalendar.allCases.map { "next-working-day \($0.rawValue)" }
    case .revocation: texts(RevocationPolicy.self)
    case .revivedNotice: texts(RevivedNotice.self)
    case .severalNotices: texts(SeveralNotices.self)
    case .agreedDateAlone: texts(AgreedDateAlone.self)
    case .agreedDateBounds: texts(AgreedDateBounds.self)
    case .amendmentEffect: ["on-adoption", "next-day", "agreed-day"]
    case .clausesForNotice: texts(ClausesForNotice.self)
    }
  }
}

private func texts<T: RawRepresentable<String> & CaseIterable>(_: T.Type) -> [String] { T.allCases.map(\.rawValue) }
