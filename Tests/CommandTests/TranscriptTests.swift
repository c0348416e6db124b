import Foundation
import Testing

/// Whole answers, compared letter by letter: `Fixtures/transcripts` holds a command after each `$`, what it printed,
/// and its status where that is not 0. `UPDATE=1` writes them anew from the commands they hold; the review is the diff.
@Suite struct TranscriptTests {
  private static let folder = Fixture.folder + "/transcripts"
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()
  private static let environment = ProcessInfo.processInfo.environment
  private static let isUpdate = environment["UPDATE"] == "1"

  @Test("there are transcripts, and they are not written anew where nobody reads the difference")
  func transcripts() {
    #expect(Self.names.count >= 5)
    #expect(!(Self.isUpdate && Self.environment["CI"] != nil), "UPDATE is refused in CI")
  }

  @Test("the answers are those of the transcript", arguments: names)
  func transcript(name: String) throws {
    let path = Self.folder + "/" + name
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let found = try session { office in try play(expected, office) }
    if Self.isUpdate && Self.environment["CI"] == nil {
      try Data(found.utf8).write(to: URL(fileURLWithPath: path))
    } else {
      let (lines, wanted) = (found.split(separator: "\n"), expected.split(separator: "\n"))
      let place = zip(lines, wanted).enumerated().first { $1.0 != $1.1 }
      #expect(found == expected, "line \(place.map { "\($0.offset + 1): \($0.element.0)" } ?? "at the end"): UPDATE=1")
    }
  }

  /// A line `# NOW instant` sets the clock of the commands after it; other lines of that kind are remarks.
  private func play(_ transcript: String, _ office: Session) throws -> String {
    try FileManager.default.copyItem(atPath: Fixture.deal, toPath: office.path("technology-prosperity-deal.yaml"))
    try FileManager.default.createSymbolicLink(
      atPath: office.path("Fixtures"), withDestinationPath: Fixture.folder)
    try office.write("Note verbale\n", to: "note-verbale.txt")
    try office.write(Self.shorter, to: "shorter-period.yaml")
    var now = Session.now
    var found = ""
    var isOpening = true
    for line in transcript.split(separator: "\n") where line.hasPrefix("$ ") || line.hasPrefix("# ") {
      found += (isOpening ? "" : "\n") + line + "\n"
      isOpening = line.hasPrefix("# ")
      if line.hasPrefix("# NOW ") { now = String(line.dropFirst(6)) }
      guard line.hasPrefix("$ ") else { continue }
      let run = try office.shell(String(line.dropFirst(2)), now: now)
      found += run.stdout + run.stderr + (run.status == 0 ? "" : "[status \(run.status)]\n")
    }
    return found
  }

  private static let shorter = """
    discontinuation:
      article: {en: "Section IV, on discontinuation, as modified", ja: "第IV節（中止）、修正後"}
      says: {en: Discontinuation starts 90 days after the notice is delivered., ja: 中止は通知がなされた日から九十日後に始まる。}
      rule: {agreed-or-else: {after: P90D, from: {day-of: notice}}}
    """
}
