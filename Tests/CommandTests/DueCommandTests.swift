import Foundation
import TestKit
import Testing

/// `due`: what falls due in all agreements, and by when to notify.
@Suite struct DueCommandTests {
  private static let lease = """
    agreement: lease
    title: {en: Lease, ja: 賃貸借}
    nature: binding
    parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
    start: {article: {en: '1'}, says: {en: On signature.}, rule: {day-of: last-signature}}
    duration:
      article: {en: '2'}
      says: {en: A year and then renewed.}
      ends: {after: P1Y, from: {day-of: start}}
      renewal: {for: P1Y, notice: P60D, last-day: anniversary}
    termination: {article: {en: '3'}, says: {en: At the end of the term.}, rule: {day-of: term-end}}
    """

  @Test("days, renewals and deadlines of all agreements are told by day, and the status says whether any fall due")
  func due() throws {
    try session { office in
      try office.giveNotice()
      try office.write(Self.lease, to: "lease.yaml")
      try office.ok("agreement add \(office.path("lease.yaml"))")
      try office.ok("record signature lease --by A --by B --on 2025-06-01")
      let told = try office.run("due --on 2026-02-10 --within P1Y")
      #expect(told.status == 1)
      let text = told.stdout
      let order = [
        "2 April 2026, in 51 days", "lease  last-day-to-notify: 2 April 2026", "1 June 2026, in 111 days",
        "lease  the term is renewed for 1 year, unless notice is given by 2 April 2026, provisional",
        "notify by 2 April 2026, delivered by then; if notified on 10 February 2026, the first day without is 1 June 2026",
        "depositary explain lease --on 2026-02-10", "jp-us-tpd  revoke-by: 13 July 2026",
        "jp-us-tpd  discontinuation: the first day without, provisional",
      ]
      var rest = text[...]
      for line in order {
        guard let found = rest.range(of: line) else {
          Issue.record("\(line) does not follow in \(text)")
          return
        }
        rest = rest[found.upperBound...]
      }
      #expect(try office.ok("due --on 2026-02-10 --within P1D").stdout.contains("Nothing falls due."))
      #expect(try office.ok("due --on 2026-02-10 --within P1D --quiet").stdout.isEmpty)
      #expect(try office.run("due --on 2026-02-10 --within P1Y --quiet").stdout == text)
      #expect(try !office.run("due --on 2026-02-10 --within P1Y --agreement lease").stdout.contains("jp-us-tpd"))
      #expect(try !office.run("due --on 2026-02-10 --within P1Y --party JP").stdout.contains("lease"))
      let japanese = try office.run("due --on 2026-02-10 --within P1Y --lang ja").stdout
      #expect(japanese.contains("4月2日までに通知がなければ期間を1年更新"), "\(japanese)")
    }
  }

