/// A text or reference of the record that a copy can withhold without breaking its hashes, such as a name or a remark.
/// Whether it can be withheld is decided when the entry is recorded.
package enum Disclosable<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value stands in the entry itself, and nobody can withhold it.
  case open(Value)
  /// The entry has only a salted hash; the value and its salt lie beside it.
  case disclosed(Value, Salt)
  /// A salted hash whose value this copy of the record does not have, or no longer has.
  case withheld(Commitment)

  /// The value; nil where it is withheld.
  package var value: Value? {
    switch self {
    case .open(let value), .disclosed(let value, _): value
    case .withheld: nil
    }
  }

  /// The value without its salt, to compare what is said.
  package var opened: Disclosable {
    if case .disclosed(let value, _) = self { .open(value) } else { self }
  }

  /// The value as a new entry holds it: under a new salt, so that nobody can tell that two entries have the same value.
  /// An open value stays open unless it is confidential. The salt is asked for from here, since only here it is known
  /// whether one is needed; there is no source of randomness in this layer.
  package func recorded(confidential: Bool, _ salt: () -> Salt) -> Disclosable {
    switch self {
    case .open(let value): confidential ? .disclosed(value, salt()) : self
    case .disclosed(let value, _): .disclosed(value, salt())
    case .withheld: self
    }
  }
}

/// The fields that can be recorded in confidence, and then be withheld from a copy.
package enum DisclosableField: String, Hashable, Sendable, CaseIterable {
  case place, reference, remark, document, reason
  /// The name of who recorded it, and on whose behalf; it is always in confidence.
  case recorder
}

/// 32 random bytes, new for each value. Without them a short value could be guessed from its hash.
package struct Salt: Hashable, Sendable {
  package let bytes: [UInt8]

  /// Nil unless there are 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// A new salt from a source of randomness.
  package init(from generator: inout some RandomNumberGenerator) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for _ in 0..<4 {
      let word: UInt64 = generator.next()
      withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
    }
    self.bytes = bytes
  }
}

/// SHA-256(salt ‖ value) as it stands in an entry: 64 lower-case hexadecimal digits.
package struct Commitment: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Nil unless the text has the form given above.
  package init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    description = text
  }
}
