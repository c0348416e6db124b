/// What a record may hold: I-JSON (RFC 7493) without fractions.
///
/// Two strings are equal only if their UTF-8 bytes are: a precomposed letter and its decomposed form
/// differ here, although Swift's own `==` on `String` calls them equal.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(JSONInteger)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Hashable {
  /// Strings are compared by bytes, everything else as usual.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// The hash agrees with `==`: it takes the bytes of a string, not its normal form.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .string(let text): hasher.combine(bytesOf: text)
    case .array(let values): hasher.combine(values)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension Hasher {
  /// Adds the bytes of a text. The length goes first, so that neighbouring texts cannot run into each other.
  mutating func combine(bytesOf text: String) {
    combine(text.utf8.count)
    for byte in text.utf8 { combine(byte) }
  }
}
