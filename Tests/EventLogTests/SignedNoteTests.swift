import Testing

@testable import EventLog

@Suite struct SignedNoteTests {
  static let text = "a text\n\nof two parts\n"
  static let line = "— a.example AAAAAAA=\n"

  static func note(signatures: Int, size: Int) -> [UInt8] {
    let lines = (0..<signatures).map { "— a.example/\($0) AAAAAAA=\n" }.joined()
    return Array((String(repeating: "x", count: size - lines.utf8.count - 2) + "\n\n" + lines).utf8)
  }

  @Test func readsItsOwnBytes() throws {
    let bytes = Array((Self.text + "\n" + Self.line + "— b.example /////////w==\n").utf8)
    let note = try SignedNote(bytes)
    #expect(note.text == Array(Self.text.utf8))
    #expect(note.signatures.map(\.name.description) == ["a.example", "b.example"])
    #expect(note.signatures.map(\.id.description) == ["00000000", "ffffffff"])
    #expect(note.signatures.map(\.bytes) == [[0], [255, 255, 255]])
    #expect(note.bytes == bytes)
  }

  @Test(
    arguments: [
      ("", .notANote), ("a", .notANote), ("a\n\n\(line.dropLast())", .notANote),
      ("a\r\n\r\n— a AAAAAAA=\r\n", .notANote),
      ("a\tb\n\n\(line)", .notANote), ("a\u{0}\n\n\(line)", .notANote), ("a\n\n\(line.dropLast())\r\n", .notANote),
      ("\n", .unsigned), ("\n\n", .unsigned), ("a\n", .unsigned), ("a\n\(line)", .unsigned), ("a\n\n", .unsigned),
      ("\n\n\(line)", .unsigned), ("\n\(line)", .unsigned), (line, .unsigned), ("a\n\n\(line)\n", .unsigned),
      ("a\n\n\(line)x\n", .signatureLine(2)), ("a\n\nx\n\(line)", .signatureLine(1)),
    ] as [(String, NoteError)])
  func refusesAnotherText(text: String, error: NoteError) {
    #expect(throws: error) { try SignedNote(Array(text.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x8A], [0xED, 0xA0, 0x80], [0xE2, 0x80]] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    for note in [bytes + Array("\n\n\(Self.line)".utf8), Array("a\n\n— ".utf8) + bytes + Array(" AAAAAAA=\n".utf8)] {
      #expect(throws: NoteError.notANote) { try SignedNote(note) }
    }
  }

  @Test(arguments: [
    "- a AAAAAAA=", "– a AAAAAAA=", "— a  AAAAAAA=", "—  a AAAAAAA=", "— a AAAAAAA= ", " — a AAAAAAA=", "—a AAAAAAA=",
    "— a", "— a ", "— AAAAAAA=", "—  AAAAAAA=", "— a+b AAAAAAA=", "— a b AAAAAAA=", "— a\u{A0}b AAAAAAA=",
    "—\u{A0}a AAAAAAA=", "— a AAAAAA==", "— a AAAA", "— a AAAAAAA", "— a AAAAAAB=", "— a AAAA_AA=", "—", "— ",
  ])
  func refusesASignatureLine(line: String) {
    #expect(throws: NoteError.signatureLine(2)) { try SignedNote(Array("a\n\n\(Self.line)\(line)\n".utf8)) }
  }

  @Test func takesTheLastEmptyLineAsTheEndOfTheText() throws {
    let note = try SignedNote(Array("a\n\n\(Self.line)\n\(Self.line)".utf8))
    #expect(note.text == Array("a\n\n\(Self.line)".utf8))
    #expect(note.signatures.count == 1)
    #expect(try SignedNote(Array("a\n\n\n\(Self.line)".utf8)).text == Array("a\n\n".utf8))
  }

  @Test func hasAsManySignaturesAsFit() throws {
    for count in [1, 32, 400] {
      #expect(try SignedNote(Self.note(signatures: count, size: 65_536)).signatures.count == count)
    }
  }

  @Test func hasALimitOfBytes() throws {
    let longest = Self.note(signatures: 1, size: 65_536)
    #expect(longest.count == 65_536)
    #expect(try SignedNote(longest).bytes == longest)
    #expect(throws: NoteError.tooLong) { try SignedNote(Self.note(signatures: 1, size: 65_537)) }
    #expect(throws: NoteError.tooLong) { try SignedNote([UInt8](repeating: 0x0A, count: 1_000_000)) }
  }

  @Test func refusesEmptyLinesWithoutEnd() {
    #expect(throws: NoteError.unsigned) { try SignedNote([UInt8](repeating: 0x0A, count: 65_536)) }
  }
}
