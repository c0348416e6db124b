import Agreements
import EventLog
import Foundation
import Presentation
import Registry

/// An agreement and its acts, read from files alone. The number of an act is that of its line. In an exported file it
/// is that of its entry.
struct CaseFiles {
  let agreement: Agreement
  let acts: [Act]

  init(clauses: String, acts: String, _ naming: NamingOptions, asWritten: Bool, _ session: Session) throws {
    let agreement = try InputFile.agreement(clauses)
    let files = NamedFiles(besides: acts, allowsOutside: naming.allowOutside)
    let placing = Placing(agreement: agreement, dayAtPlace: DayAtPlace())
    self.agreement = agreement
    let lines = try LinesFile.objects(acts)
    guard !lines.contains(where: { $0.object["entry"] != nil }) else {
      self.acts = try Self.recorded(lines, of: agreement.id)
      return
    }
    let roster = agreement.roster
    let acts = try lines.map { line in
      try Self.act(line.number, line.object, files, line.place, agreement, roster, placing, session)
    }
    let repetitions = acts.repetitions
    for (line, act) in zip(lines, acts) {
      if let earlier = repetitions[act.id] { throw WrongLine(line.place, .sameAct(line: earlier)) }
    }
    if !asWritten { try Self.checkTyping(acts, lines, agreement) }
    self.acts = acts
  }

  private static func checkTyping(_ acts: [Act], _ lines: [LinesFile.Line], _ agreement: Agreement) throws {
    // The lines stand in any order, so that an addressee can be one whose consent stands further down.
    let authors = Set(acts.flatMap(\.by))
    var names = NamesInUse(agreement)
    for (line, act) in zip(lines, acts) {
      do throws(TypingError) {
        try names.check(act.by, act.content)
      } catch .strangeAddressee(let party) where authors.contains(party) {
      } catch {
        throw FailureIn(line.place, Refused(refusal: .typingError(error), agreement: agreement))
      }
      names.add(act)
    }
  }

  /// The acts of an exported file, whose entries are those of a register.
  private static func recorded(_ lines: [LinesFile.Line], of agreement: AgreementID) throws -> [Act] {
    var admission = Admission(agreement)
    var entries: [Entry] = []
    for line in lines where line.object["base64"] == nil && EntryLine.withheld(line.object) == nil {
      let entry = try EntryLine.entry(line.object, at: line.place).entry
      guard entry.agreement == agreement else { continue }
      do throws(RecordingRefusal) {
        try admission.check(entry)
      } catch {
        throw FailureIn(line.place, error)
      }
      admission.note(entry)
      entries.append(entry)
    }
    return AgreementRecord(entries).acts
  }

  private static func act(
    _ number: Int64, _ object: JSONObject, _ files: NamedFiles, _ place: String, _ agreement: Agreement,
    _ roster: Roster, _ placing: Placing, _ session: Session
  ) throws -> Act {
    do {
      let line = try ActLine(object, naming: files, at: place, session)
      guard let id = EntryNumber(number) else { throw RecordingRefusal.tooLong }
      let content = try line.fields.read(session).content(placing)
      do throws(RecordingRefusal) {
        try roster.check(line.by, content)
      } catch {
        throw Refused(refusal: error, agreement: agreement)
      }
      return Act(id: id, by: line.by, content: content, evidence: line.evidence)
    } catch {
      throw FailureIn(place, error)
    }
  }

  /// The paths of the two files of a case, and its name.
  struct Place {
    let name: String
    let clauses: String
    let acts: String
  }

  /// The cases under a folder, by name. They are folders with `clauses.yaml` and `acts.jsonl`, and pairs of files of
  /// one name, `NAME.yaml` and `NAME.jsonl`. Throws `NotThere` where there is none.
  static func places(in path: String) throws -> [Place] {
    guard isFolder(path) else { throw NotThere.file(path) }
    let found = all(in: path)
    guard !found.isEmpty else {
      throw NotThere.cases(under: path)
    }
    return found
  }

  private static func all(in folder: String) -> [Place] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    if names.contains("clauses.yaml") && names.contains("acts.jsonl") {
      return [Place(name: folder, clauses: folder + "/clauses.yaml", acts: folder + "/acts.jsonl")]
    }
    return names.flatMap { name -> [Place] in
      let path = folder + "/" + name
      if isFolder(path) { return all(in: path) }
      let stem = String(name.dropLast(".yaml".count))
      guard name.hasSuffix(".yaml"), names.contains(stem + ".jsonl") else { return [] }
      return [Place(name: folder + "/" + stem, clauses: path, acts: folder + "/" + stem + ".jsonl")]
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  func answer(on day: String?, of party: String?, _ session: Session) throws -> Answer {
    let now = try session.now()
    let party = try party.map { try session.party($0, to: agreement, acts) }
    return Answer(
      record: AgreementRecord([]), timeline: Timeline(agreement, acts: acts),
      on: try day.map { try session.day($0, of: "--on") } ?? now.today,
      known: now.today, party: party, todayIn: day == nil ? now.place : nil, language: session.language)
  }
}
