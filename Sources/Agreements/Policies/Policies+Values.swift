package import CivilDate

extension Policies {
  /// The value of a policy as clause files write it.
  package func value(of name: PolicyName) -> String {
    switch name {
    case .noticeCountsFrom: noticeCountsFrom.rawValue
    case .formOfNotice: formOfNotice.rawValue
    case .civilDayOf: civilDayOf.text
    case .counting: counting.rawValue
    case .missingDay: missingDay.rawValue
    case .restDays: restDays.text
    case .revocation: revocation.rawValue
    case .revivedNotice: revivedNotice.rawValue
    case .severalNotices: severalNotices.rawValue
    case .agreedDateAlone: agreedDateAlone.rawValue
    case .agreedDateBounds: agreedDateBounds.rawValue
    case .amendmentEffect: amendmentEffect.text
    case .clausesForNotice: clausesForNotice.rawValue
    }
  }

  /// The same policies with one of them set; nil if the policy has no such value.
  package func setting(_ name: PolicyName, to value: String) -> Policies? {
    var new = self
    let known =
      switch name {
      case .noticeCountsFrom: assign(NoticeDay(rawValue: value), to: &new.noticeCountsFrom)
      case .formOfNotice: assign(FormOfNotice(rawValue: value), to: &new.formOfNotice)
      case .civilDayOf: assign(CivilDayOf(text: value), to: &new.civilDayOf)
      case .counting: assign(Counting(rawValue: value), to: &new.counting)
      case .missingDay: assign(MissingDay(rawValue: value), to: &new.missingDay)
      case .restDays: assign(RestDays(text: value), to: &new.restDays)
      case .revocation: assign(RevocationPolicy(rawValue: value), to: &new.revocation)
      case .revivedNotice: assign(RevivedNotice(rawValue: value), to: &new.revivedNotice)
      case .severalNotices: assign(SeveralNotices(rawValue: value), to: &new.severalNotices)
      case .agreedDateAlone: assign(AgreedDateAlone(rawValue: value), to: &new.agreedDateAlone)
      case .agreedDateBounds: assign(AgreedDateBounds(rawValue: value), to: &new.agreedDateBounds)
      case .amendmentEffect: assign(AmendmentEffect(text: value), to: &new.amendmentEffect)
      case .clausesForNotice: assign(ClausesForNotice(rawValue: value), to: &new.clausesForNotice)
      }
    return known ? new : nil
  }
}

private func assign<T>(_ value: T?, to place: inout T) -> Bool {
  guard let value else { return false }
  place = value
  return true
}

extension CivilDayOf {
  /// The value as clause files write it: `place`, `addressee`, `sender`, or the name of a zone.
  package var text: String {
    switch self {
    case .place: "place"
    case .addressee: "addressee"
    case .sender: "sender"
    case .zone(let name): name
    }
  }

  /// Nil unless the text is one of the three words or can be the name of a zone: `UTC`, or a name with a slash, such as
  /// `Asia/Tokyo`.
  package init?(text: String) {
    switch text {
    case "place": self = .place
    case "addressee": self = .addressee
    case "sender": self = .sender
    default:
      guard isZoneName(text), text == "UTC" || text.utf8.contains(UInt8(ascii: "/")) else { return nil }
      self = .zone(text)
    }
  }
}

/// Whether a text has the form of an IANA zone name: parts of letters, digits, `_`, `-` and `+`, with slashes between
/// them. The zone data tells whether the zone exists.
package func isZoneName(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return text.utf8.count <= longestIdentifier
    && parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || [43, 45, 95].contains($0)
        }
    }
}

extension RestDays {
  /// The value as clause files write it: `never`, or `next-working-day` and the name of the calendar.
  package var text: String {
    switch self {
    case .never: "never"
    case .nextWorkingDay(let calendar): "next-working-day \(calendar.rawValue)"
    }
  }

  /// Nil for any other text, or an unknown calendar.
  package init?(text: String) {
    if text == "never" {
      self = .never
      return
    }
    let prefix = "next-working-day "
    guard text.hasPrefix(prefix), let calendar = WorkingCalendar(rawValue: String(text.dropFirst(prefix.count)))
    else { return nil }
    self = .nextWorkingDay(calendar)
  }
}

extension AmendmentEffect {
  /// The value as clause files write it: `on-adoption`, `next-day`, `agreed-day`, or a period after adoption such as
  /// `P30D`.
  package var text: String {
    switch self {
    case .onAdoption: "on-adoption"
    case .nextDay: "next-day"
    case .agreedDay: "agreed-day"
    case .after(let period): period.description
    }
  }

  /// Nil for any other text.
  package init?(text: String) {
    switch text {
    case "on-adoption": self = .onAdoption
    case "next-day": self = .nextDay
    case "agreed-day": self = .agreedDay
    default:
      guard let period = try? Period(parsing: text) else { return nil }
      self = .after(period)
    }
  }
}
