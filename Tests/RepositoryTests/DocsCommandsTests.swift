import Foundation
import Testing

/// Every command in README and docs is run, and prints what stands below it. One document is one session in one
/// folder; `<!-- now: INSTANT -->` sets the clock, and `<!-- office: NAME -->` goes over to the register and the key of
/// another office. `UPDATE=1` writes the output anew, except where `CI` is set.
struct DocsCommandsTests {
  private static let documents =
    ["README.md", "README.ja.md"]
    + Repository.files("docs", ".md").filter { (try? Repository.text($0))?.contains("$ depositary") == true }

  @Test("every command in a document prints what the document says", arguments: documents)
  func commands(document: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Repository.text(document)
    var session = try Session(folder)
    let rewritten = try session.rewrite(text)
    let environment = ProcessInfo.processInfo.environment
    let isSame = { (now: Substring, was: Substring) in
      let (now, was) = (withoutZoneData(String(now)), withoutZoneData(String(was)))
      return now == was || session.isRandom && withoutRandom(now) == withoutRandom(was)
    }
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      if lines(rewritten).count == lines(text).count, zip(lines(rewritten), lines(text)).allSatisfy(isSame) { return }
      try rewritten.write(to: Repository.root.appendingPathComponent(document), atomically: true, encoding: .utf8)
      return
    }
    for (line, (now, was)) in zip(lines(rewritten), lines(text)).enumerated() where !isSame(now, was) {
      Issue.record("\(document):\(line + 1): prints \"\(now)\", the document says \"\(was)\"")
      return
    }
    #expect(lines(rewritten).count == lines(text).count)
  }
}

private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

/// One document's session.
private struct Session {
  private let folder: URL
  /// Where offices make keys and salts, what is random may be another each time; a document is then written anew as a
  /// whole, or not at all, so that its parts agree.
  private(set) var isRandom = false

  /// In the folder, what lies at the top of the repository is found by its name.
  init(_ folder: URL) throws {
    self.folder = folder
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: Repository.root.path) where !name.hasPrefix(".") {
      try files.createSymbolicLink(
        at: folder.appendingPathComponent(name), withDestinationURL: Repository.root.appendingPathComponent(name))
    }
  }

  mutating func rewrite(_ text: String) throws -> String {
    var result: [String] = []
    var now = "2026-02-10T09:00:00Z"
    var office = "officer"
    var block: [String]?
    isRandom = text.contains("<!-- office: ")
    for line in lines(text).map(String.init) {
      if line.hasPrefix("<!-- now: ") { now = String(line.dropFirst(10).dropLast(4)) }
      if line.hasPrefix("<!-- office: ") { office = String(line.dropFirst(13).dropLast(4)) }
      if line.hasPrefix("```") {
        if let commands = block {
          result += try commands.contains { $0.hasPrefix("$ ") } ? run(commands, now, office) : commands
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

  private func run(_ block: [String], _ now: String, _ office: String) throws -> [String] {
    let home = folder.appendingPathComponent("home/\(office)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let environment = [
      "HOME": home.path, "DEPOSITARY_REGISTER": home.appendingPathComponent("register.sqlite").path,
      "DEPOSITARY_NOW": now, "USER": office,
    ]
    let commands = block.indices.filter { block[$0].hasPrefix("$ ") }
    return try commands.flatMap { start in
      let (output, status) = try Repository.shell(String(block[start].dropFirst(2)), environment, in: folder.path)
      let printed = output.replacingOccurrences(of: home.path, with: "/home/\(office)")
      let ending = status == 0 ? [] : ["[status \(status)]"]
      let now = lines(printed).dropLast().map(String.init) + ending
      return [block[start]] + now
    }
  }
}

/// The version of the zone data is that of the machine.
private func withoutZoneData(_ line: String) -> String {
  line.replacing(/, zone data \w+$/, with: "").replacing(/、時間帯データ \w+$/, with: "")
}

/// Keys, signatures, salts and hashes replaced by their kinds.
private func withoutRandom(_ line: String) -> String {
  line.replacing(/\+[0-9a-f]{8}\+[A-Za-z0-9+\/]{44}/, with: "+KEY")
    .replacing(/\+[0-9a-f]{8}\b/, with: "+ID")
    .replacing(/[A-Za-z0-9+\/]{40,}={0,2}/, with: "BASE64")
    .replacing(/[0-9a-f]{12,}/, with: "HEX")
}
