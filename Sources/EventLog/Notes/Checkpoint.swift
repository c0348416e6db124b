/// What a log says of itself (C2SP tlog-checkpoint): its name, how many entries it has, and the root over them.
package struct Checkpoint: Hashable, Sendable {
  /// The name of the log.
  package let origin: Origin
  /// The number of entries.
  package let size: UInt64
  /// The root over all of them.
  package let root: Digest32

  /// A checkpoint without extension lines. Extension lines of others are read but not kept here.
  package init(origin: Origin, size: UInt64, root: Digest32) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The checkpoint of a register, by the name of its key.
  package init(origin: KeyName, size: UInt64, root: Digest32) {
    self.init(origin: Origin(origin), size: size, root: root)
  }

  /// The three lines, each with its newline.
  package var text: [UInt8] { Array("\(origin)\n\(size)\n\(Base64.text(of: root.bytes))\n".utf8) }

  /// Reads the text of a checkpoint. Throws `NoteError.notACheckpoint`.
  package init(text: [UInt8]) throws(NoteError) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if let rest = lines.popLast(), !rest.isEmpty { throw .notACheckpoint(line: lines.count + 1) }
    guard let origin = lines.first.flatMap({ Origin(String(decoding: $0, as: UTF8.self)) }) else {
      throw .notACheckpoint(line: 1)
    }
    guard lines.count > 1, let size = UInt64(plainDecimal: lines[1]) else { throw .notACheckpoint(line: 2) }
    guard lines.count > 2, let root = Base64.bytes(of: lines[2]).flatMap({ Digest32(bytes: $0) }) else {
      throw .notACheckpoint(line: 3)
    }
    if let empty = lines.firstIndex(where: \.isEmpty) { throw .notACheckpoint(line: empty + 1) }
    self.init(origin: origin, size: size, root: root)
  }
}

extension UInt64 {
  /// Nil unless the text has digits only, and no zero before others.
  init?(plainDecimal text: some Collection<UInt8>) {
    guard !text.isEmpty, text.allSatisfy({ (48...57).contains($0) }), text.count == 1 || text.first != 48 else {
      return nil
    }
    self.init(String(decoding: text, as: UTF8.self))
  }
}

/// A checkpoint with its signatures.
package struct SignedCheckpoint: Hashable, Sendable {
  /// What is signed.
  package let checkpoint: Checkpoint
  /// The bytes of its file.
  package private(set) var note: SignedNote

  /// Reads a signed checkpoint. Throws `NoteError`. No signature is checked yet.
  package init(_ bytes: [UInt8]) throws(NoteError) {
    try self.init(note: SignedNote(bytes))
  }

  init(note: SignedNote) throws(NoteError) {
    checkpoint = try Checkpoint(text: note.text)
    self.note = note
  }

  /// A checkpoint with signature lines that were kept. Nil if one of them is no such line.
  package init?(_ checkpoint: Checkpoint, lines: [String]) {
    let signatures = lines.compactMap { SignedNote.Line($0.utf8) }
    guard signatures.count == lines.count else { return nil }
    self.checkpoint = checkpoint
    note = SignedNote(text: checkpoint.text, signatures: signatures)
  }

  /// Signs as the log itself. Nil if the key's name is not the origin.
  package init?(_ checkpoint: Checkpoint, signedBy key: SigningKey) {
    guard checkpoint.origin == key.name, let signature = key.signature(of: checkpoint.text) else { return nil }
    let line = SignedNote.Line(name: key.name, id: key.verifier(.log).id, bytes: signature)
    self.checkpoint = checkpoint
    note = SignedNote(text: checkpoint.text, signatures: [line])
  }

  /// Whether there are lines beyond those that every checkpoint has; registers write none.
  package var hasExtensions: Bool { note.text != checkpoint.text }

  /// Adds a cosignature (`cosignature/v1`): the signer has seen the whole log up to here. The answer is false if none
  /// can be made.
  /// - Parameter time: the time in seconds since 1970. For one beyond 2^63 − 1 none is made.
  @discardableResult
  package mutating func cosign(with key: SigningKey, time: UInt64) -> Bool {
    guard time <= UInt64(Int64.max), let signature = key.signature(of: Cosignature.message(note.text, time: time))
    else { return false }
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) } + signature
    note.add(SignedNote.Line(name: key.name, id: key.verifier(.cosigner).id, bytes: bytes))
    return true
  }

  /// A signature that was checked.
  package struct Signer: Hashable, Sendable {
    /// The key that made it.
    package let key: VerifierKey
    /// The time of a cosignature, in seconds since 1970; nil for the signature of a log.
    package let time: UInt64?
  }

  /// The signers among the keys given, each signature checked. Signatures of other keys are ignored, and so is a second
  /// one of the same key. A log's key signs only under its own name. Throws `NoteError.badSignature` if a line names a
  /// key given and is not by it.
  package func signers(among keys: some Sequence<VerifierKey>) throws(NoteError) -> [Signer] {
    var signers: [Signer] = []
    let keys = Array(keys)
    for line in note.signatures {
      guard let key = keys.first(where: { $0.name == line.name && $0.id == line.id }) else { continue }
      guard let signer = signer(line, key) else { throw .badSignature(line.name, line.id) }
      let counts = key.role != .log || checkpoint.origin == key.name
      if counts, !signers.contains(where: { $0.key == key }) { signers.append(signer) }
    }
    return signers
  }

  /// The key that really made a line, among these and in whichever role, whatever name and id the line bears.
  package func maker(of line: SignedNote.Line, among keys: some Sequence<VerifierKey>) -> VerifierKey? {
    keys.lazy.flatMap(\.inBothRoles).first { signer(line, $0) != nil }
  }

  private func signer(_ line: SignedNote.Line, _ key: VerifierKey) -> Signer? {
    var message = note.text
    var time: UInt64?
    if key.role == .cosigner {
      guard line.bytes.count == 8 + Ed25519.signatureSize else { return nil }
      let seconds = line.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard seconds <= UInt64(Int64.max) else { return nil }
      message = Cosignature.message(note.text, time: seconds)
      time = seconds
    }
    let signature = Array(line.bytes.suffix(Ed25519.signatureSize))
    guard line.bytes.count == signature.count + (time == nil ? 0 : 8),
      Ed25519.isValid(signature, of: message, publicKey: key.publicKey)
    else { return nil }
    return Signer(key: key, time: time)
  }

  /// The same checkpoint with the signature lines of both, one of each key. Nil if the texts differ.
  package func merged(with other: SignedCheckpoint) -> SignedCheckpoint? {
    guard note.text == other.note.text else { return nil }
    var merged = self
    for line in other.note.signatures { merged.note.add(line) }
    return merged
  }

  /// The checkpoint with only the signature lines of these keys, one of each. What else a note carries is not ours to
  /// pass on.
  package func keeping(_ keys: some Sequence<VerifierKey>) -> SignedCheckpoint {
    var kept = self
    kept.note = SignedNote(text: note.text, signatures: [])
    for line in note.signatures where keys.contains(where: { $0.name == line.name && $0.id == line.id }) {
      kept.note.add(line)
    }
    return kept
  }
}

private enum Cosignature {
  static func message(_ text: [UInt8], time: UInt64) -> [UInt8] { Array("cosignature/v1\ntime \(time)\n".utf8) + text }
}
