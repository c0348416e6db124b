import Agreements
import EventLog
import Foundation
import Testing

/// The worked example of docs/format.md, computed anew from what the page says.
struct FormatDocsTests {
  private static func section() throws -> String {
    let page = try Repository.text("docs/format.md")
    let start = try #require(page.range(of: "\n## An example\n"))
    let rest = page[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
  }

  private static func entry() throws -> [UInt8] {
    let match = try #require(try section().firstMatch(of: /```json\n((?s:.*?))\n```/))
    let lines = match.1.split(separator: "\n").map { $0.drop { $0 == " " } }
    return Array(lines.joined().utf8)
  }

  private static func leaves() throws -> [(leaf: Digest32, root: Digest32)] {
    try section().matches(of: /\| [0-9]+ \| `([0-9a-f]{64})` \| `([0-9a-f]{64})` \|/).map { match in
      (try #require(Digest32(hex: String(match.1))), try #require(Digest32(hex: String(match.2))))
    }
  }

  @Test("the entry of the example is one, canonical, and has the leaf hash and the salted hashes of the page")
  func entry() throws {
    let bytes = try Self.entry()
    #expect(try Self.leaves().last?.leaf == Digest32.leaf(bytes))
    var disclosures: [Disclosure] = []
    for match in try Self.section().matches(of: /\| `([0-9a-f]{64})` \| `("[^`]*)` \| `([0-9a-f]{64})` \|/) {
      let salt = try #require(Digest32(hex: String(match.1)).flatMap { Salt($0.bytes) })
      let disclosure = Disclosure(salt: salt, value: Array(match.2.utf8))
      #expect(disclosure.hash.description == String(match.3))
      disclosures.append(disclosure)
    }
    #expect(disclosures.count == 2)
    let (entry, encoded) = try Wire.decodeWhole(bytes, Beside(disclosures: disclosures))
    #expect(entry.number.value == 3)
    #expect(encoded.disclosures.count == 2)
  }

  @Test("the tree of the example has the roots, the node and the proof of the page")
  func tree() throws {
    let leaves = try Self.leaves()
    #expect(leaves.count == 3)
    var frontier = Frontier()
    for (leaf, root) in leaves {
      _ = frontier.append(leaf: leaf)
      #expect(frontier.root == root)
    }
    #expect(
      ProofCheck.isIncluded(
        leaf: leaves[2].leaf, at: 2, size: 3, root: leaves[2].root, proof: [.node(leaves[0].leaf, leaves[1].leaf)]))
    #expect(try Repository.text("docs/format.md").contains(Base64.text(of: leaves[2].root.bytes)))
  }

  @Test("the tables and triggers that the page names are those of the file, and the other way round")
  func tables() throws {
    let page = try Repository.text("docs/format.md")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let register = folder.appendingPathComponent("r.sqlite").path
    let environment = ["HOME": folder.path, "DEPOSITARY_REGISTER": register]
    let add = "depositary agreement add Fixtures/technology-prosperity-deal.yaml > /dev/null"
    let sql = "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    let output = try Repository.shell("\(add) && sqlite3 '\(register)' \"\(sql)\"", environment).output
    let objects = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let tables = objects.filter { $0[0] == "table" }.map { $0[1] }
    #expect(tables.count == 9)
    for object in objects {
      let table = tables.filter { object[1].hasPrefix($0 + "_") }.max { $0.count < $1.count } ?? object[1]
      let general = object[1].replacingOccurrences(of: table + "_", with: "TABLE_")
      #expect(page.contains("`\(object[1])`") || page.contains("`\(general)`"), "\(object[1]) is not on the page")
    }
    for table in tables {
      let columns = try Repository.shell(
        "sqlite3 '\(register)' \"SELECT name FROM pragma_table_info('\(table)')\"", environment
      ).output.split(separator: "\n")
      let row = try #require(page.firstMatch(of: try Regex("\n\\| `\(table)` \\|([^|]*)\\|"))?[1].substring)
      #expect(row.matches(of: /`([a-z_]+)`/).map(\.1).filter { !["own", "other"].contains($0) } == columns, "\(table)")
    }
  }
}
