package import Agreements

/// What opens a salted hash in an entry: the salt and the value. It lies beside the entry. It can be withheld from a
/// copy or erased without breaking any hash.
package struct Disclosure: Hashable, Sendable {
  /// The name of the one member in the object that stands in the entry in place of the value.
  static let member = "salted-sha256"

  /// The salt, which is random and of this value alone.
  package let salt: Salt
  /// The canonical JSON of the value, as it stands in an entry where it is open.
  package let value: [UInt8]
  /// The hash SHA-256(salt ‖ value), as it stands in the entry.
  package let hash: Digest32

  /// Makes the disclosure. The value is hashed with the salt here.
  package init(salt: Salt, value: [UInt8]) {
    self.salt = salt
    self.value = value
    hash = .sha256(salt.bytes + value)
  }
}

extension Disclosure {
  /// A line of the file beside the entries of a bundle.
  package func line(of number: Int64) -> [UInt8] {
    var members = Members()
    members["entry"] = JSONInteger(number).map { .integer($0) }
    members["salt"] = .string(String(hexOf: salt.bytes))
    members["value"] = try? CanonicalJSON.canonicalValue(of: value)
    return CanonicalJSON.bytes(of: members.value)
  }

  /// Reads only what `line(of:)` writes; nil for anything else.
  package static func entry(ofLine line: [UInt8]) -> (number: Int64, disclosure: Disclosure)? {
    guard case .object(let object)? = try? CanonicalJSON.canonicalValue(of: line), object.members.count == 3,
      case .integer(let number)? = object["entry"], case .string(let hex)? = object["salt"],
      let salt = Digest32(hex: hex).flatMap({ Salt($0.bytes) }), let value = object["value"]
    else { return nil }
    let disclosure = Disclosure(salt: salt, value: CanonicalJSON.bytes(of: value))
    return disclosure.line(of: number.value) == line ? (number.value, disclosure) : nil
  }
}

/// What lies beside an entry, found by its hash.
package struct Beside {
  /// The clause files that are kept apart.
  package let clauses: ClauseFiles
  /// The disclosures, by their hashes.
  package let disclosures: [Digest32: Disclosure]

  /// The disclosures and clause files of one entry.
  package init(disclosures: [Disclosure], clauses: ClauseFiles) {
    self.clauses = clauses
    self.disclosures = Dictionary(disclosures.map { ($0.hash, $0) }) { first, _ in first }
  }

  /// The disclosures of one entry, without clause files that are kept apart.
  package init(disclosures: [Disclosure] = []) {
    self.init(disclosures: disclosures, clauses: ClauseFiles { _ in nil })
  }
}
