import Agreements
import Foundation
import Testing

/// What the documents name exists, and what exists is named: paths, commands, options, exit statuses.
struct DocsReferenceTests {
  @Test("every path in a document leads to a file or folder of the repository")
  func paths() throws {
    let roots = ["", "Sources/"]
    let tops = [
      "Sources", "Tests", "Fixtures", "docs", "CivilDate", "Agreements", "EventLog", "Registry", "Presentation",
    ]
    for document in ["README.md", "README.ja.md"] + Repository.files("docs", ".md") {
      for match in try Repository.text(document).matches(of: /`([A-Za-z]+)(\/[A-Za-z0-9_.\/-]+)`/)
      where tops.contains(String(match.1)) {
        let path = String(match.1 + match.2)
        let places = roots.map { Repository.root.appendingPathComponent($0 + path).path }
        #expect(places.contains { FileManager.default.fileExists(atPath: $0) }, "\(document) names \(path)")
      }
    }
  }

  @Test("docs/commands.md tells each command and option in the words of its own description")
  func commands() throws {
    let page = try CommandsPage()
    let file = "docs/commands.md"
    let document = try Repository.text(file)
    let (begins, ends) = ("<!-- from here on as the commands describe themselves -->\n", "<!-- to here -->\n")
    let start = try #require(document.range(of: begins)?.upperBound)
    let end = try #require(document.range(of: ends)?.lowerBound)
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      let written = document[..<start] + page.text + document[end...]
      return try written.write(to: Repository.root.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }
    #expect(document[start..<end] == page.text)
    for name in page.names {
      #expect(try Repository.shell("depositary \(name) --help", ["HOME": "/nonexistent"]).status == 0, "\(name)")
    }
  }

  @Test("every kind of act stands in docs/format.md, docs/clause-reference.md and the schema of acts")
  func kinds() throws {
    for file in ["docs/format.md", "docs/clause-reference.md", "docs/schema/acts.schema.json"] {
      let text = try Repository.text(file)
      for kind in ActKind.allCases {
        let isNamed = text.contains("`\(kind.rawValue)`") || text.contains("\"\(kind.rawValue)\"")
        #expect(isNamed, "\(kind.rawValue) is not in \(file)")
      }
    }
  }

  @Test("every field of an act stands in the row of its kind in docs/format.md, and in docs/clause-reference.md")
  func fields() throws {
    let rows = try Repository.text("docs/format.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
    let page = try Repository.text("docs/clause-reference.md")
    let start = try #require(page.range(of: "\n## 10.")?.upperBound)
    let section = page[start..<(try #require(page.range(of: "\n## 11.")?.lowerBound))]
    for kind in ActKind.allCases {
      let own = rows.filter { $0.hasPrefix("| `\(kind.rawValue)` |") }
      for field in kind.fields where field.name != "on" {
        let isDay = if case .noticeDay = field.type { true } else { false }
        let member = isDay ? "days" : field.recordName
        #expect(own.contains { $0.contains("`\(member)`") }, "\(kind.rawValue): \(member) is in no row of format.md")
        let isTold = section.contains("`\(field.name)`") || section.contains("\"\(field.name)\":")
        #expect(isTold, "\(kind.rawValue): \(field.name) is not in section 10")
      }
    }
  }

  @Test("every deadline that follows from clauses stands in docs/clause-reference.md and in the schema of status")
  func deadlines() throws {
    for file in ["docs/clause-reference.md", "docs/schema/status.schema.json"] {
      let text = try Repository.text(file)
      for deadline in ComputedDeadline.allCases {
        #expect(text.contains(deadline.rawValue), "\(deadline.rawValue) is not in \(file)")
      }
    }
  }

  @Test("the table of exit statuses is that of the source")
  func statuses() throws {
    let source = try Repository.text("Sources/depositary/Output/Failure.swift")
    let inSource = source.matches(of: /static let [a-zA-Z]+: Int32 = ([0-9]+)/).map { String($0.1) }
    let inDocument = try Repository.text("docs/commands.md").matches(of: /\n\| ([0-9]+) \|/).map { String($0.1) }
    #expect(inDocument == inSource)
  }

  @Test("every environment variable that the command reads stands in docs/commands.md")
  func environment() throws {
    let document = try Repository.text("docs/commands.md")
    let names = /"([A-Z][A-Z_]{3,})"/
    for file in Repository.files("Sources", ".swift") {
      for line in try Repository.text(file).split(separator: "\n") where line.contains("nvironment") {
        for match in line.matches(of: names) {
          #expect(document.contains("`\(match.1)`"), "\(file) reads \(match.1)")
        }
      }
    }
  }
}
