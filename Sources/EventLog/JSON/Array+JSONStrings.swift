extension [UInt8] {
  /// Appends a JSON string by RFC 8785 section 3.2.2.2. Only `"`, `\` and the controls are escaped. A control has its
  /// short form if there is one, else lower-case hexadecimal digits.
  mutating func append(jsonString text: String) {
    append(UInt8(ascii: "\""))
    let plain: Void?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.contains(where: \.needsEscape) ? nil : append(contentsOf: bytes)
    }
    if case .some(.some) = plain {} else { for byte in text.utf8 { append(escaping: byte) } }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping byte: UInt8) {
    guard byte.needsEscape else { return append(byte) }
    append(UInt8(ascii: "\\"))
    if let letter = byte.shortEscape { return append(letter) }
    append(contentsOf: "u00".utf8)
    append(Self.hexDigits[Int(byte >> 4)])
    append(Self.hexDigits[Int(byte & 15)])
  }

  /// The hexadecimal digits in lower case.
  static let hexDigits = Array("0123456789abcdef".utf8)
}

extension UInt8 {
  fileprivate var needsEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }

  fileprivate var shortEscape: UInt8? {
    switch self {
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): self
    default: nil
    }
  }

  /// The value of a hexadecimal digit in either case; nil for another byte.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
