import Agreements
import Presentation
import TestKit
import Testing

/// L20: whatever marks stand in a text, in whatever way it is written, it is read as it is.
struct MarkedTextTests {
  private static let words = [
    "R&D", "2 * 3", "*", "&", "!", "no!", "*a", "&a", "!t", "甲*乙", "@", "a@b", "@*@", "b", "it's", "\"q\"", "\\", "第1条",
    "a #b", "x: y", "[*a]", "(&b)", "?", "? c", "&?!'*a'", "why?[*a]", "?!*",
  ]

  /// A text on one line, and some ways to write it.
  private func written(_ text: String, _ indent: String, _ random: inout Seeded) -> String {
    let remark = ["", "", " # R&D @ *a"].randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "'" + text.replacing("'", with: "''") + "'" + remark
    case 1:
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"" + (Bool.random(using: &random) ? escaped : escaped.replacing("@", with: "\\u0040")) + "\"" + remark
    case 2: return "|-" + remark + "\n" + indent + text
    case 3: return ">-" + remark + "\n" + indent + text
    default:
      let isPlain = !text.contains(": ") && !text.contains(" #") && text.last != ":"
      return isPlain ? "t " + text + remark : "'t " + text.replacing("'", with: "''") + "'"
    }
  }

  @Test("L20: of random files with marks in their texts every text is read as it is")
  func texts() throws {
    var random = Seeded()
    for _ in 0..<300 {
      var yaml = ""
      var expected: [String: String] = [:]
      for number in 0..<Int.random(in: 1...12, using: &random) {
        let count = Int.random(in: 1...4, using: &random)
        let text = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        let key =
          ["k\(number)", "'k*\(number) @'", "k &\(number)", "\"!\(number)\""].randomElement(using: &random) ?? ""
        let value = written(text, "    ", &random)
        let isPrefixed = value.hasPrefix("t ") || value.hasPrefix("'t ")
        yaml += ["", "", "# *a @ &b\n"].randomElement(using: &random) ?? ""
        yaml += key + ": " + value + "\n"
        expected[key.trimmed] = (isPrefixed ? "t " : "") + text
      }
      let tree = try ClauseFile.tree(of: Array(yaml.utf8))
      guard case .map(let members) = tree.content else {
        Issue.record("seed \(random.seed): \(yaml)")
        continue
      }
      let found = Dictionary(members.map { ($0.name, $0.value.content) }) { first, _ in first }
      #expect(found == expected.mapValues { .text($0) }, "seed \(random.seed):\n\(yaml)")
    }
  }
}

extension String {
  fileprivate var trimmed: String { first == "'" || first == "\"" ? String(dropFirst().dropLast()) : self }
}
