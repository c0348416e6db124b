import Foundation
import Testing

/// `calendar`: events that keep their identity, in lines that every reader of RFC 5545 can take.
@Suite struct CalendarTests {
  /// The lines of an event, by the names before the colon.
  private func events(_ text: String) -> [String: [String: String]] {
    let unfolded = text.replacing("\r\n ", with: "")
    var found: [String: [String: String]] = [:]
    for part in unfolded.split(separator: "BEGIN:VEVENT\r\n").dropFirst() {
      var event: [String: String] = [:]
      for line in part.split(separator: "\r\n") {
        let (name, value) = (line.prefix { $0 != ":" }, line.drop { $0 != ":" }.dropFirst())
        if event[String(name)] == nil { event[String(name)] = String(value) }
      }
      found[event["UID"] ?? ""] = event
    }
    return found
  }

  private let end = "jp-us-tpd/end/notice-3@depositary"

  @Test("a correction moves the event under its UID, an annulment cancels it for a year, and days change nothing")
  func life() throws {
    try session { office in
      try office.giveNotice()
      func event(_ now: String) throws -> [String: String]? { events(try office.ok("calendar", now: now).stdout)[end] }
      let first = try #require(try event("2026-09-01T09:00:00Z"))
      #expect(first["DTSTART;VALUE=DATE"] == "20260714" && first["SEQUENCE"] == "0")
      try office.ok("correct 3 --delivered 2026-06-15 --reason wrong", now: "2026-09-02T09:00:00Z")
      let moved = try #require(try event("2026-09-03T09:00:00Z"))
      #expect(moved["DTSTART;VALUE=DATE"] == "20261212" && moved["DTEND;VALUE=DATE"] == "20261213")
      #expect(moved["SEQUENCE"] == "1" && moved["STATUS"] == "TENTATIVE")
      #expect(moved["DTSTAMP"] == "20260902T090000Z" && moved["LAST-MODIFIED"] == "20260902T090000Z")
      #expect(try event("2026-10-20T23:00:00Z") == moved)
      try office.ok("annul 3 --reason wrong", now: "2026-11-01T09:00:00Z")
      let gone = try #require(try event("2026-11-02T09:00:00Z"))
      #expect(gone["STATUS"] == "CANCELLED" && gone["SEQUENCE"] == "2" && gone["DTSTART;VALUE=DATE"] == "20261212")
      #expect(try event("2027-11-01T09:00:00Z") == gone)
      #expect(try event("2027-11-02T09:00:00Z") == nil)
      let now = "2026-11-02T09:00:00Z"
      #expect(try office.ok("calendar", now: now).stdout == office.ok("calendar jp-us-tpd", now: now).stdout)
    }
  }

  @Test("each reading that a party holds has an event of its own, and they are one again when settled")
  func contested() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("correct 3 --delivered 2026-06-15 --reason wrong")
      try office.ok("record position jp-us-tpd --by JP --on 2026-07-01 --effective 2026-12-31")
      let two = events(try office.ok("calendar").stdout)
      #expect(two["jp-us-tpd/end/held-by-JP@depositary"]?["DTSTART;VALUE=DATE"] == "20261231")
      #expect(two["jp-us-tpd/end/clauses@depositary"]?["STATUS"] == "TENTATIVE")
      #expect(two[end]?["STATUS"] == "CANCELLED")
      try office.ok("record position jp-us-tpd --by JP --on 2026-07-02 --effective as-computed")
      let one = events(try office.ok("calendar").stdout)
      #expect(
        one[end]?["STATUS"] == "TENTATIVE" && one["jp-us-tpd/end/held-by-JP@depositary"]?["STATUS"] == "CANCELLED")
    }
  }

  @Test(
    "no text ends its value or a line: lines have at most 75 octets, whole scalars and CR LF",
    arguments: [
      "a;b,c\\d", "line\nBEGIN:VEVENT", "line\r\nEND:VCALENDAR", "\u{2028}X:1", "\"\u{301} onfocus=x",
      "日米間の技術繁栄ディールに関する協力覚書の終了に関する通知の効力発生の日についての長い題名である",
      String(repeating: "👩‍👩‍👧‍👦", count: 20), "=1+1", "a\u{200D}\u{FE0F},b",
    ])
  func hostile(article: String) throws {
    try session { office in
      let quoted = String(decoding: try JSONEncoder().encode(article), as: UTF8.self)
      let original = try String(contentsOfFile: Fixture.deal, encoding: .utf8)
      let text = original.replacingOccurrences(of: "\"Section IV, on discontinuation\"", with: quoted)
      try #require(text != original)
      try office.sign(office.write(text, to: "deal.yaml"))
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-08-15")
      for language in ["en", "ja"] {
        let bytes = Array(try office.ok("calendar --lang \(language)").stdout.utf8)
        let file = String(decoding: bytes, as: UTF8.self)
        var lines = file.components(separatedBy: "\r\n")
        #expect(lines.popLast() == "")
        for line in lines {
          #expect(line.utf8.count <= 75 && !line.utf8.contains(10) && !line.utf8.contains(13), "\(line)")
        }
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 4 && lines.filter { $0 == "END:VCALENDAR" }.count == 1)
        #expect(!file.unicodeScalars.contains("\u{FFFD}"))
      }
    }
  }

  @Test("alarms only on request; what the command does not take is refused")
  func options() throws {
    try session { office in
      try office.sign()
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-08-15")
      #expect(try !office.ok("calendar").stdout.contains("VALARM"))
      let alarmed = try office.ok("calendar --alarm P14D").stdout
      #expect(alarmed.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n") && alarmed.contains("TRIGGER:-P14D\r\n"))
      #expect(!alarmed.contains("METHOD"))
      try office.refused(65, "calendar --alarm P1M", saying: "--alarm: \"P1M\" does not count days")
      try office.refused(64, "calendar --json", saying: "calendar has a format of its own")
      try office.refused(66, "calendar nothing-here", saying: "There is no agreement nothing-here")
    }
  }
}
