import EventLog
import Foundation

/// A log that ends with the process, for dry runs and tests. It refuses what every other store refuses.
package final class MemoryStore: Store {
  private let lock = NSLock()
  nonisolated(unsafe) private var log = MemoryLog()

  package init() {}

  /// Runs a reading transaction on what the last write left. Writes may go on meanwhile.
  package func read<T>(_ body: (any LogReader) throws -> T) throws -> T {
    try body(lock.withLock { log })
  }

  /// Runs a writing transaction. Other writers wait.
  package func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T {
    try lock.withLock {
      let writer = MemoryWriter(log)
      let result = try body(writer)
      log = writer.log
      return result
    }
  }
}

struct MemoryLog: LogReader {
  fileprivate var all: [StoredEntry] = []
  fileprivate var roots: [Digest32] = []
  fileprivate var nodes: [TreePosition: Digest32] = [:]
  fileprivate var disclosed: [Int64: [Disclosure]] = [:]
  fileprivate var kept: [Digest32: [UInt8]] = [:]
  fileprivate var withheld: Set<Digest32> = []
  fileprivate var signed: [SignedCheckpoint] = []
  fileprivate(set) var keys: [RegisteredKey] = []
  /// Only usable keys can be put in here.
  let unusableKeys: [String] = []

  let path = ""
  var count: Int64 { Int64(all.count) }
  var last: StoredEntry? { all.last }
  var agreements: [String] {
    var seen: Set<String> = []
    return all.map(\.agreement).filter { seen.insert($0).inserted }
  }

  func entry(_ number: Int64) -> StoredEntry? { at(number, all) }

  private func at<T>(_ number: Int64, _ rows: [T]) -> T? {
    number > 0 && number <= rows.count ? rows[Int(number - 1)] : nil
  }

  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    for entry in all where numbers.contains(entry.number) { try body(entry) }
  }

  func visitRows(_ body: (StoredRow) throws -> Void) throws {
    for (entry, root) in zip(all, roots) {
      try body(
        StoredRow(
          number: entry.number, agreement: entry.agreement, recordedAt: entry.recordedAt, bytes: entry.bytes,
          leafHash: entry.leafHash, root: root))
    }
  }

  func entries(of agreement: String, upTo number: Int64?) -> [StoredEntry] {
    all.filter { $0.agreement.utf8.elementsEqual(agreement.utf8) && $0.number <= number ?? .max }
  }

  func leafHash(_ number: Int64) -> Digest32? { at(number, all)?.leafHash }
  func root(after number: Int64) -> Digest32? { at(number, roots) }
  func node(_ position: TreePosition) -> Digest32? { nodes[position] }
  var nodeCount: Int64 { Int64(nodes.count) }

  func disclosures(
    of numbers: ClosedRange<Int64>
  ) -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)] {
    let known = numbers.lowerBound == numbers.upperBound ? [numbers.lowerBound] : disclosed.keys.sorted()
    return known.filter(numbers.contains).flatMap { number in
      (disclosed[number] ?? []).map { (number, $0.hash, $0) }
    }
  }

  var disclosureCount: Int64 { Int64(disclosed.values.map(\.count).reduce(0, +)) }
  var faults: [String] { [] }

  func documentSize(_ hash: Digest32) -> Int64? { kept[hash].map { Int64($0.count) } }

  var documents: [(hash: Digest32, size: Int64)] {
    kept.map { ($0.key, Int64($0.value.count)) }.sorted { $0.hash.precedes($1.hash) }
  }

  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws {
    if let bytes = kept[hash] { try DocumentSource(bytes).read(body) }
  }

  func isWithheld(_ hash: Digest32) -> Bool { withheld.contains(hash) }

  var checkpoints: [SignedCheckpoint] {
    signed.sorted {
      let (a, b) = ($0.checkpoint, $1.checkpoint)
      return a.origin == b.origin
        ? a.size < b.size : a.origin.description.utf8.lexicographicallyPrecedes(b.origin.description.utf8)
    }
  }
}

