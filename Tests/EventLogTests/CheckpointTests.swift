import Testing

@testable import EventLog

@Suite struct CheckpointTests {
  static let origin = "registry.example/a"
  static let root = Base64.text(of: Digest32.sha256([1]).bytes)

  @Test(arguments: [("0", 0), ("1", 1), ("1042", 1_042), ("18446744073709551615", UInt64.max)])
  func readsItsOwnText(digits: String, size: UInt64) throws {
    let checkpoint = Checkpoint(origin: try #require(KeyName(Self.origin)), size: size, root: .sha256([1]))
    #expect(checkpoint.text == Array("\(Self.origin)\n\(digits)\n\(Self.root)\n".utf8))
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    #expect(try Checkpoint(text: checkpoint.text + Array("extension\nanother\n".utf8)) == checkpoint)
  }

  @Test(arguments: [
    ("", 1), ("\n", 1), ("\n1\n\(root)\n", 1),
    ("cosignature/v1\n1\n\(root)\n", 1), ("a\r\n1\r\n\(root)\r\n", 1),
    ("a", 1), ("a\n", 2), ("a\n\n\(root)\n", 2), ("a\n01\n\(root)\n", 2), ("a\n00\n\(root)\n", 2),
    ("a\n+1\n\(root)\n", 2), ("a\n-1\n\(root)\n", 2), ("a\n 1\n\(root)\n", 2), ("a\n1 \n\(root)\n", 2),
    ("a\n1.0\n\(root)\n", 2), ("a\n1e3\n\(root)\n", 2), ("a\n0x1\n\(root)\n", 2), ("a\n1_000\n\(root)\n", 2),
    ("a\n１\n\(root)\n", 2), ("a\n18446744073709551616\n\(root)\n", 2), ("a\n1\r\n\(root)\n", 2),
    ("a\n1\n", 3), ("a\n1\n\n", 3), ("a\n1\n\(root.dropLast())\n", 3), ("a\n1\n\(root) \n", 3),
    ("a\n1\n\(root)=\n", 3), ("a\n1\nAAAA\n", 3), ("a\n1\n\(root.replacing("=", with: "\r"))\n", 3),
    ("a\n1\n\(root.dropLast(2))9=\n", 3), ("a\n1\n\(root)\n\n", 4), ("a\n1\n\(root)\nb\n\nc\n", 5),
  ])
  func refusesAnotherText(text: String, line: Int) {
    #expect(throws: NoteError.notACheckpoint(line: line)) { try Checkpoint(text: Array(text.utf8)) }
  }

  @Test func namesTheLineOfANoteThatIsNone() {
    let note = "a\n1\n\(Self.root)\n\n\n— a AAAAAAA=\n"
    #expect(throws: NoteError.notACheckpoint(line: 4)) { try SignedCheckpoint(Array(note.utf8)) }
  }

  @Test(arguments: [("", 4), ("b\n", 5), ("\n", 5)])
  func needsTheLastNewline(extensions: String, line: Int) {
    let text = "a\n1\n\(Self.root)\n\(extensions)x"
    #expect(throws: NoteError.notACheckpoint(line: line)) { try Checkpoint(text: Array(text.utf8)) }
  }
}
