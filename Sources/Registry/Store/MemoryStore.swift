import EventLog
import Foundation

/// A log that ends with the process: for dry runs and tests, with the refusals of every other store.
public final class MemoryStore: Store {
  private let lock = NSLock()
  nonisolated(unsafe) private var log = MemoryLog()

  /// Empty.
  public init() {}

  /// Sees what the last write left; writes may go on meanwhile.
  public func read<T>(_ body: (any LogReader) throws -> T) throws -> T {
    try body(lock.withLock { log })
  }

  /// Other writers wait.
  public func write<T>(_ body: (any LogWriter) throws -> T) throws -> T {
    try lock.withLock {
      let writer = MemoryWriter(log)
      let result = try body(writer)
      log = writer.log
      return result
    }
  }
}

struct MemoryLog: LogReader {
  fileprivate(set) var all: [StoredEntry] = []
  fileprivate(set) var documents: [Digest32: [UInt8]] = [:]

  var count: Int64 { Int64(all.count) }
  var last: StoredEntry? { all.last }
  var agreements: [String] {
    var seen: Set<String> = []
    return all.map(\.agreement).filter { seen.insert($0).inserted }
  }

  func entry(_ number: Int64) -> StoredEntry? {
    (1...max(1, count)).contains(number) ? all.dropFirst(Int(number - 1)).first : nil
  }

  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    for entry in all where numbers.contains(entry.number) { try body(entry) }
  }

  func entries(of agreement: String, upTo number: Int64?) -> [StoredEntry] {
    all.filter { $0.agreement.utf8.elementsEqual(agreement.utf8) && $0.number <= number ?? .max }
  }

  func document(_ hash: Digest32) -> [UInt8]? { documents[hash] }
}

private final class MemoryWriter: LogWriter {
  var log: MemoryLog

  init(_ log: MemoryLog) { self.log = log }

  var count: Int64 { log.count }
  var last: StoredEntry? { log.last }
  var agreements: [String] { log.agreements }

  func entry(_ number: Int64) -> StoredEntry? { log.entry(number) }

  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    try log.visit(numbers, body)
  }

  func entries(of agreement: String, upTo number: Int64?) -> [StoredEntry] {
    log.entries(of: agreement, upTo: number)
  }

  func document(_ hash: Digest32) -> [UInt8]? { log.document(hash) }

  func append(_ entry: StoredEntry) throws {
    let head = log.last.map { LogHead(number: $0.number, recordedAt: $0.recordedAt) } ?? LogHead()
    try head.check(entry)
    log.all.append(entry)
  }

  func keep(document: [UInt8]) -> Digest32 {
    let hash = Digest32.sha256(document)
    log.documents[hash] = document
    return hash
  }
}
