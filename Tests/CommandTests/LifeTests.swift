import Foundation
import Testing

/// The life of the memorandum as a treaty officer records it.
@Suite struct LifeTests {
  @Test("L1: it waits for the signature that is missing and operates from the later one")
  func signatures() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      try office.ok("record signature jp-us-tpd --by JP --on 2025-10-27")
      let waiting = try office.json("status jp-us-tpd")
      #expect(waiting["state"] == "awaiting-signatures")
      #expect(waiting["since"] == "null")
      #expect(waiting["waitingFor"] == "[US]")
      let run = try office.ok("record signature jp-us-tpd --by US --on 2025-10-28")
      #expect(run.stdout.contains("state: awaiting signatures -> operative, since 28 October 2025"))
      #expect(run.stdout.contains("entry 2: pending: waits for United States -> effective"))
      let status = try office.json("status jp-us-tpd")
      #expect(status["state"] == "operative")
      #expect(status["since"] == "2025-10-28")
      #expect(status["waitingFor"] == "[]")
      #expect(try office.json("status jp-us-tpd --on 2025-10-27")["state"] == "awaiting-signatures")
    }
  }

  @Test("L5 and L6: a notice gives the first day without and the last day, and the JSON has the promised keys")
  func notice() throws {
    try session { office in
      try office.sign()
      let run = try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      let change =
        "discontinuation: none -> 14 July 2026, provisional: 180 days after the notice delivered on 15 January 2026"
      #expect(run.lines.contains("  \(change)"))
      let status = try office.json("status jp-us-tpd --on 2026-01-20")
      let promised: Set = ["agreement", "on", "state", "since", "waitingFor", "pending", "termination"]
      #expect(status.keys.isSuperset(of: promised))
      #expect(status["state"] == "ending")
      #expect(status["since"] == "2026-01-15")
      let answer = try office.json("termination-date jp-us-tpd --on 2026-01-20")
      #expect(answer["agreement"] == "jp-us-tpd")
      #expect(answer["on"] == "2026-01-20")
      let termination = try answer.part("termination")
      #expect(try termination.value == status.part("termination").value)
      let expected = [
        "outcome": "provisional", "basis": "default", "firstDayWithout": "2026-07-14", "lastDay": "2026-07-13",
        "notBefore": "null", "waitsFor": "[]", "notice": "3", "readings": "[]",
      ]
      for (key, value) in expected { #expect(termination[key] == value, "\(key)") }
    }
  }

  @Test("without a notice every key is there, null or an empty list")
  func noNotice() throws {
    try session { office in
      try office.sign()
      let termination = try office.json("termination-date jp-us-tpd").part("termination")
      let expected = [
        "outcome": "none", "basis": "null", "firstDayWithout": "null", "lastDay": "null", "notBefore": "null",
        "waitsFor": "[]", "notice": "null", "readings": "[]",
      ]
      for (key, value) in expected { #expect(termination[key] == value, "\(key)") }
    }
  }

  @Test("L7 and L10: on the last day it still operates, on the first day without it has ended")
  func lastDay() throws {
    try session { office in
      try office.giveNotice()
      let last = try office.json("status jp-us-tpd --on 2026-07-13")
      #expect(last["state"] == "ending")
      #expect(last["termination.outcome"] == "provisional")
      let first = try office.json("status jp-us-tpd --on 2026-07-14")
      #expect(first["state"] == "ended")
      #expect(first["since"] == "2026-07-14")
      #expect(first["termination.outcome"] == "fixed")
      let ahead = try office.json("status jp-us-tpd --on 2026-07-14", now: "2026-07-13T23:59:59Z")
      #expect(ahead["state"] == "ended")
      #expect(ahead["termination.outcome"] == "provisional")
    }
  }

  @Test("L4: an agreed date governs over the notice, is fixed, and can be undone")
  func agreedDate() throws {
    try session { office in
      try office.giveNotice()
      let half = try office.ok("record agreed-date jp-us-tpd --by US --on 2026-03-01 --effective 2026-05-31")
      #expect(half.stdout.contains("pending: waits for Japan"))
      let waiting = try office.json("status jp-us-tpd --on 2026-03-01")
      #expect(waiting["termination.firstDayWithout"] == "2026-07-14")
      #expect(waiting["pending.0.act"] == "agreed-date")
      #expect(waiting["pending.0.by"] == "[US]")
      #expect(waiting["pending.0.missing"] == "[JP]")
      try office.ok("record agreed-date jp-us-tpd --by JP --on 2026-03-02 --effective 2026-05-31")
      let agreed = try office.json("status jp-us-tpd --on 2026-03-02")
      #expect(agreed["termination.outcome"] == "fixed")
      #expect(agreed["termination.basis"] == "agreed")
      #expect(agreed["termination.firstDayWithout"] == "2026-05-31")
      #expect(agreed["termination.lastDay"] == "2026-05-30")
      #expect(agreed["pending"] == "[]")
      try office.ok("record agreed-date jp-us-tpd --by JP --by US --on 2026-04-01 --effective none")
      let undone = try office.json("termination-date jp-us-tpd --on 2026-04-01")
      #expect(undone["termination.firstDayWithout"] == "2026-07-14")
      #expect(undone["termination.outcome"] == "provisional")
    }
  }

  @Test("L9: a revoked notice starts nothing, and the revocation without a name says which it means")
  func revocation() throws {
    try session { office in
      try office.giveNotice()
      let run = try office.ok("record revocation jp-us-tpd --by US --delivered 2026-02-02")
      #expect(run.stdout.contains("the notice meant is entry 3"))
      let status = try office.json("status jp-us-tpd")
      #expect(status["state"] == "operative")
      #expect(status["since"] == "2025-10-28")
      #expect(status["termination.outcome"] == "none")
      #expect(try office.json("status jp-us-tpd --on 2026-02-01")["state"] == "ending")
    }
  }

  @Test("L9: of several notices the revocation must name one")
  func severalNotices() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-02-15")
      try office.refused(
        65, "record revocation jp-us-tpd --by US --delivered 2026-03-01", saying: "entries 3 and 4")
      try office.ok("record revocation jp-us-tpd --by US --delivered 2026-03-01 --notice 3")
      let answer = try office.json("termination-date jp-us-tpd --on 2026-03-01")
      #expect(answer["termination.notice"] == "4")
      #expect(answer["termination.firstDayWithout"] == "2026-08-14")
    }
  }

  @Test("L13: a notice that names a day moves nothing by itself, and its days are kept")
  func namedDay() throws {
    try session { office in
      try office.sign()
      try office.ok(
        "record notice jp-us-tpd --by US --to JP --dated 2026-01-10 --dispatched 2026-01-12 --delivered 2026-01-15"
          + " --received 2026-01-16 --effective 2026-02-01")
      let status = try office.json("status jp-us-tpd --on 2026-01-20")
      #expect(status["termination.firstDayWithout"] == "2026-07-14")
      #expect(status["pending.0.by"] == "[US]")
      #expect(status["pending.0.effective"] == "2026-02-01")
      let act = try office.json("history jp-us-tpd").part("entries.2.act")
      let expected = [
        "dated": "2026-01-10", "dispatched": "2026-01-12", "delivered": "2026-01-15", "received": "2026-01-16",
        "to": "[JP]", "effective": "2026-02-01", "form": "written",
      ]
      for (key, value) in expected { #expect(act[key] == value, "\(key)") }
      try office.ok("record agreed-date jp-us-tpd --by JP --on 2026-01-20 --effective 2026-02-01")
      #expect(try office.json("status jp-us-tpd --on 2026-01-20")["termination.firstDayWithout"] == "2026-02-01")
    }
  }

  @Test("L15: a late entry says what it changes of earlier ones")
  func lateEntry() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("record agreed-date jp-us-tpd --by JP --by US --on 2026-05-01 --effective 2026-06-01")
      let run = try office.ok("record agreed-date jp-us-tpd --by JP --by US --on 2026-03-01 --effective 2026-04-01")
      #expect(run.stdout.contains("entry 4: effective -> without effect: too late"))
      #expect(try office.json("status jp-us-tpd")["since"] == "2026-04-01")
    }
  }

  @Test("list shows every agreement of the register in one line each, in the order of their first entries")
  func list() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("agreement add \(office.clauseFile(["agreement: jp-us-tpd": "agreement: another-one"]))")
      let list = try office.json("list --on 2026-02-01")
      #expect(list.count == 2)
      #expect(list["0.agreement"] == "jp-us-tpd")
      #expect(list["0.state"] == "ending")
      #expect(list["0.termination.firstDayWithout"] == "2026-07-14")
      #expect(list["1.agreement"] == "another-one")
      #expect(list["1.state"] == "awaiting-signatures")
      #expect(
        try office.ok("list").lines.filter { !$0.hasPrefix(" ") }.map { words($0)[0] } == ["jp-us-tpd", "another-one"])
    }
  }
}
