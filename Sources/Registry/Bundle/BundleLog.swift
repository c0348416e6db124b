import Agreements
import EventLog

/// The log in a bundle. Nothing in it is believed: each part is checked against the entries' bytes, and these against
/// the signed checkpoint.
final class BundleLog {
  /// The length of the whole file, in bytes.
  var length: Int64 { reader.length }
  /// The newest checkpoint, signed by a trusted key of the log.
  let signed: SignedCheckpoint
  /// Older checkpoints of the same log, smallest first. Each has the signatures of trusted keys, which hold. A
  /// checkpoint signed only by keys that are trusted no more has none.
  let earlier: [SignedCheckpoint]
  private let reader: BundleReader
  /// The documents that entries name, with the numbers of those entries, as far as they were walked.
  var named: [Digest32: [Int64]] = [:]
  /// The documents that are clause files. Without them nothing can be computed.
  var clauses: Set<Digest32> = []

  private let clauseFiles: ClauseFiles

  /// The place of an entry's bytes in the file that holds it.
  struct Place {
    fileprivate let offset: Int32
    fileprivate let count: UInt16
  }

  /// One entry, with what lies beside it.
  struct Item {
    let place: Place
    let stored: StoredEntry
    let entry: Entry
    let disclosed: [Wire.Disclosed]
    /// The documents that the entry names, whether the bundle has them or not.
    let documents: [Digest32]
    /// The clause file of the entry, where that is kept apart; else nil.
    let clauses: Digest32?
  }

  /// Reads the checkpoints and the names. Throws `BundleError`, `StoreFailure`.
  init(path: String, keys: [VerifierKey], limits: BundleLimits = BundleLimits()) throws {
    let reader = try BundleReader(path: path)
    self.reader = reader
    clauseFiles = ClauseFiles { hash in
      let name = BundleName.document(hash)
      guard reader.has(name) else { return nil }
      let bytes = try reader.bytes(name, atMost: Wire.longestClauses)
      guard Digest32.sha256(bytes) == hash else { throw BundleError.document(hash) }
      return bytes
    }
    try limits.check(.bytes, reader.length)
    signed = try Self.checkpoint(BundleName.checkpoint, in: reader, keys, of: nil)
    let origin = signed.checkpoint.origin
    var earlier: [SignedCheckpoint] = []
    let size = signed.checkpoint.size
    var expected: Set<String> = [BundleName.checkpoint, BundleName.disclosures]
    // A size that the file cannot hold is refused before its tiles are counted.
    guard size <= UInt64(reader.names.count) * Tiles.width else { throw BundleError.missingFile("tile/entries") }
    let needed = Tiles.hashTiles(ofSize: size).map(\.path) + Tiles.entryBundles(ofSize: size).map(\.path)
    for name in needed where !reader.has(name) { throw BundleError.missingFile(name) }
    expected.formUnion(needed)
    for name in reader.names where !expected.contains(name) {
      if let older = BundleName.checkpointSize(name) {
        let checkpoint = try Self.earlier(name, in: reader, keys, of: origin)
        guard checkpoint.checkpoint.size == older, older < size else { throw BundleError.otherTree(name) }
        earlier.append(checkpoint.keeping(keys))
      } else if BundleName.document(name) == nil {
        throw BundleError.strayFile(name)
      }
    }
    self.earlier = earlier.sorted { $0.checkpoint.size < $1.checkpoint.size }
  }

  /// An older checkpoint. It may be signed only by keys that are trusted no more. A signature of a trusted key must be
  /// right.
  private static func earlier(
    _ name: String, in reader: BundleReader, _ keys: [VerifierKey], of origin: Origin
  ) throws -> SignedCheckpoint {
    do {
      return try checkpoint(name, in: reader, keys, of: origin)
    } catch BundleError.checkpoint(_, .noKnownSignature) {
      let signed = try SignedCheckpoint(reader.bytes(name, atMost: SignedNote.largestSize))
      guard signed.checkpoint.origin == origin else { throw BundleError.otherTree(name) }
      return signed
    }
  }

  private static func checkpoint(
    _ name: String, in reader: BundleReader, _ keys: [VerifierKey], of origin: Origin?
  ) throws -> SignedCheckpoint {
    let bytes = try reader.bytes(name, atMost: SignedNote.largestSize)
    do throws(NoteError) {
      let signed = try SignedCheckpoint(bytes)
      guard !signed.hasExtensions else { throw .notACheckpoint(line: 4) }
      guard try signed.signers(among: keys).contains(where: { $0.key.role == .log }) else { throw .noKnownSignature }
      if let origin, signed.checkpoint.origin != origin { throw .notACheckpoint(line: 1) }
      return signed
    } catch {
      throw BundleError.checkpoint(name, error)
    }
  }

