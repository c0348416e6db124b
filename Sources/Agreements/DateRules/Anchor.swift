/// The acts and days that a rule can count from.
package enum Anchor: String, Hashable, Sendable, CaseIterable {
  /// The day on which the last party signed (L1).
  case lastSignature = "last-signature"
  /// The consent to be bound of the party asked about.
  case consent
  /// The day on which the last party consented.
  case lastConsent = "last-consent"
  /// The day of a notice that policy `notice-counts-from` picks (L13).
  case notice
  /// The day that the notice or consent names.
  case namedDay = "named-day"
  /// The day on which an amendment was adopted.
  case adoption
  /// The first day of operation of the agreement.
  case start
  /// The first day of operation for the party asked about.
  case startForParty = "start-for-party"
  /// The first day without, for the agreement or the party asked about.
  case end
  /// The first day after the term for whose end the notice comes in time.
  case termEnd = "term-end"
  /// The first day of operation of the parent agreement (L25).
  case parentStart = "parent-start"
  /// The first day without the parent agreement.
  case parentEnd = "parent-end"

  /// The name of the recorded event that stands for a day of the parent agreement; nil for other days.
  var event: EventName? {
    switch self {
    case .parentStart, .parentEnd: EventName(rawValue)
    default: nil
    }
  }

  /// The act or day as something that happens, or does not.
  var occurrence: Phrase {
    switch self {
    case .lastSignature: Phrase(en: "the last signature", ja: "最後の署名")
    case .consent: Phrase(en: "the \(.party)'s \(.consent)", ja: "当該\(.party)の\(.consent)")
    case .lastConsent: Phrase(en: "the last \(.consent)", ja: "最後の\(.consent)")
    case .notice: Phrase(en: "a notice", ja: "通知")
    case .adoption: Phrase(en: "the adoption", ja: "採択")
    case .namedDay, .start, .startForParty, .end, .termEnd, .parentStart, .parentEnd: phrase
    }
  }

  /// The day as a noun phrase that a period can count from.
  var phrase: Phrase {
    switch self {
    case .lastSignature: Phrase(en: "the day of the last signature", ja: "最後の署名の日")
    case .consent: Phrase(en: "the day of the \(.party)'s \(.consent)", ja: "当該\(.party)の\(.consent)の日")
    case .lastConsent: Phrase(en: "the day of the last \(.consent)", ja: "最後の\(.consent)の日")
    case .notice: Phrase(en: "the day of the notice", ja: "通知の日")
    case .namedDay: Phrase(en: "the day that it names", ja: "文書が指定する日")
    case .adoption: Phrase(en: "the day of adoption", ja: "採択の日")
    case .start: Phrase(en: "the \(.start)", ja: "\(.start)の日")
    case .startForParty: Phrase(en: "the \(.start) for the \(.party)", ja: "当該\(.party)についての\(.start)の日")
    case .end: Phrase(en: "the date of \(.ending)", ja: "\(.ending)の日")
    case .termEnd: Phrase(en: "the end of the term that the notice is in time for", ja: "通知が間に合う期間の満了")
    case .parentStart: Phrase(en: "the start of the parent agreement", ja: "基本となる協定の開始の日")
    case .parentEnd: Phrase(en: "the end of the parent agreement", ja: "基本となる協定の終了の日")
    }
  }
}
