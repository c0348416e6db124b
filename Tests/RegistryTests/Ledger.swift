import Agreements
import CivilDate
import EventLog
import Foundation
import Registry
import Testing

/// A register with a thousand entries, a document, texts in confidence and two signed checkpoints, and what somebody
/// with the file could do to it.
struct Ledger: Sendable {
  /// Made once; each test alters a copy of its own.
  static let made = Result { try Ledger() }

  static let size: Int64 = 1000
  static let agreement = AgreementID("test")!

  let scratch: Scratch
  /// `CREATE TRIGGER` of each.
  private let triggers: [String]

  init() throws {
    scratch = try Scratch()
    let store = try scratch.recording()
    let registry = Registry(store)
    let document = [UInt8](repeating: 7, count: 2_500_000)
    let now = try Door.now()
    let items = [.document(DocumentSource(document))] + (try Self.entries(document))
    _ = try registry.take({ try items.forEach($0) }, now: now)
    try registry.trust(Self.key.verifier(.log), isOwn: true)
    try store.write { log throws in
      for size: Int64 in [400, Self.size] {
        let root = try #require(try log.root(after: size))
        let checkpoint = Checkpoint(origin: Self.key.name, size: UInt64(size), root: root)
        try log.keep(try #require(SignedCheckpoint(checkpoint, signedBy: Self.key)))
      }
    }
    triggers = try SQLiteShell.run(scratch.path(), "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'")
      .components(separatedBy: "\nCREATE").enumerated().map { $0 == 0 ? $1 : "CREATE" + $1 }
  }

  static let key = SigningKey(name: KeyName("test.example/ledger")!, seed: [UInt8](repeating: 5, count: 32))!

  private static func entries(_ document: [UInt8]) throws -> [Registry.Item] {
    let japan = try #require(PartyID("JP"))
    var salt = [UInt8](repeating: 0, count: 32)
    func newSalt() -> Salt {
      for index in salt.indices {
        salt[index] &+= 1
        if salt[index] != 0 { break }
      }
      return Salt(salt)!
    }
    return try (1...size).map { number in
      var evidence = Evidence()
      if number % 7 == 0 { evidence.remark = .disclosed("told by the minister", newSalt()) }
      if number % 100 == 0 {
        evidence.documents = [
          .open(
            DocumentReference(
              sha256: Digest32.sha256(document).description, name: "annex.pdf", mediaType: "application/pdf",
              size: document.count))
        ]
      }
      let day = try #require(CivilDay(iso: "2026-01-15"))
      let amendment = try #require(AmendmentID("A\(number)"))
      let content = ActContent.amendment(
        AmendmentDecision(amendment: amendment, effective: nil, title: nil, clauses: nil), on: .day(day))
      let fact: Fact = number == 1 ? .agreement(try Door.agreement(), evidence) : .act(by: [japan], content, evidence)
      let recording = Recording(
        at: try #require(Instant(milliseconds: 1_780_000_000_000 + number * 1000)), clock: .machine,
        by: .disclosed("officer", newSalt()))
      return .entry(
        Entry(
          number: try #require(EntryNumber(number)), agreement: agreement, recording: recording, content: .fact(fact)),
        leaf: nil)
    }
  }

  /// Runs SQL as if there were no triggers, and puts them back as they were.
  private func tamper(_ sql: String, file: String) throws {
    let drops = triggers.compactMap { $0.split(separator: " ").dropFirst(2).first }.map { "DROP TRIGGER \($0);" }
    let script = (["PRAGMA recursive_triggers = OFF;"] + drops + [sql + ";"] + triggers).joined(separator: "\n")
    try scratch.write(Array(script.utf8), to: file + ".sql")
    let error = try SQLiteShell.run(scratch.path(file), ".read '\(scratch.path(file + ".sql"))'")
    #expect(error == "", "\(sql): \(error)")
  }

  /// What `verify` says of a copy to which this was done.
  func findings(after sql: String, against outside: [SignedCheckpoint] = []) throws -> [Verification.Finding] {
    try registry(after: sql).verify(against: outside).findings
  }

  /// A copy to which this was done.
  func registry(after sql: String) throws -> Registry {
    let copy = UUID().uuidString
    try scratch.write(scratch.bytes(), to: copy)
    try tamper(sql, file: copy)
    return try Registry(scratch.query(copy))
  }
}
