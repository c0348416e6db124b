import CivilDate
import Foundation
import Testing

/// A table of Fixtures/dates: one comment line naming the source, one line of column names, then rows.
enum Fixture {
  static func rows(_ name: String) throws -> [[String]] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = tests.appendingPathComponent("../../Fixtures/dates/\(name).csv").standardizedFileURL
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let table = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let (width, rows) = (table[1].count, table.dropFirst(2).filter { $0 != [""] })
    try #require(lines[0].hasPrefix("# ") && !rows.isEmpty && rows.allSatisfy { $0.count == width })
    return rows
  }
}

extension CivilDay {
  /// Nil for the word `beyond`.
  static func expected(_ field: String) throws -> CivilDay? {
    let day = CivilDay(iso: field)
    try #require(day != nil || field == "beyond")
    return day
  }
}
