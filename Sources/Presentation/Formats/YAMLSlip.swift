import Agreements

/// What was most likely written where the parser gives up: a character that looks like one of YAML and is none.
enum YAMLSlip {
  /// The slip that a fault comes from; nil where none is found.
  /// - Parameters:
  ///   - problem: the parser's words.
  ///   - place: where the parser gave up.
  ///   - key: where the key began that it was reading; nil where it was reading none.
  static func behind(
    _ problem: String, at place: FilePosition, key: FilePosition?, in text: String
  ) -> ClauseFileError? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func line(_ number: Int) -> Line? {
      lines.indices.contains(number - 1) ? Line(number: number, scalars: Array(lines[number - 1].unicodeScalars)) : nil
    }
    // A text without marks goes on over lines, so that its fault shows one line further down.
    let before = (1..<max(place.line, 1)).reversed().first { line($0)?.isBlank == false }
    for number in [place.line, key?.line, before].compactMap(\.self) {
      if let slip = line(number)?.slip { return slip }
    }
    guard problem.contains("cannot start any token"), let found = line(place.line)?.scalars.dropFirst(place.column - 1)
    else { return nil }
    return found.first.map { ClauseFileError(.notClauseYAML($0 == "\t" ? .tab : .badStart(String($0))), at: place) }
  }

  /// One line of the file.
  private struct Line {
    let number: Int
    let scalars: [Unicode.Scalar]

    var isBlank: Bool { scalars.allSatisfy { $0.properties.isWhitespace } }

    /// A tab before the first key, or what stands behind that key instead of a colon and a space.
    var slip: ClauseFileError? {
      let start = scalars.firstIndex { ![" ", "-", "\t"].contains($0) } ?? scalars.count
      if let tab = scalars[..<start].firstIndex(of: "\t"), start < scalars.count { return fault(.tab, at: tab) }
      let end = scalars[start...].firstIndex { !Self.isOfKey($0) } ?? scalars.count
      guard start < end, end < scalars.count else { return wideMark }
      let key = String(String.UnicodeScalarView(scalars[start..<end]))
      if scalars[end] == "\u{FF1A}" { return fault(.wideColon(key: key), at: end) }
      guard scalars[end] == ":", end + 1 < scalars.count else { return wideMark }
      let next = scalars[end + 1]
      // What follows `//` is an address, and the rest of a text.
      guard ![" ", "\t", "\r", "/"].contains(next) else { return wideMark }
      return Self.isOddSpace(next)
        ? fault(.oddSpace(key: key, String(next)), at: end + 1)
        : fault(.noSpace(key: key, before: String(next)), at: end)
    }

    /// The first full-width sign that stands for one of YAML: a bracket or quotation mark that begins a value, or a
    /// comma before a key.
    private var wideMark: ClauseFileError? {
      for (index, scalar) in scalars.enumerated() {
        guard let plain = ClauseFileError.YAMLProblem.wideMarks[scalar] else { continue }
        let before = scalars[..<index].last { $0 != " " }
        let isAtValue = plain == "," ? isKey(after: index) : before.map { ":,[{-".unicodeScalars.contains($0) } ?? true
        if isAtValue { return fault(.wideMark(String(scalar), plain: plain), at: index) }
      }
      return nil
    }

    private func isKey(after index: Int) -> Bool {
      let rest = scalars[(index + 1)...].drop { $0 == " " }
      let key = rest.prefix(while: Self.isOfKey)
      return !key.isEmpty && rest.dropFirst(key.count).first == ":"
    }

    private static func isOddSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar != " " && scalar.properties.generalCategory == .spaceSeparator
    }

    private func fault(_ problem: ClauseFileError.YAMLProblem, at index: Int) -> ClauseFileError {
      ClauseFileError(.notClauseYAML(problem), at: FilePosition(line: number, column: index + 1))
    }

    private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "-" || scalar.isASCII && scalar.properties.isAlphabetic
    }
  }
}
