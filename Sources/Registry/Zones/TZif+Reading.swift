extension TZif {
  /// Reads big-endian values one after the other. A missing value is a defect, never a trap.
  struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func skip(_ count: Int) throws(Defect) {
      guard count <= bytes.count - index else { throw .structure }
      index += count
    }

    mutating func byte() throws(Defect) -> UInt8 {
      try skip(1)
      return bytes[index - 1]
    }

    mutating func count() throws(Defect) -> Int { Int(try unsigned(4)) }

    mutating func time(_ size: Int) throws(Defect) -> Int64 {
      let value = try unsigned(size)
      return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    /// The offset of a local time type. The daylight flag and the abbreviation are not kept.
    mutating func localTimeType() throws(Defect) -> Int32 {
      let offset = try time(4)
      try skip(2)
      guard (-93_600...93_600).contains(offset) else { throw .offset }
      return Int32(offset)
    }

    mutating func repeated<Value>(
      _ count: Int, _ read: (inout Reader) throws(Defect) -> Value
    ) throws(Defect) -> [Value] {
      var values: [Value] = []
      values.reserveCapacity(count)
      for _ in 0..<count { values.append(try read(&self)) }
      return values
    }

    /// The footer of section 3.3: a TZ string between two newlines. An empty one gives no rule.
    mutating func footer() throws(Defect) -> PosixZone? {
      guard try byte() == UInt8(ascii: "\n") else { throw .footer }
      let text = bytes[index...].prefix { $0 != UInt8(ascii: "\n") }
      guard text.endIndex < bytes.count else { throw .footer }
      if text.isEmpty { return nil }
      guard let zone = PosixZone(text) else { throw .footer }
      return zone
    }

    private mutating func unsigned(_ size: Int) throws(Defect) -> UInt64 {
      try skip(size)
      return bytes[(index - size)..<index].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
