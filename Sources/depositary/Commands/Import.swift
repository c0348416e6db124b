import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over the lines of a file: all of them, or none.",
    discussion: """
      Entries that export wrote keep their numbers and instants, and go into an empty register. Acts without a number \
      are recorded now, in the order of the lines, for the agreement that `--agreement` names; where one refers to \
      another (`notice`), it does so by the number of its line.
      """)

  @Argument(help: "The file, in JSON Lines.") var file: String
  @Option(help: ArgumentHelp("The agreement of acts without a number.", valueName: "agreement"))
  var agreement: String?
  @OptionGroup var recording: ImportOptions
  @OptionGroup var naming: NamingOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let recorder = try session.recorder(recording.recordedBy)
    let registry = try session.registry(for: .recording)
    let taken = try registry.take(
      { each in
        var lines = 0
        try read(session, recorder) { item in
          lines += 1
          try each(item)
        }
        guard lines > 0 else {
          throw WrongValue.noLine(path: file)
        }
      }, now: try session.now())
    let report = ImportReport(
      added: taken.added, warnings: taken.warnings, changes: try changes(by: taken.recorded, registry, session),
      language: session.language)
    try session.print(report.json, report.page)
  }

  /// What the acts recorded now change in the answers of today.
  private func changes(
    by recorded: [Entry], _ registry: Registry, _ session: Session
  ) throws -> [ImportReport.Change] {
    guard let first = recorded.first else { return [] }
    let (now, record) = (try session.now(), try registry.wholeRecord(of: first.agreement, asKnownAt: .now))
    let before = AgreementRecord(record.entries.filter { $0.number < first.number })
    func answer(_ record: AgreementRecord) -> Answer? {
      record.agreement.map {
        Answer(
          record: record, timeline: Timeline($0, acts: record.acts), on: now.today, known: now.today,
          todayIn: now.place, language: session.language)
      }
    }
    guard let old = answer(before), let new = answer(record) else { return [] }
    var seen: Set<PartyID> = []
    let authors = recorded.flatMap { record.act($0.number)?.by ?? [] }
    let acting = authors.filter { new.agreement.organ($0) == nil && seen.insert($0).inserted }
    return [ImportReport.Change(before: old, after: new, acting: acting)]
  }

  private func read(_ session: Session, _ recorder: String, _ each: (Registry.Item) throws -> Void) throws {
    var numbers = ActNumbers()
    var lines: [Int64] = []
    let files = NamedFiles(besides: file, allowsOutside: naming.allowOutside)
    try LinesFile.read(file) { line in
      if line.object["document"] == nil || line.object["act"] != nil { numbers.add(line.number) }
      let item = try item(line.object, naming: files, at: line.place, numbers, recorder, session)
      lines.append(line.number)
      do {
        try each(item)
      } catch let refusal as ImportRefusal where refusal.twin != nil {
        guard let twin = refusal.twin, let number = EntryNumber(lines[twin]) else { throw refusal }
        throw WrongLine(line.place, .sameAct(line: number))
      } catch let error where !(error is StoreFailure) {
        throw FailureIn(line.place, error)
      }
    }
  }

  private func item(
    _ object: JSONObject, naming files: NamedFiles, at place: String, _ numbers: ActNumbers, _ recorder: String,
    _ session: Session
  ) throws -> Registry.Item {
    if let document = try EntryLine.document(object, at: place) { return .document(DocumentSource(document)) }
    if let withheld = EntryLine.withheld(object) { return .withheld(withheld) }
    if object["entry"] != nil {
      let (entry, leaf) = try EntryLine.entry(object, at: place)
      return .entry(entry, leaf: leaf)
    }
    guard let agreement else {
      throw WrongUsage.agreementNotNamed(place: place)
    }
    do {
      let line = try ActLine(object, naming: files, at: place, session)
      let given = try line.fields.read(session) { name, number in
        guard let earlier = Int64(number).flatMap(numbers.place) else {
          throw WrongLine(place, .notAnEarlierLine(key: name, number: number))
        }
        return earlier
      }
      return .draft(
        Draft(
          .act(try session.agreementID(agreement), by: line.by, given), evidence: line.evidence,
          recordedBy: recorder, asReceived: recording.asReceived, asWritten: true,
          clockIsRight: recording.clock.clockIsRight))
    } catch {
      throw FailureIn(place, error)
    }
  }
}

/// The place of each line read so far among the acts of a file. By it the lines become entries.
private struct ActNumbers {
  private var places: [Int64: Int64] = [:]

  mutating func add(_ line: Int64) { places[line] = Int64(places.count + 1) }

  /// The place of a line; nil for a line without an act, and for one that was not read yet.
  func place(of line: Int64) -> Int64? { places[line] }
}

/// How acts without a number come into the record.
struct ImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who records them; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?
  @Flag(help: "Record acts although they have no effect.") var asReceived = false
  @OptionGroup var clock: ClockOptions
}
