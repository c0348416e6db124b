/// A text with signature lines (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
  /// The length of the largest note, in bytes. A longer one is refused before it is read.
  package static let largestSize = 65_536

  /// The text in UTF-8, with a final newline.
  package let text: [UInt8]
  /// The signatures in the order of the note.
  package private(set) var signatures: [Line]

  /// One signature line, of a known or unknown key.
  package struct Line: Hashable, Sendable {
    package let name: KeyName
    package let id: KeyID
    /// The bytes after the id: a signature. For a cosignature its time stands before it.
    package let bytes: [UInt8]

    /// The line, without its newline.
    package var text: String { "— \(name) \(Base64.text(of: id.bytes + bytes))" }
  }

  init(text: [UInt8], signatures: [Line]) {
    self.text = text
    self.signatures = signatures
  }

  /// Adds a line, unless there is one of the same key.
  mutating func add(_ line: Line) {
    if !signatures.contains(where: { $0.name == line.name && $0.id == line.id }) { signatures.append(line) }
  }

  /// The text, an empty line, and the signature lines.
  package var bytes: [UInt8] { text + [0x0A] + signatures.flatMap { Array($0.text.utf8) + [0x0A] } }

  /// Throws `NoteError` for bytes that are no signed note. No signature is checked yet.
  package init(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.largestSize else { throw .tooLong }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), let string = String(validating: bytes, as: UTF8.self),
      string.utf8.last == 0x0A
    else { throw .notANote }
    guard let end = Self.endOfText(bytes) else { throw .unsigned }
    text = Array(bytes[...end])
    signatures = []
    let lines = bytes[(end + 2)...].split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard !lines.isEmpty else { throw .unsigned }
    for line in lines {
      guard let signature = Line(line) else { throw .signatureLine(signatures.count + 1) }
      signatures.append(signature)
    }
  }

  /// The place of the last newline of the text: the one before the last empty line.
  private static func endOfText(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 3 else { return nil }
    return (1..<bytes.count).last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }.map { $0 - 1 }.flatMap {
      $0 > 0 ? $0 : nil
    }
  }
}

extension SignedNote.Line {
  init?(_ line: some Collection<UInt8>) {
    let line = Array(line)
    let dash = Array("— ".utf8)
    guard line.starts(with: dash) else { return nil }
    let words = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 2, let name = KeyName(String(decoding: words[0], as: UTF8.self)),
      let bytes = Base64.bytes(of: words[1]), bytes.count > 4, let id = KeyID(bytes.prefix(4))
    else { return nil }
    self.init(name: name, id: id, bytes: Array(bytes.dropFirst(4)))
  }
}

/// Why a text is no signed note or no checkpoint, or why it cannot be relied on.
package enum NoteError: Error, Hashable, Sendable {
  /// The text is longer than `SignedNote.largestSize`.
  case tooLong
  /// The text is not UTF-8, has a control character, or has no newline at its end.
  case notANote
  /// The text has no empty line with signature lines after it.
  case unsigned
  /// The line with this number among the signature lines, from 1, is no signature line.
  case signatureLine(Int)
  /// The text of the signed note is no checkpoint: this line, from 1, is not what it must be.
  case notACheckpoint(line: Int)
  /// A known key, by name and id, did not make this signature.
  case badSignature(KeyName, KeyID)
  /// None of the known keys has signed.
  case noKnownSignature
  /// A key that must have signed has not.
  case notSigned(KeyName)
  /// The signature in that name is by the first key, not by the second.
  case otherKey(KeyName, KeyID, not: KeyID)
}
