import Foundation
import Testing

@testable import Agreements
@testable import CivilDate
@testable import EventLog
@testable import Presentation
@testable import Registry
@testable import depositary

/// The tables of limits in docs/limits.md, and of those of the format in docs/format.md, made from the constants of the
/// code; `UPDATE=1` writes them anew, except where `CI` is set.
struct LimitsTests {
  /// The parts of docs/limits.md.
  private enum Part: String, CaseIterable { case format, files, words, work }

  private struct Limit {
    let part: Part
    let what: String
    let most: String
    /// The exit status beyond it, and where the sentence says it is.
    let beyond: String
    /// `TARGET/SUITE.function`, which reads at the limit and is refused beyond.
    let tests: [String]
    /// The constants behind it, as `Type.name` or `name`; of ranges of a clause file, `key lower...upper`.
    var constants: [String] = []
  }

  private static let limits: [Limit] = [
    Limit(
      part: .format, what: "an entry", most: bytes(Wire.longestEntry), beyond: "65; in a file `FILE:LINE`",
      tests: ["RegistryTests/LimitTests.entry", "CommandTests/ActRefusalTests.tooLong"],
      constants: ["Wire.longestEntry"]),
    Limit(
      part: .format, what: "the value of a salted hash, as JSON", most: bytes(Wire.longestEntry),
      beyond: "65; in a file `FILE:LINE`", tests: ["RegistryTests/LimitTests.value"]),
    Limit(
      part: .format, what: "levels of arrays and objects", most: grouped(CanonicalJSON.deepestNesting),
      beyond: "65, `FILE:LINE`", tests: ["EventLogTests/RefusalTests.acceptsTheDeepestNesting"],
      constants: ["CanonicalJSON.deepestNesting"]),
    Limit(
      part: .format, what: "a number, and so the entries of a register", most: "±" + grouped(JSONInteger.largest),
      beyond: "65, `FILE:LINE`", tests: ["EventLogTests/CanonicalFormTests.holdsIntegersUpToTheLimit"],
      constants: ["JSONInteger.largest"]),
    Limit(
      part: .format, what: "an identifier of an agreement, party, amendment or event, the name of a zone",
      most: bytes(longestIdentifier), beyond: "65; in a clause file `FILE:LINE:COLUMN`",
      tests: ["AgreementsTests/ClauseLimitTests.names"], constants: ["longestIdentifier"]),
    Limit(
      part: .format, what: "a clause file as YAML", most: bytes(ClauseFile.limit), beyond: "65, `FILE`",
      tests: ["AgreementsTests/ClauseLimitTests.bytes", "CommandTests/InputFileTests.unreadable"],
      constants: ["ClauseFile.limit"]),
    Limit(
      part: .format, what: "levels of a clause file", most: grouped(ClauseFile.deepest),
      beyond: "65, `FILE:LINE:COLUMN`",
      tests: ["AgreementsTests/ClauseLimitTests.levels", "AgreementsTests/ClauseFileTests.deep"],
      constants: ["ClauseFile.deepest"]),
    Limit(
      part: .format, what: "a clause file in canonical form", most: bytes(Wire.longestClauses),
      beyond: "65, `FILE:LINE`; in a bundle `BUNDLE: documents/SHA256`",
      tests: ["CommandTests/LimitTests.canonicalClauses"], constants: ["Wire.longestClauses"]),
    Limit(
      part: .format, what: "a document", most: bytes(TarHeader.largestFile), beyond: "65, the document",
      tests: ["CommandTests/LimitTests.document"], constants: ["TarHeader.largestFile"]),
    Limit(
      part: .format, what: "a document in a line", most: bytes(EntryLine.largestDocument),
      beyond: "65, the document; `export` writes no line before", tests: ["CommandTests/LimitTests.documentLine"],
      constants: ["EntryLine.largestDocument", "LinesFile.longestDocumentLine"]),
    Limit(
      part: .format, what: "a line that holds no document", most: bytes(LinesFile.longestLine),
      beyond: "65, `FILE:LINE`", tests: ["CommandTests/LimitTests.longLine"], constants: ["LinesFile.longestLine"]),
    Limit(
      part: .format, what: "a file of lines", most: bytes(LinesFile.largest), beyond: "65, `FILE`",
      tests: ["CommandTests/LimitTests.lines"], constants: ["LinesFile.largest"]),
    Limit(
      part: .format, what: "lines of it that are not empty", most: grouped(LinesFile.mostLines),
      beyond: "65, `FILE:LINE`", tests: ["CommandTests/LimitTests.lines"], constants: ["LinesFile.mostLines"]),
    Limit(
      part: .format, what: "the name of a key", most: bytes(KeyName.longest), beyond: "65, the name",
      tests: ["EventLogTests/KeyTests.refusesAName", "CommandTests/LimitTests.keys"], constants: ["KeyName.longest"]),
    Limit(
      part: .format, what: "a note: a checkpoint with its signatures", most: bytes(SignedNote.largestSize),
      beyond: "65, `FILE`; in a bundle `BUNDLE: checkpoint`",
      tests: ["EventLogTests/SignedNoteTests.hasALimitOfBytes"], constants: ["SignedNote.largestSize"]),
    Limit(
      part: .format, what: "hashes in a proof", most: grouped(ProofLines.mostHashes), beyond: "65, `FILE`, the line",
      tests: ["EventLogTests/ProofFileTests.readsNoMoreHashesThanThereCanBe"], constants: ["ProofLines.mostHashes"]),
    Limit(
      part: .format, what: "files of a bundle", most: grouped(BundleReader.mostFiles), beyond: "65, `BUNDLE`",
      tests: ["RegistryTests/LimitTests.files", "CommandTests/BundleFileTests.hostile"],
      constants: ["BundleReader.mostFiles"]),
    Limit(
      part: .format, what: "the name of a file in a bundle", most: bytes(TarHeader.longestName),
      beyond: "65, `BUNDLE`, the byte", tests: ["EventLogTests/HostileSizeTests.header"],
      constants: ["TarHeader.longestName"]),
    Limit(
      part: .format, what: "disclosures of one entry in a bundle", most: grouped(DisclosureLines.mostOfAnEntry),
      beyond: "65, `BUNDLE: disclosures.jsonl:LINE`", tests: ["RegistryTests/LimitTests.disclosures"],
      constants: ["DisclosureLines.mostOfAnEntry", "DisclosureLines.longest"]),
    Limit(
      part: .format, what: "annulments in a row, each of the one before", most: grouped(EntryChain.deepest),
      beyond: "65, the entry; in a file `FILE:LINE`", tests: ["RegistryTests/LimitTests.annulments"],
      constants: ["EntryChain.deepest"]),
    Limit(
      part: .format, what: "an offset from UTC", most: "±\(Instant.farthestOffset / 3600):00",
      beyond: "65, the instant; in a file `FILE:LINE`", tests: ["CommandTests/LimitTests.offsets"],
      constants: ["Instant.farthestOffset"]),

    Limit(
      part: .files, what: "a key of a clause file", most: "\(grouped(ClauseFile.longestKey)) characters",
      beyond: "65, `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.keys"],
      constants: ["ClauseFile.longestKey"]),
    Limit(
      part: .files, what: "the file of a private key", most: bytes(KeyFile.largest), beyond: "65, `FILE`",
      tests: ["CommandTests/LimitTests.keys"], constants: ["KeyFile.largest"]),
    Limit(
      part: .files, what: "`FILE.signed`, what a key remembers", most: bytes(KeyFile.largestMemory),
      beyond: "65, `FILE.signed`; nothing is signed", tests: ["CommandTests/LimitTests.keys"],
      constants: ["KeyFile.largestMemory"]),
    Limit(
      part: .files, what: "a proof", most: bytes(Check.largest), beyond: "65, `FILE`",
      tests: ["CommandTests/LimitTests.proof"], constants: ["Check.largest"]),
    Limit(
      part: .files, what: "a file of zone data", most: bytes(ZoneDatabase.largestFile),
      beyond: "74, `FILE`; nothing is recorded", tests: ["RegistryTests/LimitTests.zoneData"],
      constants: ["ZoneDatabase.largestFile"]),
    Limit(
      part: .files, what: "the name of a file of zone data", most: bytes(ZoneName.longest), beyond: "65, the name",
      tests: ["RegistryTests/ZoneTests.refuses"], constants: ["ZoneName.longest"]),
    Limit(
      part: .files, what: "the path of a register from the root, with `-journal`",
      most: bytes(RegisterFile.longestPath), beyond: "74, the path", tests: ["RegistryTests/LimitTests.path"],
      constants: ["RegisterFile.longestPath"]),
    Limit(
      part: .files,
      what: "the name of any file, with `.part-` and ten digits where it is written, and a register's `-journal`",
      most: "as the file system", beyond: "74, the name",
      tests: ["CommandTests/LimitTests.fileNames", "RegistryTests/LimitTests.name"]),

