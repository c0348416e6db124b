package import Agreements
package import CivilDate

/// The life of an agreement, and what was asked of it: enough to word any answer.
package struct Answer: Sendable {
  /// The life that the facts tell.
  package let timeline: Timeline
  /// The record as known at the point that was asked about.
  package let record: AgreementRecord
  /// The day asked about.
  package let on: CivilDay
  /// The civil day of *as known at*: today, unless an earlier point of the record was asked about.
  package let known: CivilDay
  /// The point of the record that was asked about; nil where none was named.
  package let asKnownAt: KnownPoint?
  /// The party whose membership is asked about; nil for the agreement.
  package let party: PartyID?
  /// The place whose today is the day asked about, where no day was given; else nil.
  package let todayIn: String?
  /// The language of the answer.
  package let language: Language
  /// The answer itself.
  let status: Status
  /// Finds what the answers from the life rest on.
  let grounds: GroundsFinder
  let voice: Voice

  package init(
    record: AgreementRecord, timeline: Timeline, on: CivilDay, known: CivilDay, asKnownAt: KnownPoint? = nil,
    party: PartyID? = nil, todayIn: String?, language: Language
  ) {
    self.timeline = timeline
    grounds = GroundsFinder(timeline)
    self.record = record
    self.on = on
    self.known = known
    self.asKnownAt = asKnownAt
    self.party = party
    self.todayIn = todayIn
    self.language = language
    status = timeline.status(on: on, known: known, of: party)
    // A party that stays until the agreement ends does not withdraw.
    let leaves = party.flatMap { timeline.endsWithAgreement($0, on: on) ? nil : $0 }
    voice = Voice(language, timeline.agreement, of: leaves)
  }

  package var agreement: Agreement { timeline.agreement }

  func story(_ termination: Termination) -> TerminationStory {
    TerminationStory(
      termination: termination, timeline: timeline, party: party, known: known, reached: min(on, known),
      standing: timeline.noticesStanding(on: on, of: party))
  }

  /// The same question, for another day.
  func asked(on day: CivilDay) -> Answer {
    Answer(
      record: record, timeline: timeline, on: day, known: known, asKnownAt: asKnownAt, party: party, todayIn: todayIn,
      language: language)
  }

  /// The same question about the membership of a party.
  func asked(of party: PartyID) -> Answer {
    Answer(
      record: record, timeline: timeline, on: on, known: known, asKnownAt: asKnownAt, party: party, todayIn: todayIn,
      language: language)
  }

  /// The same question, where one policy has another value everywhere.
  package func under(_ policy: PolicyOverride) -> Answer {
    Answer(
      record: record, timeline: Timeline(timeline.agreement, acts: timeline.acts, override: policy), on: on,
      known: known, asKnownAt: asKnownAt, party: party, todayIn: todayIn, language: language)
  }

  /// The running term and what follows it; nil where no term runs.
  var term: String? {
    let term: RunningTerm
    switch timeline.term(on: on) {
    case nil: return nil
    case .waits(let waitsFor): return voice.termWaits(for: waitsFor, on: known)
    case .runs(let running): term = running
    }
    let isEnding =
      switch timeline.status(on: on, known: known).termination {
      case .none: false
      case .dated(let date): date.cause != .term
      case .conditional, .contested: true
      }
    return voice.term(term, on: on, isEnding: isEnding)
  }

  /// The day asked about, which is today, with its place.
  var today: String {
    let place = todayIn.map { voice.say(", \($0)", "、\($0)") } ?? ""
    return voice.say("today, \(voice.date(on))\(place)", "本日（\(voice.date(on))\(place)）")
  }

  func act(_ number: EntryNumber) -> Act? { record.act(number) }

  /// Adds the title with the identifier, and the day asked about.
  func opening(_ page: inout Page) {
    page.line(voice.named(voice.text(agreement.title), agreement.id.description), isHeading: true)
    let today = todayIn.map { voice.say(" (today, \($0))", "（本日、\($0)）") } ?? ""
    let known = asKnownAt.map(words) ?? ""
    if let party {
      page.line(voice.say("for \(voice.name(party, on: on))", "\(voice.name(party, on: on))について"))
    }
    page.line(voice.say("on \(voice.date(on))\(today)\(known)", "\(voice.date(on))\(today)現在\(known)"))
  }

  private func words(for point: KnownPoint) -> String {
    if point.isAhead {
      return voice.say(
        ", as known now: \(point.written) is still to come", "（\(point.written)はまだ来ていないため、現在の記録による）")
    }
    let isEntry = point.written.utf8.allSatisfy { (48...57).contains($0) }
    let written = isEntry ? voice.say("entry \(point.written)", "記載\(point.written)") : point.written
    return voice.say(", as known at \(written)", "（\(written)の時点の記録による）")
  }
}

/// The point of the record that was asked about.
package struct KnownPoint: Hashable, Sendable {
  /// The day, the instant or the number of the entry, as it was written.
  package let written: String
  /// Whether it is still to come, so that all that is known now is known then.
  package let isAhead: Bool

  package init(written: String, isAhead: Bool) {
    self.written = written
    self.isAhead = isAhead
  }
}
