import Agreements
import EventLog
import Foundation
import GRDB

/// A writer is alone on the file as long as it lives, so it need not ask again for the head of the log.
final class SQLiteWriter: SQLiteReader, LogWriter {
  private var head: LogHead?

  func insert(
    _ entry: StoredEntry, root: Digest32, completing nodes: [(position: TreePosition, hash: Digest32)]
  ) throws {
    try currentHead().check(entry)
    try add(
      "INSERT INTO entries (number, agreement, recorded_at, bytes, leaf_hash, root) VALUES (?, ?, ?, ?, ?, ?)",
      [
        entry.number, entry.agreement, entry.recordedAt, Data(entry.bytes), Data(entry.leafHash.bytes),
        Data(root.bytes),
      ])
    for node in nodes {
      try add(
        "INSERT INTO nodes (level, position, hash) VALUES (?, ?, ?)",
        [node.position.level, Int64(clamping: node.position.index), Data(node.hash.bytes)])
    }
    head = LogHead(number: entry.number, recordedAt: entry.recordedAt)
  }

  func keep(_ disclosure: Disclosure, of number: Int64) throws {
    try add(
      "INSERT INTO disclosures (entry, hash, salt, value) VALUES (?, ?, ?, ?)",
      [number, Data(disclosure.hash.bytes), Data(disclosure.salt.bytes), Data(disclosure.value)])
  }

  func keep(_ document: DocumentSource) throws {
    guard try documentSize(document.hash) == nil else { return }
    let hash = Data(document.hash.bytes)
    var hasher = DocumentHasher()
    var part: Int64 = 0
    var size: Int64 = 0
    try document.read { bytes in
      try add("INSERT INTO document_parts (hash, part, bytes) VALUES (?, ?, ?)", [hash, part, Data(bytes)])
      hasher.update(bytes)
      size += Int64(bytes.count)
      part += 1
    }
    guard hasher.digest == document.hash, size == document.size else { throw DocumentChanged(hash: document.hash) }
    try add("INSERT INTO documents (hash, size) VALUES (?, ?)", [hash, size])
  }

  func withhold(_ hash: Digest32) throws {
    guard try !isWithheld(hash) else { return }
    try add("INSERT INTO withheld (hash) VALUES (?)", [Data(hash.bytes)])
  }

  func erase(_ hash: Digest32) throws {
    try withhold(hash)
    for table in ["disclosures", "document_parts", "documents"] {
      try execute("DELETE FROM \(table) WHERE hash = ?", [Data(hash.bytes)])
    }
  }

  func keep(_ signed: SignedCheckpoint) throws {
    let checkpoint = signed.checkpoint
    let name = checkpoint.origin.description
    let size = Int64(clamping: checkpoint.size)
    let known = try checkpoints("WHERE origin = ? AND size = ?", [name, size]).first
    var merged = signed
    if let known {
      guard let both = known.merged(with: signed) else { throw AppendRefusal.forkedCheckpoint(known) }
      merged = both
    } else {
      try add(
        "INSERT INTO checkpoints (origin, size, root) VALUES (?, ?, ?)", [name, size, Data(checkpoint.root.bytes)])
    }
    for line in merged.note.signatures where known?.note.signatures.contains(line) != true {
      try add("INSERT INTO signatures (origin, size, line) VALUES (?, ?, ?)", [name, size, line.text])
    }
  }

  func keep(_ key: RegisteredKey) throws {
    try remove(key.key)
    try add(
      "INSERT INTO keys (verifier, owner) VALUES (?, ?)", [key.key.description, key.isOwn ? "own" : "other"])
  }

  func removeKey(_ text: String) throws {
    try execute("DELETE FROM keys WHERE verifier = ?", [text])
  }

  /// Adds one row. A database that drops it in silence is not the one that was opened.
  private func add(_ sql: String, _ arguments: StatementArguments) throws {
    try execute(sql, arguments)
    guard db.changesCount == 1 else { throw damage(.database(code: ResultCode.SQLITE_MISMATCH.rawValue)) }
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  private func currentHead() throws -> LogHead {
    if let head { return head }
    let sql = "SELECT number, recorded_at FROM entries ORDER BY number DESC LIMIT 1"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else { return LogHead() }
    return LogHead(number: try row.decode(atIndex: 0), recordedAt: try row.decode(atIndex: 1))
  }
}
