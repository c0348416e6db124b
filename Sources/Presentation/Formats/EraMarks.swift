/// The era of a year stands behind the first naming of that year in an output: 2026年（令和8年）6月15日, and after it
/// 2026年6月15日. A date is worded before anybody knows what the output names first, so it carries its era between two
/// marks. The writer of the output keeps the first era of a year and takes the others out.
package struct EraMarks {
  private static let begin: Unicode.Scalar = "\u{10FFFC}"
  private static let end: Unicode.Scalar = "\u{10FFFD}"
  private var told: Set<String> = []

  package init() {}

  /// A text that is kept only where it is the first of its kind in an output.
  static func marked(_ era: String) -> String { "\(begin)\(era)\(end)" }

  /// The next part of an output as it is to be read.
  package mutating func resolved(_ text: String) -> String {
    guard text.unicodeScalars.contains(Self.begin) else { return text }
    var resolved = String.UnicodeScalarView()
    var era: String.UnicodeScalarView?
    for scalar in text.unicodeScalars {
      switch scalar {
      case Self.begin: era = String.UnicodeScalarView()
      case Self.end:
        if let era, told.insert(String(era)).inserted { resolved.append(contentsOf: era) }
        era = nil
      default: if era == nil { resolved.append(scalar) } else { era?.append(scalar) }
      }
    }
    return String(resolved)
  }
}
