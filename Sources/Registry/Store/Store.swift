package import EventLog

/// An append-only log of entries with their tree, and what lies beside them. Neither method may be called inside the
/// other's body.
package protocol Store: Sendable {
  /// One unchanging state of the log; `body` must not keep the reader. Short: a writer may be waiting for it.
  func read<T>(_ body: (any LogReader) throws -> T) throws -> T

  /// One transaction, alone: all of it is durable when this returns, nothing of it has happened if it throws.
  /// Only `StoreFailure.io` leaves open which, and then the store refuses all further use.
  /// - Parameter erasing: once it returns, what the body erased is nowhere in the store's own files, a journal among
  ///   them; throws `TracesRemain` if that cannot be. Only then may the body erase.
  func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T
}

/// The transaction is durable, but what it erased may still be in the file.
package struct TracesRemain: Error {
  /// The path of the file.
  package let path: String
}

extension Store {
  /// A transaction that erases nothing.
  package func write<T>(_ body: (any LogWriter) throws -> T) throws -> T { try write(erasing: false, body) }
}

/// The log as it was at one moment. Every entry is hashed again when it is read.
package protocol LogReader {
  /// Where it is kept, for messages; empty for a log in memory.
  var path: String { get }

  /// Also the number of the last entry.
  var count: Int64 { get throws }

  /// Nil while the log is empty.
  var last: StoredEntry? { get throws }

  /// Nil beyond the log.
  func entry(_ number: Int64) throws -> StoredEntry?

  /// Those in the range that exist, in the order of their numbers, one at a time. A hole is damage.
  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws

  /// Every row as it is stored, in the order of their numbers, with nothing checked: for verification.
  func visitRows(_ body: (StoredRow) throws -> Void) throws

  /// Of one agreement, in the order of their numbers, none above `number` if that is given.
  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry]

  /// The agreements that have entries, in the order of their first.
  var agreements: [String] { get throws }

  /// The leaf hash as it was stored; nil beyond the log.
  func leafHash(_ number: Int64) throws -> Digest32?

  /// The root over the entries up to this one as it was stored; nil beyond the log.
  func root(after number: Int64) throws -> Digest32?

  /// The hash of a complete subtree of two or more leaves as it was stored; nil if there is none.
  func node(_ position: TreePosition) throws -> Digest32?

  /// How many of those are stored.
  var nodeCount: Int64 { get throws }

  /// What opens the salted hashes of these entries, in the order of entries and hashes, as it is stored: with the hash
  /// that stands beside each, which is not compared here.
  func disclosures(of numbers: ClosedRange<Int64>) throws -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)]

  /// How many are stored, for all entries.
  var disclosureCount: Int64 { get throws }

  /// In bytes; nil for a document that is not kept.
  func documentSize(_ hash: Digest32) throws -> Int64?

  /// In the order of their hashes.
  var documents: [(hash: Digest32, size: Int64)] { get throws }

  /// Passes the document on in its parts, in their order, and throws after the last if they are not what the hash
  /// says. Nothing is passed on of a document that is not kept.
  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws

  /// Whether this copy may lack the document, or the value of the salted hash: it was withheld, or erased.
  func isWithheld(_ hash: Digest32) throws -> Bool

  /// Ours and those of others, in the order of their origins and sizes. No signature is checked.
  var checkpoints: [SignedCheckpoint] { get throws }

  /// The keys whose signatures count, in the order of their texts.
  var keys: [RegisteredKey] { get throws }

  /// What is kept as a key and is none that can be used, as another program may have written it, in the order of the
  /// texts. It counts nowhere.
  var unusableKeys: [String] { get throws }

  /// What the store finds wrong with its own file, in its own words; empty if nothing is.
  var faults: [String] { get throws }

  /// The permissions of the store's file, as `chmod` takes them; nil where only its owner has any, or there is no file.
  var modeForOthers: UInt32? { get }
}

extension LogReader {
  /// Of a log without a file.
  package var modeForOthers: UInt32? { nil }
}

/// A key whose signatures count.
package struct RegisteredKey: Hashable, Sendable {
  package let key: VerifierKey
  /// The register's own, not that of another party.
  package let isOwn: Bool

  /// Says nothing about whether it is registered.
  package init(_ key: VerifierKey, isOwn: Bool) {
    self.key = key
    self.isOwn = isOwn
  }
}

