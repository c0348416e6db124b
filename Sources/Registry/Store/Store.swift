package import EventLog

/// An append-only log of entries with their tree, and what lies beside them. Neither method may be called inside the
/// other's body.
package protocol Store: Sendable {
  /// Reads one unchanging state of the log. `body` must not keep the reader, and must be short: a writer may be
  /// waiting.
  func read<T>(_ body: (any LogReader) throws -> T) throws -> T

  /// Runs one transaction, alone. All of it is durable when this returns; nothing of it has happened if it throws. Only
  /// `StoreFailure.io` leaves open which, and then the store refuses all further use.
  /// - Parameter erasing: whether the body may erase. What it erased is then nowhere in the store's own files, a
  ///   journal among them, once this returns. Throws `TracesRemain` if that cannot be.
  func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T
}

/// The error of a durable transaction whose erased texts may still be in the file.
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
  /// The path of the log, for messages; empty for a log in memory.
  var path: String { get }

  /// The number of entries, which is also the number of the last one.
  var count: Int64 { get throws }

  /// The last entry; nil while the log is empty.
  var last: StoredEntry? { get throws }

  /// The entry with a number; nil beyond the log.
  func entry(_ number: Int64) throws -> StoredEntry?

  /// Passes on the entries in the range that exist, in the order of their numbers, one at a time. A gap is damage.
  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws

  /// Passes on every row as it is stored, in the order of their numbers, for verification. Nothing is checked.
  func visitRows(_ body: (StoredRow) throws -> Void) throws

  /// The entries of one agreement, in the order of their numbers, none above `number` if that is given.
  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry]

  /// The agreements that have entries, in the order of their first entries.
  var agreements: [String] { get throws }

  /// The leaf hash as it was stored; nil beyond the log.
  func leafHash(_ number: Int64) throws -> Digest32?

  /// The root over the entries up to this one as it was stored; nil beyond the log.
  func root(after number: Int64) throws -> Digest32?

  /// The hash of a complete subtree of two or more leaves as it was stored; nil if there is none.
  func node(_ position: TreePosition) throws -> Digest32?

  /// How many of these subtree hashes are stored.
  var nodeCount: Int64 { get throws }

  /// The disclosures that open the salted hashes of these entries, in the order of entries and hashes. Each comes with
  /// the hash that is stored beside it; the two are not compared here.
  func disclosures(of numbers: ClosedRange<Int64>) throws -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)]

  /// How many disclosures are stored, for all entries.
  var disclosureCount: Int64 { get throws }

  /// The length in bytes; nil for a document that is not kept.
  func documentSize(_ hash: Digest32) throws -> Int64?

  /// The documents, in the order of their hashes.
  var documents: [(hash: Digest32, size: Int64)] { get throws }

  /// Passes a document on in its parts, in their order. Throws after the last part if they are not what the hash says.
  /// For a document that is not kept, nothing is passed on.
  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws

  /// Whether this copy may lack the document, or the value of the salted hash, because it was withheld or erased.
  func isWithheld(_ hash: Digest32) throws -> Bool

  /// The checkpoints of ours and of others, in the order of their origins and sizes. No signature is checked.
  var checkpoints: [SignedCheckpoint] { get throws }

  /// The keys whose signatures count, in the order of their texts.
  var keys: [RegisteredKey] { get throws }

  /// The texts that are kept as keys and are no usable keys, in their order. Another program may have written them.
  /// They count nowhere.
  var unusableKeys: [String] { get throws }

  /// What the store finds wrong with its own file, in its own words; empty if nothing is wrong.
  var faults: [String] { get throws }

  /// The permissions of the store's file, as `chmod` takes them; nil where only its owner has any, or there is no file.
  var modeForOthers: UInt32? { get }
}

extension LogReader {
  /// The permissions of a log without a file: nil.
  package var modeForOthers: UInt32? { nil }
}

/// A key whose signatures count.
package struct RegisteredKey: Hashable, Sendable {
  package let key: VerifierKey
  /// Whether the key is the register's own, and not that of another party.
  package let isOwn: Bool

  /// Makes the value. Whether the key is registered is not asked here.
  package init(_ key: VerifierKey, isOwn: Bool) {
    self.key = key
    self.isOwn = isOwn
  }
}

/// A log that can grow, in no other way than at its end.
package protocol LogWriter: LogReader {
  /// Throws `AppendRefusal` unless the entry can be the next.
  func insert(_ entry: StoredEntry, root: Digest32, completing nodes: [(position: TreePosition, hash: Digest32)]) throws

  /// Keeps what opens a salted hash of an entry.
  func keep(_ disclosure: Disclosure, of number: Int64) throws

  /// Keeps a document. The same bytes are kept once. Throws `DocumentChanged` if they are not what the hash and size
  /// say.
  func keep(_ document: DocumentSource) throws

  /// Notes that this copy may lack a document or value from now on.
  func withhold(_ hash: Digest32) throws

  /// Removes a document, or the value of a salted hash from all entries. This copy may lack it from now on.
  func erase(_ hash: Digest32) throws

  /// Adds the checkpoint, or the signature lines that are new. Throws `AppendRefusal.forkedCheckpoint` if there is
  /// another one of this origin and size.
  func keep(_ checkpoint: SignedCheckpoint) throws

  func keep(_ key: RegisteredKey) throws

  /// Removes what is kept as a key under this text, usable or not.
  func removeKey(_ text: String) throws
}

/// A document to be kept. It is read in parts, as often as need be.
package struct DocumentSource {
  /// The length, in bytes, of a part: how much of a document is read at once, and kept in one row.
  package static let partSize = 1 << 20

  /// The SHA-256 of the whole document.
  package let hash: Digest32
  /// The length in bytes.
  package let size: Int64
  /// Passes on the parts in their order. Each but the last has `partSize` bytes.
  package let read: (_ part: ([UInt8]) throws -> Void) throws -> Void

  /// A document whose bytes are read elsewhere.
  package init(hash: Digest32, size: Int64, read: @escaping (_ part: ([UInt8]) throws -> Void) throws -> Void) {
    self.hash = hash
    self.size = size
    self.read = read
  }

  /// A document whose bytes are in memory.
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

/// The error of a document that was not the same when it was read again.
package struct DocumentChanged: Error, Hashable, Sendable {
  /// The hash of the document as it was recorded.
  package let hash: Digest32
}

extension LogReader {
  /// All entries that `visit` finds, at once in memory.
  package func entries(_ numbers: ClosedRange<Int64>) throws -> [StoredEntry] {
    var entries: [StoredEntry] = []
    try visit(numbers) { entries.append($0) }
    return entries
  }

  /// The whole history of one agreement.
  package func entries(of agreement: String) throws -> [StoredEntry] {
    try entries(of: agreement, upTo: nil)
  }

  /// What opens the salted hashes of an entry. Throws where something does not open its hash.
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
