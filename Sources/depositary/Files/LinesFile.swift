import EventLog
import Presentation

/// The lines of a JSON Lines file, one at a time. Whatever the file holds, no more than one line of it is in memory as
/// JSON.
enum LinesFile {
  /// The length of the largest file, in bytes.
  static let largest = 268_435_456
  /// The length of the longest line with an entry, its clause file in it, or an act, in bytes.
  static let longestLine = Wire.longestClauses + 2 * Wire.longestEntry
  /// The length of the longest line with a document in base64, in bytes.
  static let longestDocumentLine = Int(EntryLine.largestDocument / 3 * 4) + 1024
  /// The most lines that are not empty.
  static let mostLines = 1_048_576

  /// The limits of what is read.
  struct Limits {
    var size = largest
    var line = longestLine
    var documentLine = longestDocumentLine
    var lines = mostLines

    fileprivate func length(of line: [UInt8]) -> Int {
      line.starts(with: Array("{\"base64\":\"".utf8)) ? documentLine : self.line
    }
  }

  /// One line with an object in it.
  struct Line {
    let object: JSONObject
    /// The number of the line, from 1. Empty lines are counted.
    let number: Int64
    /// The place that a refusal names: `FILE:LINE`.
    let place: String
  }

  /// Passes on every line that is not empty. Throws `WrongLine`, what cannot be read, or what the body throws.
  static func read(_ path: String, limits: Limits = Limits(), _ body: (Line) throws -> Void) throws {
    var rest: [UInt8] = []
    var size = 0
    var number: Int64 = 0
    var count = 0
    func check(_ line: [UInt8], _ place: String) throws {
      let limit = limits.length(of: line)
      guard line.count <= limit else { throw WrongLine(place, .moreBytes(than: limit)) }
    }
    func take(_ given: [UInt8]) throws {
      number += 1
      let isMarked = number == 1 && given.starts(with: ClauseFile.byteOrderMark)
      let line = isMarked ? Array(given.dropFirst(ClauseFile.byteOrderMark.count)) : given
      guard line.contains(where: { $0 != 32 && $0 != 13 && $0 != 9 }) else { return }
      count += 1
      let place = "\(path):\(number)"
      guard count <= limits.lines else { throw WrongLine(place, .moreLines(than: limits.lines)) }
      try check(line, place)
      // A document stands in an object of two texts. More structure in so long a line would fill the memory.
      let isPlain = line.count <= limits.line || !line.dropFirst().contains { $0 == 0x7B || $0 == 0x5B }
      guard isPlain, let object = try object(of: line, at: place) else { throw WrongLine(place, .notAnObject) }
      try body(Line(object: object, number: number, place: place))
    }
    try InputFile.read(path) { part in
      size += part.count
      guard size <= limits.size else { throw WrongLine(path, .moreBytes(than: limits.size)) }
      var start = part.startIndex
      while let end = part[start...].firstIndex(of: 0x0A) {
        try take(rest + part[start..<end])
        rest = []
        start = end + 1
      }
      rest += part[start...]
      try check(rest, "\(path):\(number + 1)")
    }
    if !rest.isEmpty { try take(rest) }
  }

  /// The object in a line; nil where the line holds something else.
  private static func object(of line: [UInt8], at place: String) throws -> JSONObject? {
    do throws(JSONError) {
      guard case .object(let object) = try CanonicalJSON.value(of: line) else { return nil }
      return object
    } catch {
      if error.kind == .duplicateKey { throw WrongLine(place, .keyTwice(key(in: line, at: error.offset))) }
      return nil
    }
  }

  /// The key whose name starts at an offset, as it is written.
  private static func key(in line: [UInt8], at offset: Int) -> String {
    let quote = UInt8(ascii: "\"")
    let rest = line.dropFirst(offset)
    return String(decoding: rest.dropFirst(rest.first == quote ? 1 : 0).prefix { $0 != quote }, as: UTF8.self)
  }

  /// All lines at once.
  static func objects(_ path: String) throws -> [Line] {
    var lines: [Line] = []
    try read(path) { lines.append($0) }
    return lines
  }
}
