/// Version 1 of the tables, frozen once released: a register is recognised by these very texts.
enum RegisterSchema {
  /// "DPST".
  static let applicationID: Int32 = 0x4450_5354
  static let version = 1

  static let statements: [(object: String, sql: String)] = [
    ("entries", entries), ("entries_by_agreement", entriesByAgreement), ("documents", documents),
    ("entries_only_next", onlyNext), ("entries_never_earlier", neverEarlier), ("documents_once", once),
    ("entries_no_update", refusal("UPDATE", "entries")), ("entries_no_delete", refusal("DELETE", "entries")),
    ("documents_no_update", refusal("UPDATE", "documents")), ("documents_no_delete", refusal("DELETE", "documents")),
  ]

  private static let entries = """
    CREATE TABLE entries (
      number INTEGER PRIMARY KEY,
      agreement TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 65535),
      leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32)
    ) STRICT
    """

  /// The number is the rowid, which every index holds as its last column.
  private static let entriesByAgreement = "CREATE INDEX entries_by_agreement ON entries (agreement)"

  /// Without a rowid, for a REPLACE could hit a row by its rowid as well.
  private static let documents = """
    CREATE TABLE documents (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      bytes BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """

  /// REPLACE deletes rows without firing a DELETE trigger, unless recursive triggers are on; this fires before.
  private static let onlyNext = """
    CREATE TRIGGER entries_only_next BEFORE INSERT ON entries
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'an entry has the next number'); END
    """

  private static let neverEarlier = """
    CREATE TRIGGER entries_never_earlier BEFORE INSERT ON entries
    WHEN NEW.recorded_at < (SELECT recorded_at FROM entries ORDER BY number DESC LIMIT 1)
    BEGIN SELECT RAISE(ABORT, 'an entry is not recorded before the last'); END
    """

  private static let once = """
    CREATE TRIGGER documents_once BEFORE INSERT ON documents
    WHEN EXISTS (SELECT 1 FROM documents WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a document is kept once'); END
    """

  private static func refusal(_ act: String, _ table: String) -> String {
    """
    CREATE TRIGGER \(table)_no_\(act.lowercased()) BEFORE \(act) ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) are never changed'); END
    """
  }
}