extension Digest32 {
  fileprivate func precedes(_ other: Digest32) -> Bool { bytes.lexicographicallyPrecedes(other.bytes) }
}

private final class MemoryWriter: LogWriter {
  var log: MemoryLog

  init(_ log: MemoryLog) { self.log = log }

  var path: String { log.path }
  var count: Int64 { log.count }
  var last: StoredEntry? { log.last }
  var agreements: [String] { log.agreements }
  var nodeCount: Int64 { log.nodeCount }
  var documents: [(hash: Digest32, size: Int64)] { log.documents }
  var checkpoints: [SignedCheckpoint] { log.checkpoints }
  var keys: [RegisteredKey] { log.keys }
  var unusableKeys: [String] { log.unusableKeys }
  var disclosureCount: Int64 { log.disclosureCount }
  var faults: [String] { log.faults }

  func entry(_ number: Int64) -> StoredEntry? { log.entry(number) }

  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    try log.visit(numbers, body)
  }

  func entries(of agreement: String, upTo number: Int64?) -> [StoredEntry] {
    log.entries(of: agreement, upTo: number)
  }

  func leafHash(_ number: Int64) -> Digest32? { log.leafHash(number) }
  func root(after number: Int64) -> Digest32? { log.root(after: number) }
  func node(_ position: TreePosition) -> Digest32? { log.node(position) }
  func disclosures(
    of numbers: ClosedRange<Int64>
  ) -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)] {
    log.disclosures(of: numbers)
  }
  func visitRows(_ body: (StoredRow) throws -> Void) throws { try log.visitRows(body) }
  func documentSize(_ hash: Digest32) -> Int64? { log.documentSize(hash) }
  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws { try log.readDocument(hash, body) }
  func isWithheld(_ hash: Digest32) -> Bool { log.isWithheld(hash) }

  func insert(
    _ entry: StoredEntry, root: Digest32, completing nodes: [(position: TreePosition, hash: Digest32)]
  ) throws {
    let head = log.last.map { LogHead(number: $0.number, recordedAt: $0.recordedAt) } ?? LogHead()
    try head.check(entry)
    log.all.append(entry)
    log.roots.append(root)
    for node in nodes { log.nodes[node.position] = node.hash }
  }

  func keep(_ disclosure: Disclosure, of number: Int64) {
    log.disclosed[number, default: []].append(disclosure)
    log.disclosed[number]?.sort { $0.hash.precedes($1.hash) }
  }

  func keep(_ document: DocumentSource) throws {
    var bytes: [UInt8] = []
    try document.read { bytes += $0 }
    guard Digest32.sha256(bytes) == document.hash else { throw DocumentChanged(hash: document.hash) }
    log.kept[document.hash] = bytes
  }

  func withhold(_ hash: Digest32) { log.withheld.insert(hash) }

  func erase(_ hash: Digest32) {
    withhold(hash)
    log.kept[hash] = nil
    for number in log.disclosed.keys { log.disclosed[number]?.removeAll { $0.hash == hash } }
  }

  func keep(_ checkpoint: SignedCheckpoint) throws {
    let index = log.signed.firstIndex { $0.isOfSameTree(as: checkpoint) }
    guard let index else { return log.signed.append(checkpoint) }
    guard let merged = log.signed[index].merged(with: checkpoint) else {
      throw AppendRefusal.forkedCheckpoint(log.signed[index])
    }
    log.signed[index] = merged
  }

  func keep(_ key: RegisteredKey) {
    removeKey(key.key.description)
    log.keys.append(key)
    log.keys.sort { $0.key.description.utf8.lexicographicallyPrecedes($1.key.description.utf8) }
  }

  func removeKey(_ text: String) { log.keys.removeAll { $0.key.description.utf8.elementsEqual(text.utf8) } }
}

extension SignedCheckpoint {
  fileprivate func isOfSameTree(as other: SignedCheckpoint) -> Bool {
    checkpoint.origin == other.checkpoint.origin && checkpoint.size == other.checkpoint.size
  }
}