  /// Passes on every entry in its order. Throws after the last one if the entries do not give the root, a tile or an
  /// earlier root.
  func walk(_ body: (Item) throws -> Void) throws {
    var frontier = Frontier()
    var upper: [TreePosition: Digest32] = [:]
    var earlier = earlier[...]
    var lastInstant = ""
    var beside = try DisclosureLines(reader)
    let size = signed.checkpoint.size
    let leafTiles = Tiles.hashTiles(ofSize: size).filter { $0.first.level == 0 }
    for (file, tile) in zip(Tiles.entryBundles(ofSize: size), leafTiles) {
      let bytes = try reader.bytes(file.path, atMost: file.count * (2 + Wire.longestEntry))
      guard let entries = Tiles.entries(of: bytes), entries.count == file.count else {
        throw BundleError.wrongFile(file.path)
      }
      var leaves: [UInt8] = []
      var offset = 0
      for entry in entries {
        let place = Place(offset: Int32(offset) + 2, count: UInt16(entry.count))
        let item = try item(entry, place, number: Int64(frontier.size) + 1, &beside)
        offset += 2 + entry.count
        leaves += item.stored.leafHash.bytes
        guard !item.stored.recordedAt.utf8.lexicographicallyPrecedes(lastInstant.utf8) else {
          throw BundleError.instantGoesBack(item.stored.number)
        }
        lastInstant = item.stored.recordedAt
        for node in frontier.append(leaf: item.stored.leafHash) where node.position.level % 8 == 0 {
          upper[node.position] = node.hash
        }
        if let next = earlier.first, next.checkpoint.size == frontier.size {
          guard next.checkpoint.root == frontier.root else {
            throw BundleError.otherTree(BundleName.checkpoint(frontier.size))
          }
          earlier = earlier.dropFirst()
        }
        try body(item)
      }
      guard try reader.bytes(tile.path, atMost: 32 * tile.count) == leaves else {
        throw BundleError.wrongFile(tile.path)
      }
    }
    guard frontier.root == signed.checkpoint.root else {
      throw BundleError.root(expected: signed.checkpoint.root, found: frontier.root)
    }
    if let line = beside.rest { throw BundleError.disclosure(line: line) }
    if let empty = earlier.first { throw BundleError.otherTree(BundleName.checkpoint(empty.checkpoint.size)) }
    try checkTiles(upper)
  }

  private func checkTiles(_ nodes: [TreePosition: Digest32]) throws {
    for tile in Tiles.hashTiles(ofSize: signed.checkpoint.size) where tile.first.level > 0 {
      let expected = (0..<UInt64(tile.count)).flatMap { offset in
        nodes[TreePosition(level: tile.first.level, index: tile.first.index + offset)]?.bytes ?? []
      }
      guard try reader.bytes(tile.path, atMost: 32 * tile.count) == expected else {
        throw BundleError.wrongFile(tile.path)
      }
    }
  }

  /// Passes on the entries beyond a number, in their order, with their texts in confidence. `walk` has checked them.
  func visit(after number: Int64, _ body: (Entry) throws -> Void) throws {
    var lines = try DisclosureLines(reader)
    var current: Int64 = 0
    for file in Tiles.entryBundles(ofSize: signed.checkpoint.size) {
      let bytes = try reader.bytes(file.path, atMost: file.count * (2 + Wire.longestEntry))
      for entry in Tiles.entries(of: bytes) ?? [] {
        current += 1
        let (known, _) = try lines.take(of: current)
        if current > number { try body(decode(entry, number: current, known).entry) }
      }
    }
  }

  /// One entry without its texts in confidence; `walk` has checked it.
  func entry(_ number: Int64, at place: Place) throws -> Entry {
    let file = Tiles.entryBundle(of: UInt64(number - 1), size: signed.checkpoint.size)
    let bytes = try reader.bytes(file.path, at: Int64(place.offset), count: Int(place.count))
    do throws(WireError) {
      return try Wire.decode(bytes, Beside(disclosures: [], clauses: clauseFiles))
    } catch {
      throw clauseFiles.failure ?? BundleError.entry(number, path: error.path)
    }
  }

  private func decode(
    _ bytes: [UInt8], number: Int64, _ known: [Disclosure]
  ) throws -> (entry: Entry, encoded: Wire.Encoded) {
    do throws(WireError) {
      return try Wire.decodeWhole(bytes, Beside(disclosures: known, clauses: clauseFiles))
    } catch {
      throw clauseFiles.failure ?? BundleError.entry(number, path: error.path)
    }
  }

  private func item(
    _ bytes: [UInt8], _ place: Place, number: Int64, _ lines: inout DisclosureLines
  ) throws -> Item {
    let (known, line) = try lines.take(of: number)
    let (entry, encoded) = try decode(bytes, number: number, known)
    guard entry.number.value == number else { throw BundleError.entry(number, path: ["entry"]) }
    guard Set(encoded.disclosures.map(\.hash)) == Set(known.map(\.hash)), encoded.disclosures.count == known.count
    else {
      throw BundleError.disclosure(line: line)
    }
    let stored = StoredEntry(
      number: number, agreement: entry.agreement.description, recordedAt: entry.recording.at.description, bytes: bytes)
    return Item(
      place: place, stored: stored, entry: entry, disclosed: encoded.disclosed,
      documents: entry.content.evidence.documents.compactMap { $0.value?.hash },
      clauses: encoded.clauses?.hash)
  }

  /// The documents of the bundle. Throws for a document that no entry names.
  func documents() throws -> [DocumentSource] {
    try reader.names.compactMap(BundleName.document).map { hash in
      let name = BundleName.document(hash)
      guard named[hash] != nil || clauses.contains(hash), let size = reader.size(name) else {
        throw BundleError.strayFile(name)
      }
      return DocumentSource(hash: hash, size: size) { [reader] part in try reader.parts(name, part) }
    }
  }
}
