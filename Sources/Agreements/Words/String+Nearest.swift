extension [String] {
  /// The text that is nearest to another one, if it is near: one letter off, or two where the other one has six or
  /// more.
  package func nearest(to text: String) -> String? {
    let most = Swift.max(1, Swift.min(2, text.count / 3))
    return map { (distance: $0.distance(to: text), text: $0) }.filter { $0.distance <= most }
      .min { $0.distance < $1.distance }?.text
  }
}

extension String {
  /// How many letters have to be put in, left out, changed, or exchanged with their neighbour.
  fileprivate func distance(to other: String) -> Int {
    let (own, others) = (Array(self), Array(other))
    guard abs(own.count - others.count) <= 2, own.count <= 64 else { return .max }
    var rows = [Array(0...others.count)]
    for (i, letter) in own.enumerated() {
      var row = [i + 1]
      for (j, otherLetter) in others.enumerated() {
        var least = Swift.min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == otherLetter ? 0 : 1))
        if i > 0, j > 0, letter == others[j - 1], own[i - 1] == otherLetter {
          least = Swift.min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[own.count][others.count]
  }
}
