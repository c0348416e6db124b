extension JSONParser {
  /// Reads an integer. A refused number is named by its form.
  mutating func integer() throws(JSONError) -> JSONInteger {
    let start = index
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let digits = index
    let magnitude = try self.magnitude()
    try refuseLeadingZero(at: digits)
    try refuseFractionOrExponent()
    if isNegative, magnitude == 0 { throw JSONError(.negativeZero, at: start) }
    guard let magnitude, let number = JSONInteger(isNegative ? -magnitude : magnitude) else {
      throw JSONError(.integerOutOfRange, at: start)
    }
    return number
  }

  /// The number without its sign; nil beyond the range of `Int64`.
  private mutating func magnitude() throws(JSONError) -> Int64? {
    guard try peek().isDigit else { throw JSONError(.unexpectedByte, at: index) }
    var magnitude: Int64? = 0
    while index < bytes.count, bytes[index].isDigit {
      magnitude = magnitude?.appending(digit: bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    return magnitude
  }

  private func refuseLeadingZero(at digits: Int) throws(JSONError) {
    if bytes[digits] == UInt8(ascii: "0"), index > digits + 1 { throw JSONError(.leadingZero, at: digits) }
  }

  private func refuseFractionOrExponent() throws(JSONError) {
    guard index < bytes.count else { return }
    switch bytes[index] {
    case UInt8(ascii: "."): throw JSONError(.fraction, at: index)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): throw JSONError(.exponent, at: index)
    default: return
    }
  }
}

extension Int64 {
  fileprivate func appending(digit: UInt8) -> Int64? {
    let (tenfold, overflow) = multipliedReportingOverflow(by: 10)
    let (sum, carry) = tenfold.addingReportingOverflow(Int64(digit))
    return overflow || carry ? nil : sum
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
