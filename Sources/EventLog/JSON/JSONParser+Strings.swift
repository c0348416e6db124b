extension JSONParser {
  mutating func string() throws(JSONError) -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: index) }
    index += 1
    let start = index
    try skipPlainBytes()
    if try peek() == UInt8(ascii: "\"") {
      index += 1
      return try text(of: bytes[start..<(index - 1)], from: start)
    }
    return try escapedString(from: start)
  }

  /// Reads the rest of a string with escapes. An escape begins after a whole character, so a check of the result as
  /// UTF-8 checks the source, too.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var unescaped = bytes[start..<index]
    while try peek() == UInt8(ascii: "\\") {
      unescaped.append(contentsOf: try escape().utf8)
      let plain = index
      try skipPlainBytes()
      unescaped.append(contentsOf: bytes[plain..<index])
    }
    index += 1
    return try text(of: unescaped, from: start)
  }

  private mutating func skipPlainBytes() throws(JSONError) {
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { throw JSONError(.controlCharacter, at: index) }
      index += 1
    }
  }

  private func text(of content: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
    let text = content.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    if let text { return text }
    throw JSONError(.invalidUTF8, at: start + bytes[start..<index].countOfValidUTF8)
  }

  private mutating func escape() throws(JSONError) -> String {
    let start = index
    index += 1
    let letter = try peek()
    index += 1
    if letter == UInt8(ascii: "u") { return try unicodeEscape(from: start) }
    guard let character = letter.shortEscaped else { throw JSONError(.invalidEscape, at: start) }
    return character
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONError) -> String {
    let unit = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(unit) { return String(scalar) }
    guard UTF16.isLeadSurrogate(unit) else { throw JSONError(.loneSurrogate, at: start) }
    for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard try peek() == expected else { throw JSONError(.loneSurrogate, at: start) }
      index += 1
    }
    let trail = try codeUnit(from: index - 2)
    guard UTF16.isTrailSurrogate(trail) else { throw JSONError(.loneSurrogate, at: start) }
    return String(decoding: [unit, trail], as: UTF16.self)
  }

  private mutating func codeUnit(from start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = try peek().hexValue else { throw JSONError(.invalidEscape, at: start) }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}

extension ArraySlice<UInt8> {
  /// How many bytes from the start are whole characters.
  fileprivate var countOfValidUTF8: Int {
    var decoder = UTF8()
    var iterator = makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return count
  }
}

extension UInt8 {
  fileprivate var shortEscaped: String? {
    switch self {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): String(Unicode.Scalar(self))
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "r"): "\r"
    default: nil
    }
  }
}
