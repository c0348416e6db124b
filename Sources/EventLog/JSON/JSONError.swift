/// Why a text is not a record's JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// The rule that is broken; see RFC 8259, RFC 7493 and RFC 8785.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case truncated, unexpectedByte, trailingBytes, nestedTooDeep
    case byteOrderMark, invalidUTF8, controlCharacter, invalidEscape, loneSurrogate
    case fraction, exponent, negativeZero, leadingZero, integerOutOfRange
    case duplicateKey
    /// The text is permitted, but is not the one form that RFC 8785 gives this value.
    case notCanonical
  }

  /// The rule that is broken.
  package let kind: Kind
  /// The place in bytes from the start of the text. It is the length when the text is truncated.
  package let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
