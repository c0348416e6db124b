package import Agreements
package import EventLog

extension Registry {
  /// What a bundle leaves out. Salted hashes and hashes of documents stay, so that the bundle verifies all the same.
  package struct Withholding: Sendable {
    /// The fields whose values are left out, where they were recorded in confidence.
    package let fields: Set<DisclosableField>
    /// Whether all documents are left out but clause files, without which nothing can be computed.
    package let documents: Bool

    /// - Parameter documents: whether documents are left out.
    package init(fields: Set<DisclosableField>, documents: Bool) {
      self.fields = fields
      self.documents = documents
    }
  }

  /// Writes the record up to a checkpoint of ours as one file. The log in it has the layout of C2SP tlog-tiles, and
  /// `disclosures.jsonl` and `documents/` lie beside it. The same record gives the same bytes.
  package func exportBundle(
    _ signed: SignedCheckpoint, _ withholding: Withholding, progress: (Int64, Int64) -> Void = { _, _ in },
    to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    try store.read { log throws in
      let bundle = BundleWriter(write: write)
      let size = signed.checkpoint.size
      try bundle.add(BundleName.checkpoint, signed.note.bytes)
      for earlier in try log.checkpoints
      where earlier.checkpoint.origin == signed.checkpoint.origin && earlier.checkpoint.size < size {
        try bundle.add(BundleName.checkpoint(earlier.checkpoint.size), earlier.note.bytes)
      }
      let tree = LogTree(log: log)
      for tile in Tiles.hashTiles(ofSize: size) {
        let hashes = try (0..<UInt64(tile.count)).flatMap { offset in
          try tree.hash(of: TreePosition(level: tile.first.level, index: tile.first.index + offset)).bytes
        }
        try bundle.add(tile.path, hashes)
      }
      var beside = BundleSides(log: log, withholding: withholding)
      for file in Tiles.entryBundles(ofSize: size) {
        var bytes: [UInt8] = []
        let first = Int64(file.first) + 1
        try log.visit(first...(first + Int64(file.count) - 1)) { stored in
          bytes += Tiles.bundled(stored.bytes)
          try beside.add(decode(stored, in: log))
        }
        try bundle.add(file.path, bytes)
        progress(first, Int64(size))
      }
      if !beside.lines.isEmpty { try bundle.add(BundleName.disclosures, beside.lines) }
      for hash in beside.documents {
        guard let length = try log.documentSize(hash) else { continue }
        try bundle.add(BundleName.document(hash), size: length) { write in try log.readDocument(hash, write) }
      }
      try bundle.end()
    }
  }
}

/// What goes into a bundle beside the entries.
private struct BundleSides {
  let log: any LogReader
  let withholding: Registry.Withholding
  /// The bytes of `disclosures.jsonl`.
  private(set) var lines: [UInt8] = []
  /// The hashes of the documents, in the order in which entries name them first.
  private(set) var documents: [Digest32] = []
  private var seen: Set<Digest32> = []

  init(log: any LogReader, withholding: Registry.Withholding) {
    self.log = log
    self.withholding = withholding
  }

  mutating func add(_ entry: Entry) throws {
    guard let encoded = Wire.encode(entry) else { return }
    for disclosed in encoded.disclosed where !withholding.fields.contains(disclosed.field) {
      lines += disclosed.disclosure.line(of: entry.number.value) + [0x0A]
    }
    if let clauses = encoded.clauses { name(clauses.hash) }
    guard !withholding.documents else { return }
    for document in entry.content.evidence.documents {
      if case .disclosed = document, withholding.fields.contains(.document) { continue }
      if let hash = document.value?.hash { name(hash) }
    }
  }

  private mutating func name(_ hash: Digest32) {
    if seen.insert(hash).inserted { documents.append(hash) }
  }
}

/// The names of the files in a bundle, except those of the tiles.
enum BundleName {
  static let checkpoint = "checkpoint"
  static let disclosures = "disclosures.jsonl"

  static func checkpoint(_ size: UInt64) -> String { "checkpoint.\(size)" }
  static func document(_ hash: Digest32) -> String { "documents/\(hash)" }

  /// The hash in a document's name; nil for another file, or for another spelling of a hash.
  static func document(_ name: String) -> Digest32? {
    guard name.utf8.starts(with: "documents/".utf8), let hash = Digest32(hex: String(name.dropFirst(10))),
      document(hash).utf8.elementsEqual(name.utf8)
    else { return nil }
    return hash
  }

  /// The size in the name of a checkpoint's file; nil for another file.
  static func checkpointSize(_ name: String) -> UInt64? {
    guard name.utf8.starts(with: "checkpoint.".utf8), let size = UInt64(name.dropFirst(11)),
      checkpoint(size).utf8.elementsEqual(name.utf8)
    else { return nil }
    return size
  }
}
