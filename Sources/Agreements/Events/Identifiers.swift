/// The name of an agreement in the register: lower-case letters, digits and hyphens, at most 64, for example
/// `jp-us-tpd`.
package struct AgreementID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let description: String

  /// Nil unless the text has the form given above.
  package init?(_ text: String) {
    guard isIdentifier(text, extra: [UInt8(ascii: "-")], upperCase: false) else { return nil }
    description = text
  }

  package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The identifier that a clause file chooses for a party (L12), for example `JP` or `org:un`. It is no name and no
/// judgement on status. The clause file tells what the party is called, and since when.
package struct PartyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let description: String

  /// Nil unless the text is at most 64 letters, digits, `-`, `_`, `.` and `:`, starting with a letter or digit.
  package init?(_ text: String) {
    guard isIdentifier(text, extra: [45, 95, 46, 58], upperCase: true) else { return nil }
    description = text
  }

  package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The identifier that tells one amendment from another, for example `2026-1`. It tells which decisions belong together
/// (L11).
package struct AmendmentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let description: String

  /// Nil unless the text is at most 64 letters, digits, `-`, `_`, `.` and `:`, starting with a letter or digit.
  package init?(_ text: String) {
    guard isIdentifier(text, extra: [45, 95, 46, 58], upperCase: true) else { return nil }
    description = text
  }

  package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The name that a clause file gives to something that happens and is no act of a party, such as a condition that is
/// met or a threshold that is certified. It has lower-case letters, digits and hyphens, at most 64, for example
/// `armed-conflict`.
package struct EventName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let description: String

  /// Nil unless the text has the form given above.
  package init?(_ text: String) {
    guard isIdentifier(text, extra: [UInt8(ascii: "-")], upperCase: false) else { return nil }
    description = text
  }

  package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The number of an entry in the register, from 1 without a gap. The number of a fact's first entry names the fact for
/// ever (L18).
package struct EntryNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number, from 1.
  package let value: Int64

  /// The number of the first entry of a register.
  static let first = EntryNumber(certain: 1)

  /// A number after every entry of a register.
  static let last = EntryNumber(certain: .max)

  private init(certain value: Int64) { self.value = value }

  /// Nil below 1.
  package init?(_ value: Int64) {
    guard value >= 1 else { return nil }
    self.value = value
  }

  package var description: String { String(value) }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// The length, in bytes, of the longest identifier or name of this file, and of the longest name of a zone.
package let longestIdentifier = 64

private func isIdentifier(_ text: String, extra: [UInt8], upperCase: Bool) -> Bool {
  func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || (upperCase && (65...90).contains(byte))
  }
  guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= longestIdentifier else { return false }
  return text.utf8.allSatisfy { isAlphanumeric($0) || extra.contains($0) }
}
