import Agreements
import CivilDate
import EventLog

/// The values that every answer in JSON is built from. What is absent is null, never missing.
extension OrderedJSON {
  static func day(_ day: CivilDay?) -> OrderedJSON { day.map { .string($0.description) } ?? .null }

  static func text(_ text: String?) -> OrderedJSON { text.map { .string($0) } ?? .null }

  static func entry(_ number: EntryNumber?) -> OrderedJSON { number.map { .integer(Int($0.value)) } ?? .null }

  static func entries(_ numbers: [EntryNumber]) -> OrderedJSON { .array(numbers.map { .entry($0) }) }

  static func parties(_ parties: [PartyID]) -> OrderedJSON { .array(parties.map { .string($0.description) }) }

  /// What can be withheld: the value, or an object with its salted hash.
  static func field<Value>(_ field: Disclosable<Value>, _ value: (Value) -> OrderedJSON) -> OrderedJSON {
    switch field {
    case .open(let known), .disclosed(let known, _): value(known)
    case .withheld(let commitment): .object([("withheld", .string(commitment.description))])
    }
  }

  static func field(_ text: Disclosable<String>?) -> OrderedJSON {
    text.map { field($0) { .string($0) } } ?? .null
  }

  static func warnings(_ warnings: [EntryWarning], _ voice: Voice) -> OrderedJSON {
    .array(
      warnings.map { warning in
        .object([
          ("entry", .entry(warning.entry)), ("agreement", .string(warning.agreement.description)),
          ("text", .string(voice.warning(warning))),
        ])
      })
  }

  /// Each key that signed, with the id that `key show` prints, and the time of a cosignature in UTC.
  static func signers(_ signers: [SignedCheckpoint.Signer]) -> OrderedJSON {
    .array(signers.map { .object(key($0.key) + [("time", .text($0.instant?.description))]) })
  }

  static func key(_ key: VerifierKey) -> [(String, OrderedJSON)] {
    [("name", .string(key.name.description)), ("key", .string(key.inRole(.log).id.description))]
  }

  static func local(_ text: LocalText) -> OrderedJSON { .object([("en", .string(text.en)), ("ja", .text(text.ja))]) }
}

extension SignedCheckpoint.Signer {
  /// The instant of a cosignature; nil for another signature, and where the instant cannot be written.
  var instant: Instant? {
    guard let time = time.flatMap({ Int64(exactly: $0) }), time < 1 << 40 else { return nil }
    return Instant(milliseconds: time * 1000)
  }
}
