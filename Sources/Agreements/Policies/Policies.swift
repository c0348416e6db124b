package import CivilDate

/// The values that hold where the text is silent, one for each question of the catalogue (`PolicyName`).
package struct Policies: Hashable, Sendable {
  /// Which of a notice's days starts the period?
  package var noticeCountsFrom = NoticeDay.delivered
  /// Does an oral notice start anything?
  package var formOfNotice = FormOfNotice.written
  /// Whose calendar day is it, when the instant falls on two?
  package var civilDayOf = CivilDayOf.place
  /// Is the day of the notice counted, and does the expiry of a period mean its last day or the day after?
  package var counting = Counting.nthDayAfter
  /// Which day is 29 November + 3 months in a common year?
  package var missingDay = MissingDay.clamp
  /// Does the date move off a weekend or holiday?
  package var restDays = RestDays.never
  /// Can a notice be taken back?
  package var revocation = RevocationPolicy.untilEffect
  /// What does revoking a revocation do?
  package var revivedNotice = RevivedNotice.never
  /// Which of several standing notices governs?
  package var severalNotices = SeveralNotices.earliestEffect
  /// Does an agreed date hold where no notice stands, or after its notice is revoked?
  package var agreedDateAlone = AgreedDateAlone.holds
  /// May the agreed date be before the day it was agreed on?
  package var agreedDateBounds = AgreedDateBounds.notBeforeAgreed
  /// When does an amendment that names no day take effect?
  package var amendmentEffect = AmendmentEffect.onAdoption
  /// Which clause governs a notice given before the clause was changed?
  package var clausesForNotice = ClausesForNotice.asGiven

  /// The defaults of the catalogue.
  package init() {}
}

/// Does an oral notice start anything?
package enum FormOfNotice: String, Hashable, Sendable, CaseIterable {
  case written, any
}

/// Whose calendar day is it, when an instant falls on two? The question is about notices and revocations only: a part
/// of a joint act always has the day of its own place (L12).
package enum CivilDayOf: Hashable, Sendable {
  case place, addressee, sender
  /// The name of a zone, for example `Asia/Tokyo`.
  case zone(String)
}

/// Can a notice be taken back?
package enum RevocationPolicy: String, Hashable, Sendable, CaseIterable {
  case untilEffect = "until-effect"
  case never
  case withConsentOfAll = "with-consent-of-all"
}

/// What does revoking a revocation do?
package enum RevivedNotice: String, Hashable, Sendable, CaseIterable {
  case never
  /// The notice counts from its own day again, if the day that follows has not passed.
  case ownDay = "own-day"
  /// The notice counts from the day on which its revocation was revoked.
  case anew
}

/// Which of several standing notices governs?
package enum SeveralNotices: String, Hashable, Sendable, CaseIterable {
  case earliestEffect = "earliest-effect"
  case latestGiven = "latest-given"
}

/// Does an agreed date hold where no notice stands, or after its notice is revoked?
package enum AgreedDateAlone: String, Hashable, Sendable, CaseIterable {
  case holds
  case fallsWithLastNotice = "falls-with-last-notice"
}

/// May the agreed date be before the day it was agreed on?
package enum AgreedDateBounds: String, Hashable, Sendable, CaseIterable {
  case notBeforeAgreed = "not-before-agreed"
  case any
}

/// When does an amendment that names no day take effect?
package enum AmendmentEffect: Hashable, Sendable {
  case onAdoption, nextDay
  /// It takes effect only on a day that its decisions name; until one is named, there is none.
  case agreedDay
  /// A period after adoption, counted as the other policies say.
  case after(Period)
}

/// Which clause governs a notice given before an amendment changed the clause?
package enum ClausesForNotice: String, Hashable, Sendable, CaseIterable {
  /// The clause in effect on the day of the notice.
  case asGiven = "as-given"
  /// The amended clause; no date then falls before the amendment's effective day.
  case asAmended = "as-amended"
}
