/// The block before each file of a bundle. It has the ustar format of POSIX.1, in one form only, so that the same files
/// give the same bytes.
package struct TarHeader: Hashable, Sendable {
  /// The length of a header, in bytes. The content of a file is filled up to a multiple of it.
  package static let blockSize = 512
  /// The largest file, in bytes: what eleven octal digits can say.
  package static let largestFile: Int64 = 8_589_934_591

  /// The longest name, in bytes.
  static let longestName = 100

  /// The name, of at most `longestName` bytes.
  package let name: String
  /// The size of the file, in bytes.
  package let size: Int64

  /// Nil for a name or size that the format cannot hold.
  package init?(name: String, size: Int64) {
    guard (1...Self.longestName).contains(name.utf8.count), !name.utf8.contains(0),
      (0...Self.largestFile).contains(size)
    else {
      return nil
    }
    self.name = name
    self.size = size
  }

  /// Reads only what `bytes` writes; nil for anything else.
  package init?(_ block: [UInt8]) {
    guard block.count == Self.blockSize,
      let name = String(validating: block[..<Self.longestName].prefix { $0 != 0 }, as: UTF8.self),
      let size = Int64(String(decoding: block[124..<135], as: UTF8.self), radix: 8)
    else { return nil }
    self.init(name: name, size: size)
    guard bytes == block else { return nil }
  }

  /// The number of zeros that follow the content.
  package var padding: Int { Int((Int64(Self.blockSize) - size % Int64(Self.blockSize)) % Int64(Self.blockSize)) }

  /// The bytes that end a bundle.
  package static let end = [UInt8](repeating: 0, count: 2 * blockSize)

  /// The bytes of the header. Owner, group and time of modification are zero: they belong to a machine, not to the
  /// record.
  package var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    put(name, at: 0)
    for (offset, text) in [(100, "0000644"), (108, "0000000"), (116, "0000000"), (329, "0000000"), (337, "0000000")] {
      put(text, at: offset)
    }
    put(Self.octal(size, digits: 11), at: 124)
    put(Self.octal(0, digits: 11), at: 136)
    put("        0", at: 148)
    put("ustar\u{0}00", at: 257)
    let sum = block.reduce(Int64(0)) { $0 + Int64($1) }
    put(Self.octal(sum, digits: 6) + "\u{0} ", at: 148)
    return block
  }

  private static func octal(_ number: Int64, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
