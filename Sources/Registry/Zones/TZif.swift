/// The local time types and transitions of a TZif file (RFC 8536 section 3), without abbreviations.
struct TZif {
  /// The transitions as Unix times, ascending. From each on, the offset at the same index holds.
  let transitions: [Int64]
  /// The offsets, in seconds east of UTC.
  let offsets: [Int32]
  /// The offset before the first transition: that of time type 0.
  let first: Int32
  /// The rule from the last transition on; nil when the file gives none.
  let footer: PosixZone?
}

extension TZif {
  init(_ bytes: [UInt8]) throws(Defect) {
    var reader = Reader(bytes: bytes)
    var header = try Header(&reader)
    let isFirstVersion = header.version == 0
    if !isFirstVersion {
      try reader.skip(header.size(timeSize: 4))
      header = try Header(&reader)
    }
    let block = try Block(&reader, header, timeSize: isFirstVersion ? 4 : 8)
    transitions = block.transitions
    offsets = block.offsets
    first = block.first
    footer = isFirstVersion ? nil : try reader.footer()
  }

  typealias Defect = ZoneFailure.Defect

  private struct Header {
    let version: UInt8
    let utcFlags, standardFlags, leaps, times, types, characters: Int

    init(_ reader: inout Reader) throws(Defect) {
      guard reader.bytes.dropFirst(reader.index).starts(with: "TZif".utf8) else { throw .notTZif }
      try reader.skip(4)
      version = try reader.byte()
      guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else { throw .notTZif }
      try reader.skip(15)
      utcFlags = try reader.count()
      standardFlags = try reader.count()
      leaps = try reader.count()
      times = try reader.count()
      types = try reader.count()
      characters = try reader.count()
    }

    func size(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standardFlags + utcFlags
    }
  }

  private struct Block {
    let transitions: [Int64]
    let offsets: [Int32]
    let first: Int32

    init(_ reader: inout Reader, _ header: Header, timeSize: Int) throws(Defect) {
      try Self.check(header, timeSize: timeSize, room: reader.bytes.count - reader.index)
      transitions = try reader.repeated(header.times) { reader throws(Defect) in try reader.time(timeSize) }
      let indices = try reader.repeated(header.times) { reader throws(Defect) in Int(try reader.byte()) }
      let types = try reader.repeated(header.types) { reader throws(Defect) in try reader.localTimeType() }
      try reader.skip(header.characters + header.standardFlags + header.utcFlags)
      guard zip(transitions, transitions.dropFirst()).allSatisfy(<), indices.allSatisfy(types.indices.contains),
        let first = types.first
      else { throw .transitions }
      self.first = first
      offsets = indices.map { types[$0] }
    }

    private static func check(_ header: Header, timeSize: Int, room: Int) throws(Defect) {
      guard header.leaps == 0 else { throw .leapSeconds }
      guard header.size(timeSize: timeSize) <= room, header.types > 0, header.characters > 0,
        [0, header.types].contains(header.utcFlags), [0, header.types].contains(header.standardFlags)
      else { throw .structure }
    }
  }
}
