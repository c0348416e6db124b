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
    for document in ["README.md"] + Repository.files("docs", ".md") {
      for match in try Repository.text(document).matches(of: /`([A-Za-z]+)(\/[A-Za-z0-9_.\/-]+)`/)
      where tops.contains(String(match.1)) {
        let path = String(match.1 + match.2)
        let places = roots.map { Repository.root.appendingPathComponent($0 + path).path }
        #expect(places.contains { FileManager.default.fileExists(atPath: $0) }, "\(document) names \(path)")
      }
    }
  }

  @Test("the commands and options of --help are those of docs/commands.md")
  func options() throws {
    let document = try Repository.text("docs/commands.md")
    for command in Self.commands {
      #expect(document.contains("depositary \(command) "), "\(command) is not in the document")
      let help = try Repository.shell("depositary \(command) --help", ["HOME": "/nonexistent"])
      #expect(help.status == 0)
      for match in help.output.matches(of: /\n  (--[a-z-]+)/) where match.1 != "--version" {
        #expect(document.contains(match.1), "\(command) \(match.1) is not in the document")
      }
    }
    let root = try Repository.shell("depositary --help", ["HOME": "/nonexistent"]).output
    let listed = root.matches(of: /\n  ([a-z][a-z-]*)  +[A-Z]/).map { String($0.1) }
    #expect(Set(listed) == Set(Self.commands.compactMap { $0.split(separator: " ").first.map(String.init) }))
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

  private static let commands = [
    "agreement add", "clauses check", "clauses show", "record signature", "record consent", "record amendment",
    "record notice", "record agreed-date", "record extension", "record revocation", "record suspension",
    "record resumption", "record position", "record event", "correct", "annul", "status", "termination-date", "explain",
    "amendments", "history", "list", "diff", "compute", "import", "export", "erase", "reconcile", "receive",
    "checkpoint", "verify", "prove", "check", "key generate", "key show", "key trust", "key distrust", "key list",
    "document add", "document show", "document export", "document list",
  ]
}