  @Test("to be out by a day: by when to notify, what ends anyway, and what no notice ends by then")
  func outBy() throws {
    try session { office in
      try office.giveNotice()
      try office.write(Self.lease, to: "lease.yaml")
      try office.ok("agreement add \(office.path("lease.yaml"))")
      try office.ok("record signature lease --by A --by B --on 2025-06-01")
      let told = try office.ok("due --on 2026-02-10 --out-by 2026-12-31").stdout
      #expect(
        told.contains("lease  notify by 2 April 2026, delivered by then: the first day without is then 1 June 2026"))
      #expect(told.contains("jp-us-tpd  it ends on 14 July 2026 without another notice"))
      #expect(
        try office.ok("due --on 2026-04-10 --out-by 2026-12-31").stdout.contains("lease  no notice ends it by then"))
      let json = try office.json("due --on 2026-02-10 --out-by 2026-12-31")
      #expect(json["1.agreement"] == "lease" && json["1.notifyBy"] == "2026-04-02")
    }
  }

  @Test("L28: the deadline on the day before a provisional end is provisional itself, and tentative in the calendar")
  func deadlineBeforeTheEnd() throws {
    try session { office in
      try office.giveNotice()
      let due = try Answer(office.run("due --on 2026-02-10 --within P1Y --json")).parts("due")
      let standing = due.filter { ["revoke-by", "agree-date-by"].contains($0["name"] ?? "") }.map { $0["standing"] }
      #expect(standing == ["provisional", "provisional"], "\(standing)")
      let calendar = try office.ok("calendar --on 2026-02-10").stdout
      let events = calendar.components(separatedBy: "BEGIN:VEVENT").filter { $0.contains("revoke-by") }
      #expect(events.count == 1 && events.allSatisfy { $0.contains("STATUS:TENTATIVE") }, "\(calendar)")
    }
  }

  @Test("a start that waits for signatures is told to wait for signatures, whatever the state")
  func awaitedSignatures() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("record position jp-us-tpd --by JP --on 2026-02-08 --effective 2025-12-01")
      try office.ok("annul 2 --reason wrong")
      let told = try office.ok("status jp-us-tpd").stdout
      #expect(told.contains("Waiting for the signature of"), "\(told)")
      #expect(!told.contains("Waiting for the consent"), "\(told)")
    }
  }

  @Test("wrong options and unknown agreements are refused")
  func refusals() throws {
    try session { office in
      try office.sign()
      try office.refused(65, "due --within 90", saying: "P180D")
      for (period, words, japanese) in [
        ("P0D", "a period is at least 1", "期間は1以上とする"), ("P10000Y", "a period is at most 9999 years", "9999年以内"),
        ("P1Y6M", "has several units", "単位が二つ以上"), ("P2W", "write days, such as P14D", "P14D のように日で書く"),
      ] {
        try office.refused(65, "due --within \(period)", saying: words)
        try office.refused(65, "due --within \(period) --lang ja", saying: japanese)
      }
      #expect(try office.run("due --within P1D").stdout.contains(", 1 day\n"))
      try office.refused(64, "due --within P1Y --out-by 2027-01-01", saying: "--within")
      try office.refused(66, "due --agreement nothing", saying: "nothing")
      try office.refused(65, "due --agreement jp-us-tpd --party FR", saying: "FR")
    }
  }

  @Test("what somebody has seen is left out of what is unseen, until its day moves; the record does not change")
  func seen() throws {
    try session { office in
      try office.giveNotice()
      let (record, due) = (try office.ok("export").stdout, "due --on 2026-02-10 --within P1Y")
      let all = try Answer(office.run("\(due) --json")).parts("due")
      let names = all.compactMap { $0["id"] }
      #expect(names.count > 2 && Set(names).count == names.count, "\(names)")
      for (count, name) in names.enumerated() {
        let told = try office.ok("due seen jp-us-tpd \(name) --on 2026-02-10 --by A.\u{5B89}").stdout
        #expect(told.contains("A.\u{5B89} has seen \(name) of jp-us-tpd"), "\(told)")
        let left = try Answer(office.run("\(due) --unseen --json")).parts("due")
        #expect(left.compactMap { $0["id"] } == Array(names.dropFirst(count + 1)))
      }
      #expect(try office.run("\(due) --unseen --quiet").stdout.isEmpty)
      let kept = try office.run(due).stdout
      #expect(kept.contains("seen by A.\u{5B89}, 2026-09-01T"), "\(kept)")
      #expect(try office.ok("export").stdout == record)
      try office.ok("correct 3 --delivered 2026-01-20 --reason wrong")
      let moved = try Answer(office.run("\(due) --unseen --json")).parts("due")
      #expect(moved.count > 1 && moved.allSatisfy { names.contains($0["id"] ?? "") })
    }
  }

  @Test("what cannot be kept as seen is refused, and a damaged file of what was seen is told with its line")
  func seenRefused() throws {
    try session { office in
      try office.giveNotice()
      let wrong = "due seen jp-us-tpd revok-by --on 2026-02-10 --by A"
      try office.refused(66, wrong, saying: "names no one thing that falls due of jp-us-tpd; write one of")
      try office.refused(66, "\(wrong) --lang ja", saying: "revoke-by")
      try office.refused(66, "due seen nothing revoke-by --by A", saying: "nothing")
      try office.refused(64, "due seen jp-us-tpd revoke-by", saying: "--by")
      try office.refused(64, "due seen jp-us-tpd revoke-by --by A --as-known-at 1", saying: "--as-known-at")
      try office.refused(64, "due seen jp-us-tpd revoke-by --by A --unseen", saying: "--unseen")
      try office.refused(64, "due sen jp-us-tpd", saying: "sen")
      try office.refused(64, "due --unseen --out-by 2027-01-01", saying: "--unseen")
      try office.ok("due seen jp-us-tpd revoke-by --on 2026-02-10 --by A")
      let file = office.path("register.sqlite.seen")
      let line = try String(contentsOfFile: file, encoding: .utf8)
      #expect(line.hasSuffix("}\n") && line.contains("\"what\":\"revoke-by"), "\(line)")
      for damaged in [line + "{\"agreement\":\"x\"}\n", line + line.dropLast(9), "\u{0}\n"] {
        try damaged.write(toFile: file, atomically: true, encoding: .utf8)
        try office.refused(65, "due --on 2026-02-10", saying: file)
      }
    }
  }

  @Test("since a point: the answers of today go from what was known then to what is known now, entry by entry")
  func since() throws {
    try session { office in
      try office.giveNotice()
      try office.write(Self.lease, to: "lease.yaml")
      try office.ok("agreement add \(office.path("lease.yaml"))")
      try office.ok("record signature lease --by A --by B --on 2025-06-01")
      try office.ok("record agreed-date jp-us-tpd --by JP --by US --on 2026-02-03 --effective 2026-12-31")
      try office.ok("annul 6 --reason wrong")
      for point in 1...6 {
        let changes = try Answer(office.run("due --since \(point) --json"))
        for agreement in ["jp-us-tpd", "lease"] {
          let own = try changes.parts("changes").filter { $0["agreement"] == agreement }
          guard let first = own.first, let newest = own.last else { continue }
          let question = "termination-date \(agreement) --json"
          let then = try office.run("\(question) --as-known-at \(point)")
          if then.status == 0 {
            let known = try Answer(then)["termination.firstDayWithout"]
            #expect(first["before.firstDayWithout"] == known, "\(point), \(agreement)")
          }
          let now = try Answer(office.ok(question))["termination.firstDayWithout"]
          #expect(newest["after.firstDayWithout"] == now, "\(point), \(agreement)")
        }
      }
      let told = try office.run("due --since 5")
      #expect(told.status == 1)
      for line in [
        "Answers for 1 September 2026 that changed since entry 5", "today in UTC, up to entry 7", "[6] jp-us-tpd",
        "discontinuation: 14 July 2026, fixed -> 31 December 2026", "[7] jp-us-tpd  annulment of entry 6",
        "depends on: notice-counts-from = delivered",
      ] { #expect(told.stdout.contains(line), "\(told.stdout)") }
      #expect(try office.ok("due --since 7").stdout.contains("No answer changed."))
      #expect(try office.ok("due --since 7 --quiet").stdout.isEmpty)
      #expect(try !office.run("due --since 1 --agreement lease").stdout.contains("jp-us-tpd"))
      try office.refused(64, "due --since 3 --within P1Y", saying: "--since and --within")
      try office.refused(66, "due --since 99", saying: "There is no entry 99")
      try office.refused(65, "due --since soon", saying: "neither a day, an instant nor the number of an entry")
    }
  }

  @Test("under another value of a policy the list tells the date that explain tells as the alternative")
  func policy() throws {
    try session { office in
      try office.giveNotice()
      let explained = try office.json("explain jp-us-tpd --on 2026-02-10")
      var tried = 0
      for policy in try explained.parts("policies") {
        for alternative in try policy.parts("alternatives") {
          let choice = "\(policy["name"] ?? "")=\(alternative["value"] ?? "")"
          let listed = try office.json("list --on 2026-02-10", ["--policy", choice])
          #expect(listed["0.after.firstDayWithout"] == alternative["firstDayWithout"], "\(choice)")
          tried += 1
        }
      }
      #expect(tried > 2)
      let same = try office.ok("list --on 2026-02-10 --policy counting=nth-day-after").stdout
      #expect(same.contains("0 of 1 agreement would have other answers"))
      try office.refused(64, "list --policy countin=x", saying: "did you mean \"counting\"")
      try office.refused(64, "list --policy counting=first", saying: "counting=include-first-day")
    }
  }
}
