import Agreements
import ArgumentParser
import CivilDate
import Foundation
import Presentation
import Registry

/// The two time lines of a question (L17).
struct QueryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      "As the register knew it then: a day, an instant, or the number of an entry.", valueName: "date|instant|entry"))
  var asKnownAt: String?

  @Option(help: ArgumentHelp("Ask about the membership of one party.", valueName: "party"))
  var party: String?
}

extension Session {
  /// The life of one agreement, and what the options ask of it.
  /// - Parameter ofEntries: whether only the entries are asked about. That can be done too where no clause file stands
  ///   any more; no act has an answer then.
  func answer(_ agreement: String, _ options: QueryOptions, ofEntries: Bool = false) throws -> Answer {
    let registry = try registry(for: .query)
    let known = try known(options.asKnownAt, registry)
    let id = try agreementID(agreement)
    let record =
      try ofEntries
      ? registry.wholeRecord(of: id, asKnownAt: known.at) : registry.agreementRecord(of: id, asKnownAt: known.at)
    return try answer(record, on: options.on, party: options.party, known)
  }

  /// The life of one agreement by all that is recorded, asked about on a day, and about a party if one is given.
  func answer(_ agreement: String, on day: String?, party: String?) throws -> Answer {
    let registry = try registry(for: .query)
    return try answer(
      registry.agreementRecord(of: agreementID(agreement)), on: day, party: party, known(nil, registry))
  }

  /// The same of every agreement in the register, one at a time. Where a party is named, only agreements with that
  /// party are asked about.
  func answers(_ options: QueryOptions, _ body: (Answer) throws -> Void) throws {
    let registry = try registry(for: .query)
    let known = try known(options.asKnownAt, registry)
    let party = try options.party.map { try parties([$0])[0] }
    try registry.portfolio(asKnownAt: known.at) { record in
      if let party, !record.hasParty(party) { return }
      try body(answer(record, on: options.on, party: options.party, known))
    }
  }

  /// Passes on each entry recorded after a point, with the answers without it and with it. Where agreements are named,
  /// only their entries are looked at; where a party is, only agreements with that party.
  func visitChanges(
    since point: String, _ options: QueryOptions, _ agreements: [String],
    _ body: (_ entry: Entry, _ before: Answer?, _ after: Answer?) throws -> Void
  ) throws {
    let registry = try registry(for: .query)
    let known = try known(point, registry)
    if known.point?.isAhead == true { throw FailureIn("--since", WrongValue.pointToCome(point)) }
    let party = try options.party.map { try parties([$0])[0] }
    let now = Known(at: .now, day: try self.now().today)
    func answer(_ entries: some Sequence<Entry>) throws -> Answer? {
      let record = AgreementRecord(Array(entries))
      return record.agreement == nil ? nil : try self.answer(record, on: options.on, party: options.party, now)
    }
    func visit(_ record: AgreementRecord) throws {
      if let party, !record.hasParty(party) { return }
      let first = record.entries.firstIndex { !known.at.includes($0) } ?? record.entries.count
      guard first < record.entries.count else { return }
      var before = try answer(record.entries[..<first])
      for index in first..<record.entries.count {
        let after = try answer(record.entries[...index])
        try body(record.entries[index], before, after)
        before = after
      }
    }
    guard agreements.isEmpty else {
      for agreement in agreements { try visit(registry.wholeRecord(of: agreementID(agreement))) }
      return
    }
    try registry.portfolio(includingGone: true) { try visit($0) }
  }

  private func answer(
    _ record: AgreementRecord, on asked: String?, party: String?, _ known: Known
  ) throws -> Answer {
    guard let agreement = record.agreement ?? record.lastClauseFile else { throw noSuch("") }
    let acts = record.agreement == nil ? [] : record.acts
    let now = try now()
    let party = try party.map { try self.party($0, to: agreement, acts) }
    return Answer(
      record: record, timeline: Timeline(agreement, acts: acts),
      on: try asked.map { try day($0, of: "--on") } ?? now.today,
      known: known.day, asKnownAt: known.point, party: party, todayIn: asked == nil ? now.place : nil,
      language: language)
  }

  /// A party of an agreement, by its identifier.
  func party(_ text: String, to agreement: Agreement, _ acts: [Act]) throws -> PartyID {
    if let meant = NamesInUse(agreement, acts: acts).meant(by: text) {
      throw Refused(refusal: .likeParty(text, known: meant), agreement: agreement)
    }
    let party = try parties([text])[0]
    guard agreement.party(party) != nil else { throw Refused(unknown: party, to: agreement) }
    return party
  }

  func noSuch(_ agreement: String) -> NotThere { .agreement(agreement) }

  /// A point of the record, and its civil day.
  private struct Known {
    let at: Registry.KnownAt
    let day: CivilDay
    /// The point as it was asked about; nil where none was named.
    var point: KnownPoint?
  }

  /// What the register knew then. The day of a point is the one written; for an entry it is the day in UTC, and for a
  /// point to come it is today. A day means its end in UTC.
  private func known(_ text: String?, _ registry: Registry) throws -> Known {
    let now = try now()
    guard let text else { return Known(at: .now, day: now.today) }
    if let number = number(text) {
      let day = try registry.entry(number).recording.at.civilDayUTC
      return Known(at: .entry(number), day: day, point: KnownPoint(written: text, isAhead: false))
    }
    func known(_ instant: Instant, _ day: CivilDay, isAhead: Bool) -> Known {
      Known(
        at: .instant(instant), day: instant < now.instant ? day : now.today,
        point: KnownPoint(written: text, isAhead: isAhead))
    }
    if let written = WrittenInstant(text) {
      return known(written.instant, written.day, isAhead: now.instant < written.instant)
    }
    guard let day = try? CivilDay(parsing: text), let end = Instant(endOf: day) else {
      throw WrongValue.instantOrEntry(text)
    }
    return known(end, day, isAhead: max(now.today, now.instant.civilDayUTC) < day)
  }

  /// The number of an entry, written in plain digits; nil for anything else.
  func number(_ text: String) -> EntryNumber? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), text.utf8.first != 48 else { return nil }
    return Int64(text).flatMap(EntryNumber.init)
  }
}
