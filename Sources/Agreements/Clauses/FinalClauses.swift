package import CivilDate

/// The final clauses of one version: start, term, change and ending, and the policies where these are silent (L20,
/// L25).
package struct FinalClauses: Hashable, Sendable {
  package var start: StartClause
  /// The clause on the term; nil where the agreement runs for an indefinite time.
  package var duration: DurationClause?
  /// The clause on changes (L2). Nil where the text says nothing: all can then still change it.
  package var amendment: AmendmentClause?
  /// How one notice, or a date that all agree on, ends the agreement for all (L3 to L5).
  package var termination: EndingClause?
  /// How a notice ends the agreement for its giver alone (L25).
  package var withdrawal: EndingClause?
  /// The clause by which the text itself says how a notice is taken back; it then sets policy `revocation`.
  package var revocation: Citation?
  /// The clause on who can suspend the agreement. Nil where the text says nothing: all can then do so.
  package var suspension: SuspensionClause?
  /// Further days on which something begins or ceases.
  package var effects: [NamedEffect]
  /// What outlives the end, and until when.
  package var survival: [NamedEffect]
  /// Other days to keep.
  package var deadlines: [NamedEffect]
  /// The values that hold where the clauses are silent.
  package var policies: PolicyChoices

  /// Whether a notice ends the agreement for its giver alone.
  package var endsPartyByParty: Bool { withdrawal != nil }

  /// The fewest parties with which the agreement goes on, where parties leave one by one (L25).
  var fewestParties: Int { withdrawal?.fewest ?? 2 }
}

/// The place of a clause in the text and what it says, in the words of the clause file.
package struct Citation: Hashable, Sendable {
  /// The locator, in each language of the product.
  package let article: LocalText
  /// The locator in further languages of the text, by BCP 47 code, in the order of the file.
  package let locators: [Locator]
  /// What the clause says, restated; never its own wording.
  package let says: LocalText

  package init(article: LocalText, locators: [Locator] = [], says: LocalText) {
    self.article = article
    self.locators = locators
    self.says = says
  }

  /// The place of the clause in one language version.
  package struct Locator: Hashable, Sendable {
    /// A language code of BCP 47.
    package let language: String
    package let text: String
  }
}

/// How the agreement starts (L1), and when it starts for each party (L25).
package struct StartClause: Hashable, Sendable {
  package let citation: Citation
  /// The first day of operation of the agreement.
  package let rule: DateRule
  /// The first day for a party that consents for itself; nil where the agreement starts for all at once.
  package let forParty: DateRule?
  /// Which consents come early enough to start with the agreement.
  package let firstParties: FirstParties
  /// The first day for a party that succeeds to another; nil takes the day that its notification names.
  package let succession: DateRule?

  /// The last consent that starts with the agreement, where parties consent one by one.
  package enum FirstParties: String, Hashable, Sendable, CaseIterable {
    /// A consent up to the day of the threshold, among those that brought the start about.
    case threshold
    /// A consent before the first day of operation.
    case start
  }

  /// Whether parties consent one by one.
  package var isByConsent: Bool { forParty != nil || countsConsents }

  /// Whether a signature binds its party (Vienna Convention, Art. 12).
  package var isBySignature: Bool { rule.anchors.contains(.lastSignature) && !countsConsents }

  private var countsConsents: Bool {
    !rule.anchors.isDisjoint(with: [.consent, .lastConsent]) || !rule.thresholds.isEmpty
  }
}

/// The term of an agreement and its renewal.
package struct DurationClause: Hashable, Sendable {
  package let citation: Citation
  /// The end of the first term.
  package let ends: DateRule
  package let gives: GivenSide
  /// Whether the text names an extension of the term by all.
  package let isExtendable: Bool
  package let renewal: Renewal?

  /// Whether the term is renewed without limit, so that the end of a term never ends the agreement by itself.
  var isRenewedWithoutLimit: Bool { renewal.map { $0.times == nil } ?? false }
}

/// Which day a rule gives (L21).
package enum GivenSide: String, Hashable, Sendable, CaseIterable {
  /// The first day of the new state.
  case firstDay = "first-day"
  /// The last day of the old state.
  case lastDay = "last-day"
}

