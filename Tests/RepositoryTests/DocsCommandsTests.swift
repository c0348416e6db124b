import Foundation
import Testing

/// Every command in README and docs is run, and prints what stands below it. One document is one session on one
/// register; `<!-- now: INSTANT -->` sets the clock. `UPDATE=1` writes the output anew, except where `CI` is set.
struct DocsCommandsTests {
  private static let documents =
    ["README.md"]
    + Repository.files("docs", ".md").filter { (try? Repository.text($0))?.contains("$ depositary") == true }

  @Test("every command in a document prints what the document says", arguments: documents)
  func commands(document: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Repository.text(document)
    let rewritten = try Session(folder).rewrite(text)
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      try rewritten.write(to: Repository.root.appendingPathComponent(document), atomically: true, encoding: .utf8)
      return
    }
    for (line, (now, was)) in zip(lines(rewritten), lines(text)).enumerated() where now != was {
      Issue.record("\(document):\(line + 1): prints \"\(now)\", the document says \"\(was)\"")
      return
    }
    #expect(lines(rewritten).count == lines(text).count)
  }
}

private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

/// One document's session.
private struct Session {
  let folder: URL

  init(_ folder: URL) { self.folder = folder }

  func rewrite(_ text: String) throws -> String {
    var result: [String] = []
    var now = "2026-02-10T09:00:00Z"
    var block: [String]?
    for line in lines(text).map(String.init) {
      if line.hasPrefix("<!-- now: ") { now = String(line.dropFirst(10).dropLast(4)) }
      if line.hasPrefix("```") {
        if let commands = block {
          result += try commands.contains { $0.hasPrefix("$ ") } ? run(commands, now) : commands
          block = nil
        } else if line == "```sh" {
          block = []
        }
        result.append(line)
      } else if block != nil {
        block?.append(line)
      } else {
        result.append(line)
      }
    }
    return result.joined(separator: "\n")
  }

  private func run(_ block: [String], _ now: String) throws -> [String] {
    let environment = [
      "HOME": folder.path, "DEPOSITARY_REGISTER": folder.appendingPathComponent("register.sqlite").path,
      "DEPOSITARY_NOW": now, "USER": "officer",
    ]
    return try block.filter { $0.hasPrefix("$ ") }.flatMap { line in
      let (output, status) = try Repository.shell(String(line.dropFirst(2)), environment)
      let printed = output.replacingOccurrences(of: folder.path, with: "/home/officer")
      let ending = status == 0 ? [] : ["[status \(status)]"]
      return [line] + lines(printed).dropLast().map(String.init) + ending
    }
  }
}
