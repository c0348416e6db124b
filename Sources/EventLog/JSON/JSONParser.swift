/// A recursive reader of RFC 8259 texts. The depth is bounded, and so is the stack.
struct JSONParser {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(.byteOrderMark, at: 0) }
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw JSONError(.trailingBytes, at: index) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    switch try peek() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: try deeper(depth)))
    case UInt8(ascii: "["): return .array(try array(depth: try deeper(depth)))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw JSONError(.unexpectedByte, at: index)
    }
  }

  private func deeper(_ depth: Int) throws(JSONError) -> Int {
    guard depth < CanonicalJSON.deepestNesting else { throw JSONError(.nestedTooDeep, at: index) }
    return depth + 1
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    var values: [JSONValue] = []
    index += 1
    if try takes(UInt8(ascii: "]")) { return values }
    repeat {
      values.append(try value(depth: depth))
    } while try continues(until: UInt8(ascii: "]"))
    return values
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    var members: [JSONObject.Member] = []
    var offsets: [Int] = []
    index += 1
    if try takes(UInt8(ascii: "}")) { return JSONObject() }
    repeat {
      skipSpace()
      offsets.append(index)
      let key = try string()
      guard try takes(UInt8(ascii: ":")) else { throw JSONError(.unexpectedByte, at: index) }
      members.append((key: key, value: try value(depth: depth)))
    } while try continues(until: UInt8(ascii: "}"))
    if let object = JSONObject(members: members) { return object }
    throw JSONError(.duplicateKey, at: offsets[firstRepeatedKey(in: members)])
  }

  private func firstRepeatedKey(in members: [JSONObject.Member]) -> Int {
    var seen: Set<JSONValue> = []
    return members.firstIndex { !seen.insert(.string($0.key)).inserted } ?? 0
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[offset] else { throw JSONError(.unexpectedByte, at: index) }
      index += 1
    }
    return value
  }
}

extension JSONParser {
  func peek() throws(JSONError) -> UInt8 {
    guard index < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
    return bytes[index]
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func takes(_ byte: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard try peek() == byte else { return false }
    index += 1
    return true
  }

  private mutating func continues(until end: UInt8) throws(JSONError) -> Bool {
    if try takes(UInt8(ascii: ",")) { return true }
    guard try takes(end) else { throw JSONError(.unexpectedByte, at: index) }
    return false
  }
}
