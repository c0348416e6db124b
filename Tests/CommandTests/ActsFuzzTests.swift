import Foundation
import TestKit
import Testing

/// Acts files by a grammar, well formed and often wrong in meaning, through the real command: each is taken whole, or
/// refused in one sentence with file and line, and then nothing is in the register that was not there.
/// `$DEPOSITARY_FUZZ_ACTS` is how many, `$DEPOSITARY_SEED` which.
@Suite struct ActsFuzzTests {
  @Test("L14: an acts file is taken whole, or refused with its line and nothing of it imported")
  func wholeOrNothing() throws {
    let count = ProcessInfo.processInfo.environment["DEPOSITARY_FUZZ_ACTS"].flatMap(Int.init) ?? 40
    var grammar = ActsGrammar()
    let seed = grammar.random.seed
    var statuses: [Int32: Int] = [:]
    try session { office in
      try office.sign()
      let signed = try #require(office.bytes())
      for index in 0..<count {
        let (lines, asReceived) = grammar.file()
        let text = lines.joined(separator: "\n") + "\n"
        try office.write(text, to: "acts.jsonl")
        let run = try office.run("import acts.jsonl --agreement jp-us-tpd" + (asReceived ? " --as-received" : ""))
        let place = "file \(index) of seed \(seed):\n\(text)\(run.stderr)"
        statuses[run.status, default: 0] += 1
        if run.status == 0 {
          #expect(run.lines.first == "Entries imported: \(lines.count).", "\(place)")
          let verified = try office.run("verify")
          #expect(verified.status == 0, "\(place)\(verified.stdout)")
          let exported = try office.run("export")
          #expect(exported.lines.count == lines.count + 2, "\(place)")
          try signed.write(to: URL(fileURLWithPath: office.register))
        } else {
          #expect([65, 66].contains(run.status), "\(place)")
          #expect(run.stdout == "" && run.stderr.split(separator: "\n").count == 1, "\(place)")
          let number = run.stderr.firstMatch(of: /^depositary: acts\.jsonl:([0-9]+): ./).flatMap { Int($0.1) }
          #expect((1...lines.count).contains(number ?? 0), "\(place)")
          #expect(office.bytes() == signed, "something of it was imported: \(place)")
        }
      }
    }
    let told = statuses.sorted { $0.key < $1.key }.map { "status \($0.key): \($0.value)" }.joined(separator: ", ")
    print("acts files by a grammar, seed \(seed): \(count), \(told)")
    #expect(statuses[0, default: 0] > 0 && statuses[65, default: 0] > count / 4)
  }
}

/// Lines of acts: every kind with its keys, about the right things and the wrong ones.
private struct ActsGrammar {
  var random = Seeded()

  mutating func file() -> (lines: [String], asReceived: Bool) {
    let isSound = one(in: 2)
    let lines = (1...Int.random(in: 1...5, using: &random)).map { line(at: $0, oneWrongIn: isSound ? 10_000 : 12) }
    return (lines, !one(in: 4))
  }

  private mutating func one(in number: Int) -> Bool { Int.random(in: 0..<number, using: &random) == 0 }

  private mutating func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }

  private mutating func line(at place: Int, oneWrongIn odds: Int) -> String {
    func json(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
    func text(_ text: String) -> String { "\"\(text)\"" }
    func wrong(_ right: String, _ others: [String]) -> String { one(in: odds) ? pick(others) : right }
    func day() -> String {
      let day =
        "202\(one(in: 2) ? 5 : 6)-0\(Int.random(in: 1...8, using: &random))-1\(Int.random(in: 0...9, using: &random))"
      return wrong(
        one(in: 6) ? "\(day)T10:00+09:00[Asia/Tokyo]" : day,
        [
          "2026-02-30", "2027-01-01", "01/02/2026", "\(day)T10:00-05:00[Asia/Tokyo]",
          "\(day)T10:00+09:00[Asia/Nowhere]",
          "\(day)T25:00Z", "", "9999-12-31",
        ])
    }
    func civil() -> String { wrong("2027-0\(Int.random(in: 1...9, using: &random))-15", ["soon", "2026-13-01", ""]) }
    func earlier() -> String {
      let number = place > 1 ? Int.random(in: 1..<place, using: &random) : 1
      return wrong("\(number)", ["\(place)", "\(place + 1)", "0", "-1", "\"x\"", "99999999999999999999", "null"])
    }
    let kind = pick([
      "signature", "consent", "amendment", "notice", "agreed-date", "extension", "revocation", "suspension",
      "resumption",
      "position", "event",
    ])
    var members = ["act": text(wrong(kind, ["shout", ""]))]
    if kind != "event" || one(in: 2) {
      let by = pick(["JP", "US", "JP US"])
      members["by"] = json(wrong(by, ["FR", "JP JP", "J\\u0000P", "", "JP FR"]).split(separator: " ").map(String.init))
    }
    if ["notice", "revocation"].contains(kind) {
      members["delivered"] = text(day())
    } else {
      members["on"] = text(day())
    }
    switch kind {
    case "amendment":
      members["amendment"] = text(wrong(pick(["A1", "A2"]), ["a b", ""]))
      if one(in: 2) { members["title"] = text("On periods") }
      if one(in: 2) { members["effective"] = text(civil()) }
      if one(in: 3) {
        members["clauses"] = wrong(
          #"{"discontinuation":{"article":{"en":"1"},"says":{"en":"Soon."},"#
            + #""rule":{"after":"P1D","from":{"day-of":"notice"}}}}"#,
          [#"{"x":"y"}"#, "\"none.yaml\"", "\"../up.yaml\"", "[]"])
      }
    case "notice":
      if one(in: 3) { members["to"] = json([wrong("US", ["FR", "JP"])]) }
      if one(in: 3) { members["dated"] = text(day()) }
      if one(in: 4) { members["form"] = text(wrong("oral", ["shouted"])) }
      if one(in: 3) { members["effective"] = text(civil()) }
    case "agreed-date": members["effective"] = text(one(in: 4) ? "none" : civil())
    case "extension":
      if one(in: 2) {
        members["until"] = text(civil())
      } else {
        members["for"] = text(wrong("P1Y", ["P1Y6M", "P0D", "P-1D"]))
      }
    case "revocation": if one(in: 2) { members["notice"] = earlier() }
    case "suspension", "resumption":
      if one(in: 2) { members["notice"] = earlier() }
      if kind == "suspension", one(in: 2) { members["until"] = text(civil()) }
    case "position":
      members["effective"] = text(wrong(pick(["none", "as-computed", "2026-12-01"]), ["later"]))
      if one(in: 4) { members["party"] = text(wrong("JP", ["FR"])) }
    case "event": members["event"] = text(wrong("armed-conflict", ["Not A Name"]))
    default: break
    }
    if one(in: 5) { members["remark"] = text("by hand") }
    if one(in: odds) { members[pick(["colour", "entry", "recorded", "leaf", "document", "withheld"])] = text("x") }
    if one(in: odds) { members[members.keys.sorted().randomElement(using: &random) ?? ""] = nil }
    return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
