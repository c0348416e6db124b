/// JSON by RFC 8785 (JCS), restricted to integers within ±(2^53 − 1).
package enum CanonicalJSON {
  /// The most levels of arrays and objects. A deeper value is refused on reading.
  package static let deepestNesting = 64
  /// A length in bytes that most entries do not reach.
  private static let commonSize = 512

  /// The one form of this value, in UTF-8 without a final newline.
  package static func bytes(of value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(commonSize)
    bytes.append(json: value)
    return bytes
  }

  /// Reads any text of the profile. White space and the order of members are free.
  package static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes)
    return try parser.document()
  }

  /// Reads only the form that `bytes(of:)` writes. `notCanonical` names the first byte that differs from it.
  package static func canonicalValue(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    let value = try value(of: bytes)
    let canonical = Self.bytes(of: value)
    guard bytes != canonical else { return value }
    let common = zip(bytes, canonical).prefix { $0 == $1 }.count
    throw JSONError(.notCanonical, at: common)
  }
}

extension [UInt8] {
  fileprivate mutating func append(json value: JSONValue) {
    switch value {
    case .null: append(contentsOf: "null".utf8)
    case .bool(let value): append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let number): append(contentsOf: String(number.value).utf8)
    case .string(let text): append(jsonString: text)
    case .array(let values): append(json: values)
    case .object(let object): append(json: object)
    }
  }

  private mutating func append(json values: [JSONValue]) {
    append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(json: value)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func append(json object: JSONObject) {
    append(UInt8(ascii: "{"))
    for (index, member) in object.members.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(jsonString: member.key)
      append(UInt8(ascii: ":"))
      append(json: member.value)
    }
    append(UInt8(ascii: "}"))
  }
}
