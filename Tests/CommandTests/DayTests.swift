import Testing

/// Days and instants: which day it is where, whether it has begun, and what is no day.
@Suite struct DayTests {
  private let evening = "2026-03-01T20:00-05:00[America/New_York]"

  @Test("L12: an instant that falls on two days shows both, and its place decides")
  func bothDays() throws {
    try session { office in
      try office.sign()
      let run = try office.ok("record notice jp-us-tpd --by US --delivered \(evening)")
      #expect(run.stdout.contains("delivered 1 March 2026 (\(evening); 2 March 2026 in Asia/Tokyo)"))
      let answer = try office.json("termination-date jp-us-tpd --on 2026-03-05")
      #expect(answer["termination.firstDayWithout"] == "2026-08-28")
      #expect(answer["termination.policies"]?.contains("civil-day-of") == true)
      let explanation = try office.ok("explain jp-us-tpd --on 2026-03-05").stdout
      #expect(explanation.contains("1 March 2026") && explanation.contains("2 March 2026 in Asia/Tokyo"))
      #expect(explanation.contains("civil-day-of = place"))
      #expect(explanation.contains("addressee → 29 August 2026, provisional"))
      let japanese = try office.ok("explain jp-us-tpd --on 2026-03-05 --lang ja").stdout
      #expect(japanese.contains("2026年3月1日") && japanese.contains("Asia/Tokyoでは2026年3月2日"))
    }
  }

  @Test(
    "the golden dates of a notice handed over in Washington while it is the next day in Tokyo",
    arguments: [
      ([:], "2026-08-28"),
      (["value: place": "value: addressee"], "2026-08-29"),
      (["value: place": "value: sender"], "2026-08-28"),
      (["value: place": "value: Asia/Tokyo"], "2026-08-29"),
      (["value: place": "value: addressee", "value: never": "value: next-working-day weekends"], "2026-08-31"),
      (["value: never": "value: next-working-day weekends"], "2026-08-28"),
    ] as [([String: String], String)])
  func goldenDates(policies: [String: String], expected: String) throws {
    try session { office in
      try office.sign(office.clauseFile(policies))
      try office.ok("record notice jp-us-tpd --by US --delivered \(evening)")
      let answer = try office.json("termination-date jp-us-tpd --on 2026-03-05")
      #expect(answer["termination.firstDayWithout"] == expected)
    }
  }

  @Test("an instant with the wrong offset or in an unknown zone is refused")
  func zones() throws {
    try session { office in
      try office.sign()
      let notice = "record notice jp-us-tpd --by US --delivered"
      try office.refused(
        65, "\(notice) 2026-03-01T20:00-04:00[America/New_York]", saying: "had the offset -05:00")
      try office.refused(65, "\(notice) 2026-03-01T20:00-05:00[America/Nowhere]", saying: "no zone America/Nowhere")
      try office.refused(65, "\(notice) 2026-03-01T20:00-05:00[../passwd]")
      try office.refused(65, "\(notice) 2026-03-01T20:00[America/New_York]", saying: "is no date")
      try office.refused(65, "\(notice) 2026-03-01T24:00Z")
      let strange = try office.clauseFile([
        "zone: Asia/Tokyo": "zone: Asia/Nowhere", "agreement: jp-us-tpd": "agreement: x",
      ])
      try office.refused(65, "agreement add \(strange)", saying: "no zone Asia/Nowhere")
      try office.ok("\(notice) 2026-03-01T20:00-05:00")
    }
  }

  @Test("today is the day of the place that is told beside it: what DEPOSITARY_NOW names, TZ, or UTC")
  func today() throws {
    try session { office in
      try office.sign()
      func told(_ now: String, _ zone: String, _ words: [String] = []) throws -> String {
        try office.ok("status jp-us-tpd", words, now: now, environment: ["TZ": zone]).stdout
      }
      let given = try told("2026-03-01T23:30:00Z", "Asia/Tokyo")
      #expect(given.contains("on 1 March 2026 (today, UTC)"))
      #expect(try given == told("2026-03-01T23:30:00Z", "America/New_York"))
      #expect(try told("2026-03-02T08:30+09:00", "UTC").contains("on 2 March 2026 (today, +09:00)"))
      let tokyo = "2026-03-02T08:30+09:00[Asia/Tokyo]"
      #expect(try told(tokyo, "UTC").contains("on 2 March 2026 (today, Asia/Tokyo)"))
      #expect(try told("", "Asia/Tokyo").contains("(today, Asia/Tokyo)"))
      #expect(try told("", ":Asia/Tokyo").contains("(today, Asia/Tokyo)"))
      #expect(try told("", "JST-9").contains("(today, JST-9)"))
      #expect(try told("", "Nowhere/Land").contains("(today, UTC)"))
      #expect(try !told("", "Asia/Tokyo", ["--on", "2026-03-01"]).contains("today"))
      #expect(try office.json("status jp-us-tpd", now: tokyo)["todayIn"] == "Asia/Tokyo")
      #expect(try office.json("status jp-us-tpd --on 2026-03-01", now: tokyo)["todayIn"] == "null")
    }
  }

  @Test("--as-known-at a day is the end of that day in UTC")
  func endOfDay() throws {
    try session { office in
      try office.sign()
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-09-02", now: "2026-09-02T23:59:59Z")
      func known(_ point: String) throws -> String {
        try office.json("status jp-us-tpd --as-known-at \(point) --on 2026-09-05")["state"] ?? ""
      }
      #expect(try ["2026-09-01", "2026-09-02"].map(known) == ["operative", "ending"])
      try office.refused(65, "status jp-us-tpd --as-known-at 2.3.26", saying: "neither a day, an instant nor")
    }
  }

