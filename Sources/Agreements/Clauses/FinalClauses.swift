/// The final clauses of one version: start, change, ending, and the policies where they are silent (L20).
public struct FinalClauses: Hashable, Sendable {
  /// L1.
  public var start: StartClause
  /// L2.
  public var modification: ModificationClause
  /// L3 to L5.
  public var discontinuation: DiscontinuationClause
  /// What holds where the clauses are silent.
  public var policies: PolicyChoices

  package init(
    start: StartClause, modification: ModificationClause, discontinuation: DiscontinuationClause,
    policies: PolicyChoices
  ) {
    self.start = start
    self.modification = modification
    self.discontinuation = discontinuation
    self.policies = policies
  }
}

/// Where a clause stands in the text and what it says, in the file's own words.
public struct Citation: Hashable, Sendable {
  /// The locator, in each language of the product.
  public let article: LocalText
  /// A restatement, never the wording itself.
  public let says: LocalText

  package init(article: LocalText, says: LocalText) {
    self.article = article
    self.says = says
  }
}

/// How the agreement starts (L1).
public struct StartClause: Hashable, Sendable {
  public let citation: Citation
  public let rule: DateRule

  package init(citation: Citation, rule: DateRule) {
    self.citation = citation
    self.rule = rule
  }
}

/// How it is changed: by a written decision of all (L2).
public struct ModificationClause: Hashable, Sendable {
  public let citation: Citation

  package init(citation: Citation) { self.citation = citation }
}

/// How it ends by notice or by an agreed date (L3-L5).
public struct DiscontinuationClause: Hashable, Sendable {
  public let citation: Citation
  public let rule: DateRule
  /// Where the language versions differ, which is itself to be shown (L5).
  public let concordance: [Concordance]

  package init(citation: Citation, rule: DateRule, concordance: [Concordance]) {
    self.citation = citation
    self.rule = rule
    self.concordance = concordance
  }
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