/// A log that can grow, in no other way than at its end.
package protocol LogWriter: LogReader {
  /// Throws `AppendRefusal` unless the entry can be the next.
  func insert(_ entry: StoredEntry, root: Digest32, completing nodes: [(position: TreePosition, hash: Digest32)]) throws

  /// What opens a salted hash of an entry.
  func keep(_ disclosure: Disclosure, of number: Int64) throws

  /// The same bytes are kept once. Throws `DocumentChanged` if they are not what the hash and size say.
  func keep(_ document: DocumentSource) throws

  /// That this copy may lack it from now on.
  func withhold(_ hash: Digest32) throws

  /// Removes a document, or the value of a salted hash from all entries; this copy may lack it from now on.
  func erase(_ hash: Digest32) throws

  /// Adds the checkpoint, or the signature lines that are new. Throws `AppendRefusal.forkedCheckpoint` if another one
  /// of this origin and size is there.
  func keep(_ checkpoint: SignedCheckpoint) throws

  func keep(_ key: RegisteredKey) throws

  /// Removes what is kept as a key under this text, usable or not.
  func removeKey(_ text: String) throws
}

/// A document to be kept, read in parts as often as need be.
package struct DocumentSource {
  /// In bytes: how much of a document is read at once, and kept in one row.
  package static let partSize = 1 << 20

  /// SHA-256 of the whole.
  package let hash: Digest32
  /// In bytes.
  package let size: Int64
  /// Passes on the parts in their order; each but the last has `partSize` bytes.
  package let read: (_ part: ([UInt8]) throws -> Void) throws -> Void

  /// Of bytes that are read elsewhere.
  package init(hash: Digest32, size: Int64, read: @escaping (_ part: ([UInt8]) throws -> Void) throws -> Void) {
    self.hash = hash
    self.size = size
    self.read = read
  }

  /// Of bytes in memory.
  package init(_ bytes: [UInt8]) {
    hash = .sha256(bytes)
    size = Int64(bytes.count)
    read = { part in
      for start in stride(from: 0, to: bytes.count, by: Self.partSize) {
        try part(Array(bytes[start..<min(start + Self.partSize, bytes.count)]))
      }
    }
  }
}

/// A document that was not the same when it was read again.
package struct DocumentChanged: Error, Hashable, Sendable {
  /// The hash of what the document was when it was recorded.
  package let hash: Digest32
}

extension LogReader {
  /// All that `visit` finds, at once in memory.
  package func entries(_ numbers: ClosedRange<Int64>) throws -> [StoredEntry] {
    var entries: [StoredEntry] = []
    try visit(numbers) { entries.append($0) }
    return entries
  }

  /// The whole history of one agreement.
  package func entries(of agreement: String) throws -> [StoredEntry] {
    try entries(of: agreement, upTo: nil)
  }

  /// What opens the salted hashes of an entry; throws where one does not.
  package func disclosures(of number: Int64) throws -> [Disclosure] {
    try disclosures(of: number...number).map { _, hash, disclosure in
      guard hash == disclosure.hash else { throw StoreFailure.damaged(path: path, .disclosure(entry: number)) }
      return disclosure
    }
  }

  /// The bytes of a document, all at once; nil if it is not kept.
  package func document(_ hash: Digest32) throws -> [UInt8]? {
    guard try documentSize(hash) != nil else { return nil }
    var bytes: [UInt8] = []
    try readDocument(hash) { bytes += $0 }
    return bytes
  }
}

extension LogWriter {
  package func remove(_ key: VerifierKey) throws { try removeKey(key.description) }

  /// Appends the entry with the root and the subtrees that it makes.
  package func append(_ entry: StoredEntry) throws {
    let tree = LogTree(log: self)
    let count = try count
    var frontier = try Frontier(size: UInt64(count), in: tree)
    if count > 0, try root(after: count) != frontier.root { throw tree.damage(.root(count)) }
    let completed = frontier.append(leaf: entry.leafHash)
    try insert(entry, root: frontier.root, completing: completed)
  }

  /// Keeps bytes in memory as a document.
  @discardableResult
  package func keep(document bytes: [UInt8]) throws -> Digest32 {
    let source = DocumentSource(bytes)
    try keep(source)
    return source.hash
  }
}

/// The tree of a log, from the hashes that are stored.
struct LogTree: TreeNodes {
  let log: any LogReader

  func hash(of position: TreePosition) throws -> Digest32 {
    let stored =
      position.level == 0 ? try log.leafHash(Int64(clamping: position.index) &+ 1) : try log.node(position)
    guard let stored else { throw damage(.node(position)) }
    return stored
  }

  func damage(_ damage: StoreFailure.Damage) -> StoreFailure { .damaged(path: log.path, damage) }
}
