import EventLog
import Registry

/// A store whose rows are not those of the one behind it.
final class AlteredStore: Store {
  private let store: any Store
  private let alter: (StoredRow) -> StoredRow
  private let end: Int64

  /// - Parameter end: the altered row; none after it is read, for a walk that stops at the first wrong entry sees none.
  init(_ store: any Store, upTo end: Int64, alter: @escaping (StoredRow) -> StoredRow) {
    self.store = store
    self.end = end
    self.alter = alter
  }

  func read<T>(_ body: (any LogReader) throws -> T) throws -> T {
    try store.read { try body(AlteredLog(log: $0, end: end, alter: alter)) }
  }

  func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T {
    try store.write(erasing: erasing, body)
  }
}

extension AlteredStore: @unchecked Sendable {}

private struct AlteredLog: LogReader {
  let log: any LogReader
  let end: Int64
  let alter: (StoredRow) -> StoredRow

  func visitRows(_ body: (StoredRow) throws -> Void) throws {
    struct Enough: Error {}
    do {
      try log.visitRows { row in
        if row.number > end { throw Enough() }
        try body(row.number == end ? alter(row) : row)
      }
    } catch is Enough {}
  }

  var path: String { log.path }
  var count: Int64 { get throws { try log.count } }
  var last: StoredEntry? { get throws { try log.last } }
  var agreements: [String] { get throws { try log.agreements } }
  var nodeCount: Int64 { get throws { try log.nodeCount } }
  var disclosureCount: Int64 { get throws { try log.disclosureCount } }
  var documents: [(hash: Digest32, size: Int64)] { get throws { [] } }
  var checkpoints: [SignedCheckpoint] { get throws { try log.checkpoints } }
  var keys: [RegisteredKey] { get throws { try log.keys } }
  var unusableKeys: [String] { get throws { try log.unusableKeys } }
  var faults: [String] { get throws { [] } }
  func entry(_ number: Int64) throws -> StoredEntry? { try log.entry(number) }
  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    try log.visit(numbers, body)
  }
  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry] {
    try log.entries(of: agreement, upTo: number)
  }
  func leafHash(_ number: Int64) throws -> Digest32? { try log.leafHash(number) }
  func root(after number: Int64) throws -> Digest32? { try log.root(after: number) }
  func node(_ position: TreePosition) throws -> Digest32? { try log.node(position) }
  func disclosures(
    of numbers: ClosedRange<Int64>
  ) throws -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)] { try log.disclosures(of: numbers) }
  func documentSize(_ hash: Digest32) throws -> Int64? { try log.documentSize(hash) }
  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws { try log.readDocument(hash, body) }
  func isWithheld(_ hash: Digest32) throws -> Bool { try log.isWithheld(hash) }
}
