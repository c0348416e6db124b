import Agreements
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry

/// Appends entries through the door that the command uses, one a commit, and prints `ack N` once entry N is durable;
/// for the tests of crashes, kills and several writers.
///
///     fault-writer append REGISTER N    N entries, then ends
///     fault-writer count REGISTER       checks every entry and prints their number
///     fault-writer hash REGISTER        reads every entry, hashes it into a tree and prints the root: the least that
///                                       any verification does, to measure `verify` by
@main
enum FaultWriter {
  /// The life that is written again and again: an agreement, two signatures, decisions on amendments. A new agreement
  /// after so many entries keeps the cost of each the same.
  private static let entriesPerAgreement = 20

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments
    do {
      switch (arguments.dropFirst().first, arguments.count) {
      case ("append", 4): try append(arguments[2], count: Int(arguments[3]) ?? 0)
      case ("count", 3): print(try count(arguments[2]))
      case ("hash", 3): print(try root(arguments[2]))
      default:
        complain("usage: fault-writer append REGISTER N | count REGISTER | hash REGISTER")
        exit(64)
      }
    } catch {
      complain("\(error)")
      exit(74)
    }
  }

  private static func append(_ path: String, count: Int) throws {
    let registry = Registry(try SQLiteStore(path: path, purpose: .recording, busyTimeout: 60))
    for index in 0..<max(0, count) {
      let recorded = try registry.record(try draft(index), now: try now())
      let line = Array("ack \(recorded.entry.number)\n".utf8)
      guard write(STDOUT_FILENO, line, line.count) == line.count else { exit(74) }
    }
  }

  private static func draft(_ index: Int) throws -> Draft {
    let (life, step) = index.quotientAndRemainder(dividingBy: entriesPerAgreement)
    guard let id = AgreementID("w\(getpid())-\(startedAt)-\(life)"), let japan = PartyID("JP"),
      let states = PartyID("US"), let day = CivilDay(iso: "2025-10-28"), let amendment = AmendmentID("A\(step)")
    else { throw Unwritable() }
    let content: Draft.Content =
      switch step {
      case 0: .agreement(try agreement(id))
      case 1: .act(id, by: [japan], GivenAct(.signature(on: .day(day))))
      case 2: .act(id, by: [states], GivenAct(.signature(on: .day(day))))
      default:
        .act(
          id, by: [japan],
          GivenAct(
            .amendment(
              AmendmentDecision(amendment: amendment, effective: nil, title: nil, clauses: nil), on: .day(day))))
      }
    return Draft(content, recordedBy: "fault-writer")
  }

  private static let startedAt = UInt64(Date().timeIntervalSince1970 * 1000)

  private static func agreement(_ id: AgreementID) throws -> Agreement {
    let text = """
      agreement: \(id)
      title: {en: An agreement made for a test}
      nature: binding
      authentic-languages: [en]
      parties:
        - {id: JP, name: {en: Japan}, zone: Asia/Tokyo}
        - {id: US, name: {en: United States}, zone: America/New_York}
      start: {article: {en: "1"}, says: {en: On signature.}, rule: {day-of: last-signature}}
      modification: {article: {en: "2"}, says: {en: By written decision of all.}}
      discontinuation: {article: {en: "3"}, says: {en: After notice.}, rule: {after: P30D, from: {day-of: notice}}}
      """
    return try Agreement(reading: try ClauseFile.tree(of: Array(text.utf8)))
  }

  private static func now() throws -> Now {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    guard let instant = Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000) else {
      throw Unwritable()
    }
    return Now(instant: instant, today: instant.civilDayUTC, isGiven: false)
  }

  /// Verifies the register, and reads every entry as the command would. What a crash during creation leaves holds none.
  private static func count(_ path: String) throws -> Int {
    let store = try SQLiteStore(path: path, purpose: .recording, busyTimeout: 60)
    let registry = Registry(store)
    let verification = try registry.verify()
    guard verification.findings.isEmpty else { throw Unwritable() }
    var entries = 0
    try registry.portfolio { entries += $0.entries.count }
    guard entries == Int(verification.entries) else { throw Unwritable() }
    return entries
  }

  private static func root(_ path: String) throws -> Digest32 {
    var frontier = Frontier()
    try SQLiteStore(path: path, purpose: .query).read { log in
      try log.visitRows { row in _ = frontier.append(leaf: .leaf(row.bytes)) }
    }
    return frontier.root
  }

  private static func complain(_ text: String) { FileHandle.standardError.write(Data("fault-writer: \(text)\n".utf8)) }
}

private struct Unwritable: Error {}
