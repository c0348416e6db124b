/// Text as Markdown (CommonMark, with tables and strike-through of GitHub), so that nothing in it is read as markup.
enum Markdown {
  private static let marks = Set("\\`*_[]<~&|".unicodeScalars)
  /// Signs that begin a heading, a list, a quotation or an underline where they stand first on a line.
  private static let first = Set("-+#>=".unicodeScalars)

  /// A text on one line, with a backslash before each sign that could begin markup. Scalars are
  /// looked at, not characters: a sign with a combining mark behind it is still that sign to a reader of Markdown.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    var isNumber = true
    for scalar in Page.oneLine(text).unicodeScalars {
      let isFirst = escaped.isEmpty && first.contains(scalar)
      let endsNumber = !escaped.isEmpty && isNumber && (scalar == "." || scalar == ")")
      if marks.contains(scalar) || isFirst || endsNumber { escaped.append("\\") }
      isNumber = isNumber && ("0"..."9").contains(scalar)
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