/// Renewal of a term unless a notice is given in time.
package struct Renewal: Hashable, Sendable {
  /// The period by which each renewal prolongs the term.
  package let period: Period
  /// How long before the end of a term a notice must be given; nil where any day of the term is in time.
  package let notice: Period?
  package let lastDay: LastDayInTime
  /// How many times the term is renewed; nil without limit.
  package let times: Int?

  /// Whether a term that was renewed so often is renewed again.
  func isRenewed(after count: Int) -> Bool { times.map { count < $0 } ?? true }
}

/// How the agreement is changed (L2).
package struct AmendmentClause: Hashable, Sendable {
  package let citation: Citation
  package let by: Deciders
  package let binds: Bound
  /// The effective day; nil where policy `amendment-effect` decides.
  package let rule: DateRule?
  /// The effective day for a party that accepts later.
  package let forParty: DateRule?

  /// Those who decide on an amendment.
  package enum Deciders: Hashable, Sendable {
    case all
    case acceptors
    case organ(PartyID)
  }

  /// Those for whom an amendment is in force.
  package enum Bound: String, Hashable, Sendable, CaseIterable {
    case all, acceptors
  }
}

/// How the agreement ends by notice or by an agreed date (L3-L5).
package struct EndingClause: Hashable, Sendable {
  package let citation: Citation
  /// The day of the ending; nil where only an agreed date ends it.
  package let rule: DateRule?
  package let gives: GivenSide
  /// The first day for a notice. A notice given before it has no effect.
  package let noticeFrom: DateRule?
  /// The fewest parties with which the agreement goes on: two, unless the text says more (L25). With fewer it ends for
  /// all.
  package let fewest: Int
  /// The places where the language versions differ; these are shown (L5).
  package let concordance: [Concordance]
}

/// Who can suspend the agreement.
package struct SuspensionClause: Hashable, Sendable {
  package let citation: Citation
  package let by: Suspenders

  package enum Suspenders: String, Hashable, Sendable, CaseIterable {
    case all, any
  }
}

/// A further day that the text fixes, under the name that the file gives it.
package struct NamedEffect: Hashable, Sendable {
  package let what: String
  package let citation: Citation
  package let rule: DateRule
  package let gives: GivenSide
}

/// One place where two language versions say different things.
package struct Concordance: Hashable, Sendable {
  /// The words of each version, side by side.
  package let words: LocalText
  /// What the difference is.
  package let remark: LocalText
  /// The days of a notice that the translation's word can mean, where it leaves the day open (L13: なされた日 is a range
  /// from dispatched to delivered).
  package let noticeDays: NoticeDayRange?

  package init(words: LocalText, remark: LocalText, noticeDays: NoticeDayRange?) {
    self.words = words
    self.remark = remark
    self.noticeDays = noticeDays
  }
}

/// A range of the days of a notice, both ends included.
package struct NoticeDayRange: Hashable, Sendable {
  /// Included.
  package let earliest: NoticeDay
  /// Included.
  package let latest: NoticeDay

  /// Nil if the earliest day comes after the latest.
  package init?(earliest: NoticeDay, latest: NoticeDay) {
    let order = NoticeDay.allCases
    guard let first = order.firstIndex(of: earliest), let last = order.firstIndex(of: latest), first <= last
    else { return nil }
    self.earliest = earliest
    self.latest = latest
  }
}

/// The policies in force. For each one that the file states, they tell who chose it and why.
package struct PolicyChoices: Hashable, Sendable {
  /// The values; every policy has one, stated or not.
  package var values: Policies
  /// The choices that the file states.
  package var choices: [PolicyName: PolicyChoice]

  package init(values: Policies = Policies(), choices: [PolicyName: PolicyChoice] = [:]) {
    self.values = values
    self.choices = choices
  }
}

/// Who chose the value of a policy, and why.
package struct PolicyChoice: Hashable, Sendable {
  /// The reason for the value.
  package let reason: LocalText
  /// The one who chose it; nil where the file does not say.
  package let chosenBy: LocalText?

  package init(reason: LocalText, chosenBy: LocalText?) {
    self.reason = reason
    self.chosenBy = chosenBy
  }
}