  @Test("L14: a bare day can be recorded once it has begun somewhere on Earth, at UTC+14")
  func bareDay() throws {
    try session { office in
      try office.sign()
      let line = "record notice jp-us-tpd --by US --delivered 2026-09-02"
      try office.refused(65, line, saying: "2 September 2026 has not begun", now: "2026-09-01T09:59:59.999Z")
      try office.ok(line, now: "2026-09-01T10:00:00Z")
    }
  }

  @Test("L14: a day with a zone can be recorded once it has begun there")
  func dayInZone() throws {
    try session { office in
      try office.sign()
      let line = "record notice jp-us-tpd --by US --delivered 2026-09-02T00:30-04:00[America/New_York]"
      try office.refused(65, line, saying: "2 September 2026 has not begun", now: "2026-09-02T03:59:59Z")
      try office.ok(line, now: "2026-09-02T04:00:00Z")
    }
    try session { office in
      try office.sign()
      let line = "record notice jp-us-tpd --by JP --delivered 2026-09-02T00:30+09:00"
      try office.refused(65, line, saying: "2 September 2026 has not begun", now: "2026-09-01T14:59:59Z")
      try office.ok(line, now: "2026-09-01T15:00:00Z")
    }
  }

  @Test("L14: no day of a notice may lie ahead, but a day that an act names may")
  func everyDay() throws {
    try session { office in
      try office.sign()
      let notice = "record notice jp-us-tpd --by US --delivered 2026-01-15"
      for option in ["--dated", "--dispatched", "--received"] {
        try office.refused(65, "\(notice) \(option) 2026-09-03", saying: "has not begun")
      }
      try office.ok("\(notice) --effective 2031-01-01")
      try office.ok(
        "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01 --effective 2031-01-01",
        now: "2026-09-01T09:00:00Z")
    }
  }

  @Test(
    "what is no day, or could be two, is refused with the reason",
    arguments: [
      ("2026-02-30", "no day of the calendar"), ("2025-02-29", "no day of the calendar"), ("01/02/2026", "ambiguous"),
      ("1.2.2026", "ambiguous"), ("0000-01-01", ""), ("10000-01-01", ""), ("20260115", ""), ("tomorrow", "is no date"),
      ("令和0年1月1日", ""), ("平成40年1月1日", "outside the era"), ("", "is no date"), (" ", "is no date"),
      ("2026-01-15\n", "is no date"), ("2026-01-15\u{1B}[2J", "is no date"),
    ])
  func noDay(text: String, reason: String) throws {
    try session { office in
      try office.sign()
      let run = try office.refused(65, "record notice jp-us-tpd --by US --delivered", [text], saying: reason)
      #expect(!run.stderr.contains("\u{1B}"))
      try office.refused(65, "status jp-us-tpd --on", [text], saying: reason)
    }
  }

  @Test("Japanese eras say the same day", arguments: ["令和8年1月15日", "R8.1.15", "2026-01-15"])
  func eras(text: String) throws {
    try session { office in
      try office.sign()
      try office.ok("record notice jp-us-tpd --by US --delivered \(text)")
      let answer = try office.json("termination-date jp-us-tpd --on \(text)")
      #expect(answer["on"] == "2026-01-15")
      #expect(answer["termination.firstDayWithout"] == "2026-07-14")
    }
  }

  @Test("L15: acts of one day with instants stand in the order of the instants, whenever they were recorded")
  func instantsOfOneDay() throws {
    try session { office in
      try office.giveNotice()
      let date = "record agreed-date jp-us-tpd --by JP --by US"
      try office.ok("\(date) --on 2026-03-01T12:00+09:00[Asia/Tokyo] --effective 2026-05-01")
      try office.ok("\(date) --on 2026-03-01T09:00+09:00[Asia/Tokyo] --effective 2026-06-01")
      #expect(
        try office.json("termination-date jp-us-tpd --on 2026-03-01")["termination.firstDayWithout"] == "2026-05-01")
    }
  }

  @Test("a point of the record that is still to come is told as that")
  func knownLater() throws {
    try session { office in
      try office.sign()
      let told = try office.ok("status jp-us-tpd --as-known-at 2036-03-03").stdout
      #expect(told.contains("as known now: 2036-03-03 is still to come"))
      let today = try office.ok("status jp-us-tpd --as-known-at 2026-09-01").stdout
      #expect(today.contains("as known at 2026-09-01") && !today.contains("still to come"))
    }
  }

  @Test("a wrong date is told with the option or key that holds it")
  func named() throws {
    try session { office in
      try office.sign()
      for (line, words) in [
        ("status jp-us-tpd --on 2026-02-30", "--on: \"2026-02-30\" is no day of the calendar"),
        ("due --out-by 2026-13-01", "--out-by: \"2026-13-01\""),
        (
          "record notice jp-us-tpd --by US --dated 2026-01-14 --delivered 31.02.2026",
          "--delivered: \"31.02.2026\" is no day of the calendar"
        ),
        ("record extension jp-us-tpd --by US --on 2026-01-14 --until soon", "--until: \"soon\" is no date"),
      ] {
        try office.refused(65, line, saying: words)
      }
      let acts = try office.write(#"{"act":"signature","by":["JP"],"on":"2025-10-32"}"#, to: "a.jsonl")
      try office.refused(
        65, "compute --clauses \(Fixture.deal) --acts \(acts)", saying: "a.jsonl:1: on: \"2025-10-32\" is no day")
    }
  }
}
