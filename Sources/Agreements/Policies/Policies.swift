public import CivilDate

/// What holds where the text is silent: one value for each question of the catalogue (`PolicyName`).
public struct Policies: Hashable, Sendable {
  /// Which of a notice's days starts the period?
  public var noticeCountsFrom = NoticeDay.delivered
  /// Does an oral notice start anything?
  public var formOfNotice = FormOfNotice.written
  /// Whose calendar day is it, when the instant falls on two?
  public var civilDayOf = CivilDayOf.place
  /// Is the day of the notice counted, and does the expiry of a period mean its last day or the day after?
  public var counting = Counting.nthDayAfter
  /// Which day is 29 November + 3 months in a common year?
  public var missingDay = MissingDay.clamp
  /// Does the date move off a weekend or holiday?
  public var restDays = RestDays.never
  /// Can a notice be taken back?
  public var revocation = RevocationPolicy.untilEffect
  /// What does revoking a revocation do?
  public var revivedNotice = RevivedNotice.never
  /// Which of several standing notices governs?
  public var severalNotices = SeveralNotices.earliestEffect
  /// Does an agreed date hold where no notice stands, or after its notice is revoked?
  public var agreedDateAlone = AgreedDateAlone.holds
  /// May the agreed date be before the day it was agreed on?
  public var agreedDateBounds = AgreedDateBounds.notBeforeAgreed
  /// When does an amendment take effect that names no day?
  public var amendmentEffect = AmendmentEffect.onAdoption
  /// Which clause governs a notice given before the clause was changed?
  public var clausesForNotice = ClausesForNotice.asGiven

  /// The defaults of the catalogue.
  public init() {}
}

/// Does an oral notice start anything?
public enum FormOfNotice: String, Hashable, Sendable, CaseIterable {
  case written, any
}

/// Whose calendar day is it, when an instant falls on two? Asked of notices and revocations only: a part of a joint act
/// always has the day of its own place (L12).
public enum CivilDayOf: Hashable, Sendable {
  case place, addressee, sender
  /// The name of a zone, for example `Asia/Tokyo`.
  case zone(String)
}

/// Can a notice be taken back?
public enum RevocationPolicy: String, Hashable, Sendable, CaseIterable {
  case untilEffect = "until-effect"
  case never
  case withConsentOfAll = "with-consent-of-all"
}

/// What does revoking a revocation do?
public enum RevivedNotice: String, Hashable, Sendable, CaseIterable {
  case never
  /// The notice counts from its own day again, if the day that follows has not passed.
  case ownDay = "own-day"
  /// The notice counts from the day on which its revocation was revoked.
  case anew
}

/// Which of several standing notices governs?
public enum SeveralNotices: String, Hashable, Sendable, CaseIterable {
  case earliestEffect = "earliest-effect"
  case latestGiven = "latest-given"
}

/// Does an agreed date hold where no notice stands, or after its notice is revoked?
public enum AgreedDateAlone: String, Hashable, Sendable, CaseIterable {
  case holds
  case fallsWithLastNotice = "falls-with-last-notice"
}

/// May the agreed date be before the day it was agreed on?
public enum AgreedDateBounds: String, Hashable, Sendable, CaseIterable {
  case notBeforeAgreed = "not-before-agreed"
  case any
}

/// When does an amendment take effect that names no day?
public enum AmendmentEffect: Hashable, Sendable {
  case onAdoption, nextDay
  /// Only on a day that its decisions name: until one is named, there is none.
  case agreedDay
  /// A period after adoption, counted as the other policies say.
  case after(Period)
}

/// An amendment changes the clause after a notice was given: which clause governs that notice?
public enum ClausesForNotice: String, Hashable, Sendable, CaseIterable {
  /// The clause in effect on the day of the notice.
  case asGiven = "as-given"
  /// The amended clause; no date then falls before the amendment's effective day.
  case asAmended = "as-amended"
}
