import Agreements
import Foundation
import Testing

/// Code and documents as data: what a reviewer would otherwise have to notice.
struct TidyTests {
  @Test("each target imports only what it may")
  func imports() throws {
    let permitted: [(folder: String, modules: Set<String>)] = [
      ("Sources/CSystem", []), ("Sources/CivilDate", []), ("Sources/Agreements", ["CivilDate"]),
      ("Sources/EventLog", ["CivilDate", "Agreements", "Crypto"]),
      ("Sources/Registry", ["CSystem", "CivilDate", "Agreements", "EventLog", "Foundation", "GRDB"]),
      ("Sources/Presentation", ["CSystem", "CivilDate", "Agreements", "EventLog", "Yams"]),
      (
        "Sources/depositary",
        ["CSystem", "CivilDate", "Agreements", "EventLog", "Registry", "Presentation", "ArgumentParser", "Foundation"]
      ),
    ]
    let only = [
      "Crypto": "Sources/EventLog/Cryptography/", "GRDB": "Sources/Registry/SQLite/",
      "Yams": "Sources/Presentation/Formats/ClauseFile.swift",
    ]
    for (folder, modules) in permitted {
      for file in Repository.files(folder, ".swift") {
        for module in try importedModules(file) {
          #expect(modules.contains(module), "\(file) imports \(module)")
          if let place = only[module] { #expect(file.hasPrefix(place), "\(file) imports \(module)") }
        }
      }
    }
  }

  private func importedModules(_ file: String) throws -> [String] {
    try Repository.text(file).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { return nil }
      return String(words[index + 1])
    }
  }

  @Test(
    "no line but a sentence is longer than 120 columns, no file of the sources longer than 300 lines, nothing is left over"
  )
  func style() throws {
    let leftover = ["TO" + "DO", "FIX" + "ME"]
    for file in Repository.files("Sources", ".swift") + Repository.files("Tests", ".swift") {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      if file.hasPrefix("Sources/") { #expect(lines.count <= 300, "\(file) has \(lines.count) lines") }
      for (number, line) in lines.enumerated() {
        #expect(line.count <= 120 || line.contains("\""), "\(file):\(number + 1) has \(line.count) columns")
        #expect(!leftover.contains { line.contains($0) }, "\(file):\(number + 1)")
      }
    }
  }

  @Test("a file of the sources is named after what it declares, or after the type that it extends: TYPE+SUBJECT")
  func names() throws {
    // Several small types of one kind.
    let collections = ["Identifiers", "Queries"]
    for file in Repository.files("Sources", ".swift") {
      let name = String(try #require(file.split(separator: "/").last).dropLast(6))
      let text = try Repository.text(file)
      let declared = text.matches(of: /\b(?:struct|class|enum|protocol|actor|typealias|func)\s+`?(\w+)/).map {
        String($0.1)
      }
      let extended = text.matches(of: /\bextension\s+([\w.]+)/).flatMap { $0.1.split(separator: ".").map(String.init) }
      let type = String(name.prefix { $0 != "+" })
      let isNamed =
        if collections.contains(name) {
          true
        } else if name.contains("+") {
          (declared + extended).contains(type) || type == "Array" && text.contains("extension [")
        } else if file.contains("Presentation/Words/") {
          name == "Voice" || name.hasSuffix("Words") && (extended + declared).contains { ["Voice", name].contains($0) }
        } else {
          declared.contains { $0.lowercased() == name.lowercased() }
        }
      #expect(isNamed, "\(file) declares \(declared.prefix(3)), extends \(extended.prefix(3))")
    }
  }

  @Test("no function of the sources is longer than 60 lines, but for a table: one switch")
  func length() throws {
    var longest = 0
    for file in Repository.files("Sources", ".swift") {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for function in functions(lines) {
        let body = function.body
        let isTable =
          body.first?.hasPrefix(function.indent + "  switch ") == true && body.last == function.indent + "  }"
          && body.filter { $0 == function.indent + "  }" }.count == 1
        if !isTable { longest = max(longest, body.count + 2) }
        #expect(isTable || body.count <= 58, "\(file):\(function.line) has \(body.count + 2) lines")
      }
    }
    #expect(longest > 30, "the functions are not found")
  }

  /// Each with a body of its own lines, from the brace at the end of its declaration to the brace under its beginning.
  private func functions(_ lines: [String]) -> [(line: Int, indent: String, body: ArraySlice<String>)] {
    let begins = /^ *(?:@\w+(?:\([^)]*\))? )*(?:[a-z]+(?:\(set\))? )*(?:func |init[?(<]|subscript|var [^=]*\{$).*/
    return lines.indices.compactMap { start in
      guard lines[start].wholeMatch(of: begins) != nil else { return nil }
      let indent = String(lines[start].prefix { $0 == " " })
      // A declaration of several lines goes on further in, and ends under its beginning.
      guard
        let open = lines[start...].firstIndex(where: { $0.hasSuffix("{") || $0.hasSuffix("}") || $0.isEmpty }),
        lines[open].hasSuffix("{"), let end = lines[open...].firstIndex(of: indent + "}")
      else { return nil }
      return (start + 1, indent, lines[(open + 1)..<end])
    }
  }

  @Test(
    "sentences of answers stand in Presentation, in both languages: none in commands, in the register or in the record")
  func sentences() throws {
    let isJapanese = /[\u{3040}-\u{30FF}\u{4E00}-\u{9FFF}]/
    // A date as it can be given.
    let example = "令和8年1月15日"
    for file in ["Sources/depositary", "Sources/Registry", "Sources/EventLog"].flatMap({
      Repository.files($0, ".swift")
    }) {
      for (number, line) in try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        #expect(!line.replacing(example, with: "").contains(isJapanese), "\(file):\(number + 1)")
      }
    }
  }

  @Test("links in README and docs lead to files of the repository")
  func links() throws {
    for document in ["README.md", "README.ja.md", "CHANGELOG.md"] + Repository.files("docs", ".md") {
      let folder = Repository.root.appendingPathComponent(document).deletingLastPathComponent()
      for match in try Repository.text(document).matches(of: /\]\(([^)#:]+)\)/) {
        let path = folder.appendingPathComponent(String(match.1)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(document) links to \(match.1)")
      }
    }
  }

  @Test("every statement that holds today is named by a test")
  func statements() throws {
    let tests = try Repository.files("Tests", ".swift").map(Repository.text).joined()
    for number in 1...31 {
      let isNamed = try tests.contains(Regex("@Test\\(\\s*\"[^\"]*L\(number)[:,]"))
      #expect(isNamed, "L\(number) is named by no test")
    }
  }

  @Test("every policy of the catalogue stands in the law with its default and alternatives")
  func policies() throws {
    let law = try Repository.text("docs/law/README.md")
    for name in PolicyName.allCases {
      #expect(law.contains("| `\(name.rawValue)` |"), "\(name.rawValue)")
      for value in name.values { #expect(law.contains("`\(value)`"), "\(name.rawValue) = \(value)") }
    }
  }
}
