import Agreements
import ArgumentParser
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry

/// What every recording is given: evidence, who records, and how.
struct RecordingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A document that shows it; kept in the register.", valueName: "file"))
  var document: [String] = []

  @Option(help: ArgumentHelp("A reference number.", valueName: "text"))
  var reference: [String] = []

  @Option(help: ArgumentHelp("A remark.", valueName: "text"))
  var remark: String?

  @Option(help: ArgumentHelp("Where it was done.", valueName: "text"))
  var place: String?

  @Option(
    help: ArgumentHelp(
      "Keep it out of the entry itself, which holds a salted hash: place, reference, remark, document, reason.",
      valueName: "field"))
  var confidential: [DisclosableField] = []

  @Option(help: ArgumentHelp("Who records it; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?

  @Option(help: ArgumentHelp("On whose behalf it is recorded.", valueName: "text"))
  var onBehalfOf: String?

  @Flag(help: "Say what would change, and record nothing; any day may be used.")
  var dryRun = false

  @Flag(help: "Record an act although it has no effect.")
  var asReceived = false

  @Flag(help: "Record an act although it looks like a typing error.")
  var asWritten = false

  @OptionGroup var clock: ClockOptions
}

/// The options for the instant of an entry.
struct ClockOptions: ParsableArguments {
  @Flag(help: "Record it although the clock is more than ten years after the last entry.")
  var clockIsRight = false
}

extension DisclosableField: ExpressibleByArgument {}

extension [DisclosableField] {
  /// Throws for the first that is none of those given: keeping nothing in confidence would be done in silence.
  func checkThatEach(isOneOf given: Set<DisclosableField>) throws(WrongUsage) {
    if let stray = first(where: { !given.contains($0) }) { throw .confidentialWithoutText(stray) }
  }
}

extension Draft.Content {
  /// The texts that an entry with this content can keep in confidence.
  fileprivate func texts(_ evidence: Evidence) -> Set<DisclosableField> {
    switch self {
    case .act, .agreement, .erasure: evidence.fields
    case .annulment: evidence.fields.union([.reason])
    // What is not given is taken over from the entry that is corrected.
    case .correction: Set(DisclosableField.allCases).subtracting([.recorder])
    }
  }
}

extension Session {
  /// Records a draft, or says what it would change, and prints the answer.
  func record(_ content: Draft.Content, _ options: RecordingOptions) throws {
    let registry =
      if case .agreement = content {
        options.dryRun ? try registryForWhatIf() : try registry(for: .recording)
      } else {
        options.dryRun ? try registry(for: .query) : try existingRegistry()
      }
    let (evidence, documents) = try evidence(options)
    try options.confidential.checkThatEach(isOneOf: content.texts(evidence))
    let draft = Draft(
      content, evidence: evidence, documents: documents, confidential: Set(options.confidential),
      recordedBy: try recorder(options.recordedBy),
      onBehalfOf: options.onBehalfOf, asReceived: options.asReceived, asWritten: options.asWritten,
      clockIsRight: options.clock.clockIsRight)
    var now = try now()
    // The clock is read again once the register is ours. So entry and answer have one instant.
    func laterNow() throws -> Now {
      now = try self.now()
      return now
    }
    let recorded: Recorded
    do {
      recorded = options.dryRun ? try registry.whatIf(draft, now: now) : try registry.record(draft, now: try laterNow())
    } catch let refusal as RecordingRefusal {
      guard let agreement = agreement(concernedBy: content, registry) else { throw refusal }
      throw Refused(refusal: refusal, agreement: agreement)
    }
    let report = report(recorded, now: now, isWhatIf: options.dryRun)
    do {
      try print(report.json, report.page)
    } catch FileFailure.output where !options.dryRun {
      throw FileFailure.outputOfRecorded(recorded.entry.number)
    }
  }

  private func agreement(concernedBy content: Draft.Content, _ registry: Registry) -> Agreement? {
    var id: AgreementID?
    switch content {
    case .agreement(let agreement): return agreement
    case .act(let agreement, _, _): id = agreement
    case .correction(let number, _, _), .annulment(let number, _), .erasure(let number, _, _):
      id = try? registry.entry(number).agreement
    }
    return id.flatMap { try? registry.agreementRecord(of: $0).agreement }
  }

  func evidence(_ options: RecordingOptions) throws -> (Evidence, [DocumentSource]) {
    let documents = try options.document.map { try InputFile.document($0) }
    let evidence = Evidence(
      place: options.place.map { .open($0) }, documents: documents.map { .open($0.0) },
      references: options.reference.map { .open($0) }, remark: options.remark.map { .open($0) })
    return (evidence, documents.map(\.1))
  }

  /// The name of who records: the name given, else the user of the machine.
  func recorder(_ given: String?) throws -> String {
    if let given, !given.isEmpty { return given }
    if let user = try Environment.value("USER"), !user.isEmpty { return user }
    if let user = try Environment.value("LOGNAME"), !user.isEmpty { return user }
    return "uid \(getuid())"
  }

  func report(_ recorded: Recorded, now: Now, isWhatIf: Bool) -> RecordingReport {
    func answer(_ timeline: Timeline?, _ record: AgreementRecord, _ day: CivilDay) -> Answer? {
      timeline.map {
        Answer(
          record: record, timeline: $0, on: day, known: now.today, todayIn: day == now.today ? now.place : nil,
          language: language)
      }
    }
    return RecordingReport(
      entry: recorded.entry, fact: recorded.fact,
      before: answer(recorded.before, recorded.recordBefore, recorded.day),
      after: answer(recorded.after, recorded.recordAfter, recorded.day),
      today: (
        before: answer(recorded.before, recorded.recordBefore, now.today),
        after: answer(recorded.after, recorded.recordAfter, now.today)
      ),
      reassessed: recorded.reassessed,
      meant: recorded.meant, isWhatIf: isWhatIf, language: language)
  }

  func agreementID(_ text: String) throws -> AgreementID {
    guard let id = AgreementID(text) else { throw noSuch(text) }
    return id
  }

  /// Reads identifiers of parties. Throws for a text that is no identifier, and for a party named twice.
  func parties(_ texts: [String]) throws -> [PartyID] {
    var parties: [PartyID] = []
    var seen: Set<PartyID> = []
    for text in texts {
      guard let id = PartyID(text) else {
        throw WrongValue.party(text)
      }
      guard seen.insert(id).inserted else {
        throw WrongUsage.partyTwice(id)
      }
      parties.append(id)
    }
    return parties
  }

  /// Why a text that is no identifier of a party is refused. It can be the name of one.
  func refusal(ofParty text: String, to id: AgreementID) -> any Error {
    guard let record = try? registry(for: .query).agreementRecord(of: id), let agreement = record.agreement,
      let meant = NamesInUse(agreement).meant(by: text)
    else { return WrongValue.party(text) }
    return Refused(refusal: .likeParty(text, known: meant), agreement: agreement)
  }

  func entryNumber(_ text: String) throws -> EntryNumber {
    guard let number = number(text) else {
      throw WrongUsage.notAnEntry(text)
    }
    return number
  }
}
