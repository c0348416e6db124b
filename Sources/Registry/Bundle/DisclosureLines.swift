import EventLog

/// The lines of `disclosures.jsonl` in a bundle, in the order of the entries. No more than one line is in memory at a
/// time.
struct DisclosureLines {
  private let reader: BundleReader
  private let size: Int64
  private var offset: Int64 = 0
  private var buffer: ArraySlice<UInt8> = []
  private var next = Line.end
  /// The number of the line `next`, from 1.
  private var number: Int64 = 0

  private enum Line {
    case disclosure(Disclosure, of: Int64)
    case unreadable
    case end
  }

  /// The longest line, in bytes: the longest value, with its entry and its salt in hexadecimal.
  static let longest = Wire.longestEntry + 256
  /// The most lines of one entry, which has no room for more salted hashes.
  static let mostOfAnEntry = 1024

  /// Begins to read. A bundle without the file has no lines.
  init(_ reader: BundleReader) throws {
    self.reader = reader
    size = reader.size(BundleName.disclosures) ?? 0
    try advance()
  }

  /// The lines of this entry, as far as they can be read, and the number of the last line looked at.
  mutating func take(of entry: Int64) throws -> (disclosures: [Disclosure], line: Int64) {
    var disclosures: [Disclosure] = []
    while case .disclosure(let disclosure, of: entry) = next, disclosures.count < Self.mostOfAnEntry {
      disclosures.append(disclosure)
      try advance()
    }
    return (disclosures, max(1, number - 1))
  }

  /// The number of the first line that belongs to no entry; nil if all were taken.
  var rest: Int64? { if case .end = next { nil } else { number } }

  private mutating func advance() throws {
    number += 1
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer = buffer[(end + 1)...]
        next = Disclosure.entry(ofLine: line).map { .disclosure($0.disclosure, of: $0.number) } ?? .unreadable
        return
      }
      guard buffer.count <= Self.longest, offset < size else {
        next = buffer.isEmpty ? .end : .unreadable
        return
      }
      let part = try reader.bytes(BundleName.disclosures, at: offset, count: Int(min(size - offset, 1 << 16)))
      offset += Int64(part.count)
      buffer += part
    }
  }
}
