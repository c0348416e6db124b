/// The tables. They are frozen: a register is recognised by these very texts.
enum RegisterSchema {
  /// The letters DPST.
  static let applicationID: Int32 = 0x4450_5354
  /// The version of the preview, before the record could be verified.
  static let previewVersion = 1
  static let version = 2

  static let statements: [(object: String, sql: String)] =
    tables.map { ($0.name, $0.sql) }
    + [
      ("entries_by_agreement", entriesByAgreement), ("entries_only_next", onlyNext),
      ("entries_never_earlier", neverEarlier), ("document_parts_not_after", partsNotAfter),
    ]
    + tables.flatMap(triggers)

  private struct Table {
    let name: String
    let columns: String
    var options = "STRICT, WITHOUT ROWID"
    var key: [String] = []
    /// Whether rows may be deleted whose `hash` stands in `withheld`: that is an erasure.
    var isErasable = false

    var sql: String {
      "CREATE TABLE \(name) (\n  \(columns.split(separator: "\n").joined(separator: "\n  "))\n) \(options)"
    }
  }

  private static let hash = "BLOB NOT NULL CHECK (length(hash) = 32)"

  private static let tables = [
    Table(
      name: "entries",
      columns: """
        number INTEGER PRIMARY KEY,
        agreement TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 65535),
        leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
        root BLOB NOT NULL CHECK (length(root) = 32)
        """, options: "STRICT"),
    Table(
      name: "nodes",
      columns: """
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 62),
        position INTEGER NOT NULL CHECK (position >= 0),
        hash \(hash),
        PRIMARY KEY (level, position)
        """, key: ["level", "position"]),
    Table(
      name: "disclosures",
      columns: """
        entry INTEGER NOT NULL,
        hash \(hash),
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        value BLOB NOT NULL,
        PRIMARY KEY (entry, hash)
        """, key: ["entry", "hash"], isErasable: true),
    Table(
      name: "documents",
      columns: """
        hash \(hash) PRIMARY KEY,
        size INTEGER NOT NULL CHECK (size >= 0)
        """, key: ["hash"], isErasable: true),
    Table(
      name: "document_parts",
      columns: """
        hash \(hash),
        part INTEGER NOT NULL CHECK (part >= 0),
        bytes BLOB NOT NULL,
        PRIMARY KEY (hash, part)
        """, key: ["hash", "part"], isErasable: true),
    Table(name: "withheld", columns: "hash \(hash) PRIMARY KEY", key: ["hash"]),
    Table(
      name: "checkpoints",
      columns: """
        origin TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        root BLOB NOT NULL CHECK (length(root) = 32),
        PRIMARY KEY (origin, size)
        """, key: ["origin", "size"]),
    Table(
      name: "signatures",
      columns: """
        origin TEXT NOT NULL,
        size INTEGER NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (origin, size, line)
        """, key: ["origin", "size", "line"]),
    Table(
      name: "keys",
      columns: """
        verifier TEXT NOT NULL PRIMARY KEY,
        owner TEXT NOT NULL CHECK (owner IN ('own', 'other'))
        """, key: ["verifier"]),
  ]

  /// An index by agreement. The number is the rowid, which every index holds as its last column.
  private static let entriesByAgreement = "CREATE INDEX entries_by_agreement ON entries (agreement)"

  /// A trigger that fires before REPLACE can delete a row. A DELETE trigger fires then only if recursive triggers are
  /// on.
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

  /// A trigger against parts of a whole document. The row in `documents` is made last, and says that the document is
  /// whole.
  private static let partsNotAfter = """
    CREATE TRIGGER document_parts_not_after BEFORE INSERT ON document_parts
    WHEN EXISTS (SELECT 1 FROM documents WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a document is kept once'); END
    """

  private static func triggers(_ table: Table) -> [(object: String, sql: String)] {
    let once = table.key.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
    var triggers = [(object: "\(table.name)_no_update", sql: refusal("UPDATE", table.name))]
    if !table.key.isEmpty {
      triggers.append(
        (
          "\(table.name)_once",
          """
          CREATE TRIGGER \(table.name)_once BEFORE INSERT ON \(table.name)
          WHEN EXISTS (SELECT 1 FROM \(table.name) WHERE \(once))
          BEGIN SELECT RAISE(ABORT, '\(table.name): this row is there'); END
          """
        ))
    }
    if table.name != "keys" {
      let condition = "\nWHEN NOT EXISTS (SELECT 1 FROM withheld WHERE hash = OLD.hash)"
      triggers.append(
        (
          "\(table.name)_no_delete", refusal("DELETE", table.name, condition: table.isErasable ? condition : "")
        ))
    }
    return triggers
  }

  private static func refusal(_ act: String, _ table: String, condition: String = "") -> String {
    """
    CREATE TRIGGER \(table)_no_\(act.lowercased()) BEFORE \(act) ON \(table)\(condition)
    BEGIN SELECT RAISE(ABORT, '\(table) are never changed'); END
    """
  }
}
