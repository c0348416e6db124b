import EventLog
import Presentation

/// The lines of a JSON Lines file, one at a time: whatever the file holds, no more than one line of it is in memory as
/// JSON.
enum LinesFile {
  /// In bytes.
  static let largest = 268_435_456
  /// In bytes: of a line that holds an entry, its clause file in it, or an act.
  static let longestLine = Wire.longestClauses + 2 * Wire.longestEntry
  /// In bytes: of a line that holds a document, in base64.
  static let longestDocumentLine = Int(EntryLine.largestDocument / 3 * 4) + 1024
  /// Lines that are not empty.
  static let mostLines = 1_048_576

  /// At most how much is read.
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
    /// From 1; empty lines are counted.
    let number: Int64
    /// The place that a refusal names: `FILE:LINE`.
    let place: String
  }

  /// Every line that is not empty. Throws `WrongLine`, what cannot be read, or what the body throws.
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
      // A document stands in an object of two texts; more structure in so long a line would fill the memory.
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

  /// Nil for what is none.
  private static func object(of line: [UInt8], at place: String) throws -> JSONObject? {
    do throws(JSONError) {
      guard case .object(let object) = try CanonicalJSON.value(of: line) else { return nil }
      return object
    } catch {
      if error.kind == .duplicateKey { throw WrongLine(place, .keyTwice) }
      return nil
    }
  }

  /// All of them at once.
  static func objects(_ path: String) throws -> [Line] {
    var lines: [Line] = []
    try read(path) { lines.append($0) }
    return lines
  }
}
