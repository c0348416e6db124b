public import CivilDate

/// The final clauses of one version: start, term, change, ending, and the policies where they are silent (L20, L25).
public struct FinalClauses: Hashable, Sendable {
  /// L1.
  public var start: StartClause
  /// Nil where it runs for an indefinite time.
  public var duration: DurationClause?
  /// L2; nil where the text says nothing: all can still change it.
  public var amendment: AmendmentClause?
  /// How one notice, or a date that all agree on, ends it for all (L3 to L5).
  public var termination: EndingClause?
  /// How a notice ends it for its giver alone (L25).
  public var withdrawal: EndingClause?
  /// Where the text itself says how a notice is taken back; it then sets policy `revocation`.
  public var revocation: Citation?
  /// Who can suspend the agreement; nil where the text says nothing: all.
  public var suspension: SuspensionClause?
  /// Further days on which something begins or ceases.
  public var effects: [NamedEffect]
  /// What outlives the end, and until when.
  public var survival: [NamedEffect]
  /// Other days to keep.
  public var deadlines: [NamedEffect]
  /// What holds where the clauses are silent.
  public var policies: PolicyChoices

  /// Whether a notice ends the agreement for its giver alone.
  var endsPartyByParty: Bool { withdrawal != nil }
}

/// Where a clause stands in the text and what it says, in the file's own words.
public struct Citation: Hashable, Sendable {
  /// The locator, in each language of the product.
  public let article: LocalText
  /// The locator in further languages of the text, by BCP 47 code, in the order of the file.
  public let locators: [Locator]
  /// A restatement, never the wording itself.
  public let says: LocalText

  package init(article: LocalText, locators: [Locator] = [], says: LocalText) {
    self.article = article
    self.locators = locators
    self.says = says
  }

  /// Where the clause stands in one language version.
  public struct Locator: Hashable, Sendable {
    /// BCP 47.
    public let language: String
    public let text: String
  }
}

/// How the agreement starts (L1), and for whom when (L25).
public struct StartClause: Hashable, Sendable {
  public let citation: Citation
  /// The first day of operation of the agreement.
  public let rule: DateRule
  /// The first day for a party that consents for itself; nil where it starts for all at once.
  public let forParty: DateRule?
  /// Whose consent comes early enough to start with the agreement.
  public let firstParties: FirstParties
  /// The first day for a party that succeeds to another; nil takes the day that its notification names.
  public let succession: DateRule?

  /// The last consent that starts with the agreement, where parties consent one by one.
  public enum FirstParties: String, Hashable, Sendable, CaseIterable {
    /// Among those that brought the start about: up to the day of the threshold.
    case threshold
    /// Before the first day of operation.
    case start
  }

  /// Whether parties consent one by one.
  var isByConsent: Bool {
    forParty != nil || !rule.anchors.isDisjoint(with: [.consent, .lastConsent])
      || !rule.thresholds.isEmpty
  }
}

/// The term of an agreement and its renewal.
public struct DurationClause: Hashable, Sendable {
  public let citation: Citation
  /// The end of the first term.
  public let ends: DateRule
  public let gives: GivenSide
  /// Whether all can extend the term by an extension, which the text then names.
  public let isExtendable: Bool
  public let renewal: Renewal?

  /// No end of a term then ends it by itself.
  var isRenewedWithoutLimit: Bool { renewal.map { $0.times == nil } ?? false }
}

/// What the day is that a rule gives (L21).
public enum GivenSide: String, Hashable, Sendable, CaseIterable {
  /// Of the new state.
  case firstDay = "first-day"
  /// Of the old state.
  case lastDay = "last-day"
}

/// Renewal of a term unless a notice is given in time.
public struct Renewal: Hashable, Sendable {
  /// By which each term is prolonged.
  public let period: Period
  /// How long before the end of a term a notice must be given; nil where any day of the term is in time.
  public let notice: Period?
  public let lastDay: LastDayInTime
  /// Nil without limit.
  public let times: Int?
}

/// How it is changed (L2).
public struct AmendmentClause: Hashable, Sendable {
  public let citation: Citation
  public let by: Deciders
  public let binds: Bound
  /// The effective day; nil leaves it to policy `amendment-effect`.
  public let rule: DateRule?
  /// The effective day for a party that accepts later.
  public let forParty: DateRule?

  /// Whose decision it takes.
  public enum Deciders: Hashable, Sendable {
    case all
    case acceptors
    case organ(PartyID)
  }

  /// For whom an amendment is in force.
  public enum Bound: String, Hashable, Sendable, CaseIterable {
    case all, acceptors
  }
}

/// How it ends by notice or by an agreed date (L3-L5).
public struct EndingClause: Hashable, Sendable {
  public let citation: Citation
  /// Nil where only an agreed date ends it.
  public let rule: DateRule?
  public let gives: GivenSide
  /// A notice given before this day has no effect.
  public let noticeFrom: DateRule?
  /// With fewer parties than this the agreement ends for all (L25): two, unless the text says more.
  public let fewest: Int
  /// Where the language versions differ, which is itself to be shown (L5).
  public let concordance: [Concordance]
}

/// Who can suspend the agreement.
public struct SuspensionClause: Hashable, Sendable {
  public let citation: Citation
  public let by: Suspenders

  public enum Suspenders: String, Hashable, Sendable, CaseIterable {
    case all, any
  }
}

/// A further day that the text fixes, under the name that the file gives it.
public struct NamedEffect: Hashable, Sendable {
  public let what: String
  public let citation: Citation
  public let rule: DateRule
  public let gives: GivenSide
}

/// One place where two language versions say different things.
public struct Concordance: Hashable, Sendable {
  /// The words of each version, side by side.
  public let words: LocalText
  /// What the difference is.
  public let remark: LocalText
  /// The days of a notice that the translation's word can mean, earliest and latest, where it leaves the day open
  /// (L13: なされた日 is a range from dispatched to delivered).
  public let noticeDays: NoticeDayRange?

  package init(words: LocalText, remark: LocalText, noticeDays: NoticeDayRange?) {
    self.words = words
    self.remark = remark
    self.noticeDays = noticeDays
  }
}

/// A range of the days of a notice, both ends included.
public struct NoticeDayRange: Hashable, Sendable {
  /// Included.
  public let earliest: NoticeDay
  /// Included.
  public let latest: NoticeDay

  /// Nil if the ends are the wrong way round.
  public init?(earliest: NoticeDay, latest: NoticeDay) {
    let order = NoticeDay.allCases
    guard let first = order.firstIndex(of: earliest), let last = order.firstIndex(of: latest), first <= last
    else { return nil }
    self.earliest = earliest
    self.latest = latest
  }
}

/// The policies in force, and for each that the file states who chose it and why.
public struct PolicyChoices: Hashable, Sendable {
  /// Every policy has a value, stated or not.
  public var values: Policies
  /// Only those that the file states.
  public var choices: [PolicyName: PolicyChoice]

  package init(values: Policies = Policies(), choices: [PolicyName: PolicyChoice] = [:]) {
    self.values = values
    self.choices = choices
  }
}

/// Who chose the value of a policy, and why.
public struct PolicyChoice: Hashable, Sendable {
  /// Why this value.
  public let reason: LocalText
  /// Nil where the file does not say.
  public let chosenBy: LocalText?

  package init(reason: LocalText, chosenBy: LocalText?) {
    self.reason = reason
    self.chosenBy = chosenBy
  }
}
