extension [UInt8] {
  /// Passes on the places at which some characters of ASCII stand, in order. Eight bytes are looked at together, since
  /// these characters are rare in most files.
  /// - Parameter other: one more of the characters.
  func visit(_ characters: StaticString, or other: Unicode.Scalar? = nil, _ body: (Int) -> Void) {
    let wanted = characters.withUTF8Buffer { Array($0) } + (other.map { [UInt8(ascii: $0)] } ?? [])
    let masks = wanted.map { 0x0101_0101_0101_0101 &* UInt64($0) }
    withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          guard masks.contains(where: { word.hasZero(with: $0) }) else {
            index += 8
            continue
          }
        }
        let end = Swift.min(index + 8, bytes.count)
        while index < end {
          if wanted.contains(bytes[index]) { body(index) }
          index += 1
        }
      }
    }
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is that of a mask. Such a byte becomes 0, and only a 0 borrows its high bit.
  fileprivate func hasZero(with mask: UInt64) -> Bool {
    let other = self ^ mask
    return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080 != 0
  }
}
