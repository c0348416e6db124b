import Testing

@Suite struct AmendmentTests {
  private let change = """
    discontinuation:
      article: {en: "Section IV, as modified"}
      says: {en: Discontinuation starts 90 days after the notice is delivered.}
      rule: {agreed-or-else: {after: P90D, from: {day-of: notice}}}
    """

  @Test("L19: the audit ends with status 1 while a decision is missing, and with 0 once all have decided")
  func auditStatus() throws {
    try session { office in
      try office.sign()
      #expect(try office.run("amendments jp-us-tpd").status == 0)
      let file = try office.write(change, to: "change.yaml")
      let decision = "record amendment jp-us-tpd --amendment 2026-1 --effective 2026-03-01 --clauses \(file)"
      try office.ok("\(decision) --by JP --on 2026-02-01", ["--title", "Shorter period"])
      let open = try office.run("amendments jp-us-tpd --json")
      #expect(open.status == 1)
      #expect(open.stderr == "")
      try office.ok("\(decision) --by US --on 2026-02-10")
      let audit = try office.json("amendments jp-us-tpd").part("amendments.0")
      #expect(audit["amendment"] == "2026-1")
      #expect(audit["title"] == "Shorter period")
      #expect(audit["outcome"] == "in-effect")
      #expect(audit["adopted"] == "2026-02-10")
      #expect(audit["effective"] == "2026-03-01")
      #expect(audit["missing"] == "[]")
      let text = try office.ok("amendments jp-us-tpd").stdout
      #expect(text.contains("[3] written decision of Japan"))
      #expect(text.contains("180 days after") && text.contains("90 days after"))
    }
  }

  @Test("L11: where all have decided, and not the same, that is told, and nobody's decision is called missing")
  func toldAsDiffering() throws {
    try session { office in
      try office.sign()
      let decision = "record amendment jp-us-tpd --amendment 2026-1"
      try office.ok("\(decision) --by JP --on 2026-02-01")
      #expect(try office.run("amendments jp-us-tpd").stdout.contains("missing: the decision of United States\n"))
      try office.ok("\(decision) --by US --on 2026-02-10 --effective 2026-05-01")
      let text = try office.run("amendments jp-us-tpd").stdout
      #expect(
        text.contains("the decisions of Japan and United States are not the same\n") && !text.contains("missing:"))
      #expect(try office.run("amendments jp-us-tpd --lang ja").stdout.contains("日本及び米国の決定が一致していない"))
    }
  }

  @Test("L2: one decision alone changes nothing")
  func oneDecision() throws {
    try session { office in
      try office.sign()
      let file = try office.write(change, to: "change.yaml")
      try office.ok("record amendment jp-us-tpd --amendment 2026-1 --by JP --on 2026-02-01 --clauses \(file)")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-03-01")
      #expect(try office.json("status jp-us-tpd --on 2026-03-01")["termination.firstDayWithout"] == "2026-08-28")
      let pending = try office.json("status jp-us-tpd --on 2026-03-01").part("pending.0")
      #expect(pending["act"] == "amendment")
      #expect(pending["missing"] == "[US]")
    }
  }

  @Test("L18: an amendment changes the clauses from its day on, and an earlier day keeps the old ones")
  func versions() throws {
    try session { office in
      try office.sign()
      let file = try office.write(change, to: "change.yaml")
      try office.ok(
        "record amendment jp-us-tpd --amendment 2026-1 --by JP --by US --on 2026-02-01 --effective 2026-03-01"
          + " --clauses \(file)")
      #expect(try office.json("status jp-us-tpd --on 2026-02-28")["clausesOfAmendment"] == "null")
      #expect(try office.json("status jp-us-tpd --on 2026-03-01")["clausesOfAmendment"] == "2026-1")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-03-01")
      #expect(try office.json("status jp-us-tpd --on 2026-03-01")["termination.firstDayWithout"] == "2026-05-30")
    }
  }

  @Test("L11: decisions that differ stay pending, and the audit names everyone")
  func differingDecisions() throws {
    try session { office in
      try office.sign()
      let decision = "record amendment jp-us-tpd --amendment 2026-1"
      try office.ok("\(decision) --by JP --on 2026-02-01 --effective 2026-03-01")
      try office.ok("\(decision) --by US --on 2026-02-02 --effective 2026-04-01")
      let run = try office.run("amendments jp-us-tpd")
      #expect(run.status == 1)
      #expect(run.stdout.contains("not adopted"))
      #expect(run.stdout.contains("effective 1 March 2026") && run.stdout.contains("effective 1 April 2026"))
      #expect(try office.json("status jp-us-tpd").part("pending").count == 2)
    }
  }

  @Test("L19: an amendment due on the first day without never takes effect, and the audit says so")
  func dueTooLate() throws {
    try session { office in
      try office.giveNotice()
      try office.ok(
        "record amendment jp-us-tpd --amendment 2026-1 --by JP --by US --on 2026-02-01 --effective 2026-07-14")
      let run = try office.run("amendments jp-us-tpd")
      #expect(run.status == 1)
      #expect(run.stdout.contains("never takes effect"))
    }
  }

  @Test("an amendment file with an unknown clause is refused where it stands")
  func unknownClause() throws {
    try session { office in
      try office.sign()
      try office.write("policies:\n  counting: {value: nobody-counts, reason: {en: x}}\n", to: "change.yaml")
      try office.refused(
        65, "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01 --clauses change.yaml",
        saying: "change.yaml:2:21: ")
      try office.write("agreement: other\n", to: "change.yaml")
      try office.refused(
        65, "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01 --clauses change.yaml",
        saying: "change.yaml:1:1: agreement is not known here")
    }
  }
}