    number("`consents`", "1...1000"), number("`times`", "1...1000"), number("`ends-below`", "2...1000"),
    number("`number`", "0...1200"), number("`nth-day`", "1...36_600"),
    Limit(
      part: .words, what: "the denominator of a share", most: grouped(Share.largestDenominator),
      beyond: "65, `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.parts"],
      constants: ["Share.largestDenominator"]),
    Limit(
      part: .words, what: "a weight",
      most: "\(DecimalText.mostDigits) digits, \(DecimalText.mostDecimals) after the point",
      beyond: "65, `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.parts"],
      constants: ["DecimalText.mostDigits", "DecimalText.mostDecimals"]),
    Limit(
      part: .words, what: "the weights of one name together", most: "\(DecimalText.mostDigitsOfSum) digits",
      beyond: "65, `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.weights"],
      constants: ["DecimalText.mostDigitsOfSum"]),
    Limit(
      part: .words, what: "the code of a language", most: bytes(longestLanguageCode),
      beyond: "65, `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.names"],
      constants: ["longestLanguageCode"]),
    Limit(
      part: .words, what: "a period", most: "\(CivilDay.last.year) years' worth of its unit",
      beyond: "65; in a clause file `FILE:LINE:COLUMN`", tests: ["AgreementsTests/ClauseLimitTests.periods"]),
    Limit(
      part: .words, what: "a day", most: "\(CivilDay.first) to \(CivilDay.last)", beyond: "65, the day",
      tests: ["CivilDateTests/CivilDayTests.ends"]),
    Limit(
      part: .words, what: "a line of a calendar file", most: "75 octets", beyond: "folded; nothing is refused",
      tests: ["CommandTests/CalendarTests.hostile"], constants: ["ICalendar.mostOctets"]),
    Limit(
      part: .words, what: "a date as it is typed", most: "\(DateScanner.longest) characters", beyond: "65, the date",
      tests: ["CivilDateTests/DateTextTests.garbage"], constants: ["DateScanner.longest"]),

    Limit(
      part: .work, what: "faults of a clause file that are told", most: grouped(ClauseFaults.most),
      beyond: "the others are told once these are mended", tests: ["AgreementsTests/WholeFileTests.many"],
      constants: ["ClauseFaults.most"]),
    Limit(
      part: .work, what: "waiting for others that write to the register, or read it",
      most: "\(Int(SQLiteStore.patience)) seconds", beyond: "75, the register; nothing is recorded",
      tests: ["RegistryTests/SQLiteStoreTests.waitsForReaders"], constants: ["SQLiteStore.patience"]),
    Limit(
      part: .work, what: "waiting for others that sign with the key", most: "\(KeyFile.patience) seconds",
      beyond: "75, the key; nothing is signed", tests: ["CommandTests/KeyFileTests.busy"],
      constants: ["KeyFile.patience"]),
    Limit(
      part: .work, what: "from the last entry to the clock that records the next",
      most: "\(grouped(Registry.tenYears / 86_400_000)) days, which are ten years",
      beyond: "65; `--clock-is-right` records it", tests: ["CommandTests/LimitTests.clock"],
      constants: ["Registry.tenYears"]),
    Limit(
      part: .work, what: "from the clock that receives a bundle to its last entry",
      most: "\(Registry.secondsOfADay / 3600) hours", beyond: "65, `BUNDLE`, the entry",
      tests: ["CommandTests/BundleFileTests.future"], constants: ["Registry.secondsOfADay"]),
    Limit(
      part: .work, what: "entries, agreements and bytes that a bundle brings",
      most: "none, or `--max-entries`, `--max-agreements`, `--max-bytes`", beyond: "65, `BUNDLE`, both numbers",
      tests: ["CommandTests/LimitTests.bundles"]),
    Limit(
      part: .work,
      what: "questions about one agreement that a bundle may change, its days times its parties",
      most: grouped(AnswerChanges.mostQuestions),
      beyond:
        "told with their number; they count as a change, so that `bundle receive` ends with 1 until it is accepted",
      tests: ["CommandTests/LimitTests.questions", "AgreementsTests/AnswerChangesTests.mostQuestions"],
      constants: ["AnswerChanges.mostQuestions"]),
    Limit(
      part: .work, what: "days between that of an act and today whose answers are compared when it is recorded",
      most: "\(RecordingReport.mostDaysCompared)",
      beyond: "only the answers for these two days are compared, and it is said so",
      tests: ["AgreementsTests/RecordingTests.manyDays"], constants: ["RecordingReport.mostDaysCompared"]),
  ]

  /// What only saves work, and refuses nothing.
  private static let others: Set = ["ClauseFiles.most"]

  /// Of a clause file.
  private static func number(_ key: String, _ range: String) -> Limit {
    let ends = range.replacing("_", with: "").split(separator: "...").compactMap { Int($0) }.map { grouped($0) }
    return Limit(
      part: .words, what: key, most: ends.joined(separator: " to "), beyond: "65, `FILE:LINE:COLUMN`",
      tests: ["AgreementsTests/ClauseLimitTests.numbers"], constants: [range])
  }

  private static func bytes(_ count: some BinaryInteger) -> String { "\(grouped(count)) bytes" }

  /// With a comma at each thousand.
  private static func grouped(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number).reversed())
    let groups = stride(from: 0, to: digits.count, by: 3).map { digits[$0..<min($0 + 3, digits.count)] }
    return String(groups.joined(separator: ",").reversed())
  }

  @Test("the tables of limits hold the numbers of the code", arguments: Part.allCases)
  private func table(_ part: Part) throws {
    let rows = Self.limits.filter { $0.part == part }.map { limit in
      let tests = limit.tests.map { test in
        "[\(test.split(separator: "/")[1])](../Tests/\(test.split(separator: ".")[0]).swift)"
      }
      return "| \(limit.what) | \(limit.most) | \(limit.beyond) | \(tests.joined(separator: ", ")) |"
    }
    let head = ["| What | At most | Beyond it | Held by |", "|---|---|---|---|"]
    try compare((head + rows).joined(separator: "\n"), "limits: \(part.rawValue)", in: "docs/limits.md")
  }

  @Test("docs/format.md holds the same of the format")
  func format() throws {
    let rows = Self.limits.filter { $0.part == .format }.map { "| \($0.what) | \($0.most) |" }
    let head = ["| What | At most |", "|---|---|"]
    try compare((head + rows).joined(separator: "\n"), "limits", in: "docs/format.md")
  }

  private func compare(_ table: String, _ mark: String, in page: String) throws {
    let text = try Repository.text(page)
    let from = try #require(text.range(of: "<!-- \(mark) -->\n"), "\(page): \(mark)").upperBound
    let to = try #require(text.range(of: "\n<!-- /\(mark) -->"), "\(page): \(mark)").lowerBound
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      try text.replacingCharacters(in: from..<to, with: table)
        .write(to: Repository.root.appendingPathComponent(page), atomically: true, encoding: .utf8)
    } else {
      #expect(text[from..<to] == table, "UPDATE=1")
    }
  }

  @Test("every limit has a test, which is there")
  func tests() throws {
    for test in Self.limits.flatMap(\.tests) {
      let parts = test.split { "/.".contains($0) }
      let code = try Repository.text("Tests/\(parts[0])/\(parts[1]).swift")
      #expect(code.contains("func \(parts[2])("), "\(test)")
    }
    #expect(Self.limits.allSatisfy { !$0.tests.isEmpty })
  }

  @Test("every limit of the code has a row")
  func complete() throws {
    let named = /^ *(?:[a-z]+ )*let ((?:most|longest|largest|deepest|limit|patience)[A-Za-z]*)\b[^{]*=/
    let further = /\blet (tenYears|farthestOffset|secondsOfADay)\b/
    let range = /(?:\bin: |\blet numbers = )([0-9_]+\.\.\.[0-9_]+)/
    let type = /^(?:public |package |private )*(?:final )?(?:enum|struct|class|extension) ([A-Za-z]+)/
    var found: [String] = []
    for file in Repository.files("Sources", ".swift") {
      var owner = ""
      for line in try Repository.text(file).split(separator: "\n") {
        if let match = line.firstMatch(of: type) { owner = String(match.1) + "." }
        if line.firstMatch(of: #/^[a-z ]*let /#) != nil, !line.hasPrefix(" ") { owner = "" }
        let isLocal = !line.contains("static ") && line.hasPrefix(" ")
        let name = line.firstMatch(of: named)?.1 ?? line.firstMatch(of: further)?.1
        if let name, !isLocal { found.append(owner + name) }
        found += line.matches(of: range).map { String($0.1) }
      }
    }
    let known = Self.limits.flatMap(\.constants) + Self.others
    #expect(found.sorted() == known.sorted())
  }
}
