/// A text with signature lines (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
  /// In bytes; a longer one is refused before it is read.
  package static let largestSize = 65_536

  /// UTF-8, with a final newline.
  package let text: [UInt8]
  /// The signatures in the order of the note.
  package private(set) var signatures: [Line]

  /// One signature line, of a key that may be known or not.
  package struct Line: Hashable, Sendable {
    package let name: KeyName
    package let id: KeyID
    /// What follows the id: a signature, for a cosignature with its time before it.
    package let bytes: [UInt8]

    /// The line, without its newline.
    package var text: String { "— \(name) \(Base64.text(of: id.bytes + bytes))" }
  }

  init(text: [UInt8], signatures: [Line]) {
    self.text = text
    self.signatures = signatures
  }

  /// Adds a line, unless one of the same key is there.
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

  /// The last newline of the text: that before the last empty line.
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

/// Why a text is no signed note, no checkpoint, or none that can be relied on.
package enum NoteError: Error, Hashable, Sendable {
  /// Longer than `SignedNote.largestSize`.
  case tooLong
  /// Not UTF-8, with a control character, or without a newline at its end.
  case notANote
  /// No empty line with signature lines after it.
  case unsigned
  /// The signature line with this number, from 1, is none.
  case signatureLine(Int)
  /// A signed note, but its text is no checkpoint: this line, from 1, is not what it must be.
  case notACheckpoint(line: Int)
  /// A key that is known, by name and id, did not make this signature.
  case badSignature(KeyName, KeyID)
  /// None of the keys known has signed.
  case noKnownSignature
  /// A key that must have signed has not.
  case notSigned(KeyName)
  /// Signed in that name, but by the first key, not by the second.
  case otherKey(KeyName, KeyID, not: KeyID)
}
