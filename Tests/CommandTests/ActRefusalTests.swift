import Testing

/// Acts that are not recorded (L14): the status says why to programs, one line says it to people, nothing changes.
@Suite struct ActRefusalTests {
  @Test("parties, agreements and entries that the register does not know")
  func unknown() throws {
    try session { office in
      try office.giveNotice()
      try office.refused(
        65, "record notice jp-us-tpd --by FR --delivered 2026-02-01",
        saying: "FR is not a participant of the memorandum; its participants are JP (Japan) and US (United States)")
      try office.refused(65, "record signature jp-us-tpd --by JP --by FR --on 2026-02-01", saying: "FR is not")
      try office.refused(65, "record notice jp-us-tpd --by US --to FR --delivered 2026-02-01", saying: "FR is not")
      try office.refused(65, "record notice jp-us-tpd --by US --to US --delivered 2026-02-01", saying: "both giver")
      try office.refused(65, "record notice jp-us-tpd --by", ["J P", "--delivered", "2026-02-01"])
      try office.refused(66, "record signature nobody --by JP --on 2026-02-01", saying: "no agreement nobody")
      try office.refused(66, "status nobody", saying: "no agreement nobody")
      try office.refused(66, "status JP-US-TPD")
      try office.refused(66, "status", ["a\nb"])
      try office.refused(66, "correct 9 --reason r", saying: "no entry 9")
      try office.refused(66, "annul 9 --reason r", saying: "no entry 9")
      try office.refused(66, "annul 9223372036854775807 --reason r")
      try office.refused(
        66, "record revocation jp-us-tpd --by US --delivered 2026-02-01 --notice 9", saying: "no entry 9")
      try office.refused(65, "record revocation jp-us-tpd --by US --delivered 2026-02-01 --notice 2")
    }
  }

  @Test("L14: an oral notice, and a notice before operation")
  func notices() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      let line = "record notice jp-us-tpd --by US --delivered 2026-01-15"
      try office.refused(65, line, saying: "does not operate yet")
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2026-01-16")
      try office.refused(65, line, saying: "operates only from 16 January 2026")
      try office.refused(65, "record notice jp-us-tpd --by US --delivered 2026-01-16 --form oral", saying: "written")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-16")
    }
  }

  @Test("L14: a second signature, and the same act twice")
  func twice() throws {
    try session { office in
      try office.giveNotice()
      try office.refused(65, "record signature jp-us-tpd --by JP --on 2025-10-29", saying: "signed before (entry 2)")
      try office.refused(
        65, "record signature jp-us-tpd --by US --by JP --on 2025-10-28", saying: "recorded as entry 2")
      try office.refused(65, "record notice jp-us-tpd --by US --delivered 2026-01-15", saying: "recorded as entry 3")
      try office.refused(
        65, "record notice jp-us-tpd --by US --delivered 2026-01-15 --as-received", saying: "recorded as entry 3")
      try office.refused(
        65, "record notice jp-us-tpd --by US --delivered 2026-01-15T12:00+09:00[Asia/Tokyo]", saying: "entry 3")
      try office.refused(65, "agreement add \(Fixture.deal)", saying: "already in the register")
      try office.ok("record agreed-date jp-us-tpd --by JP --on 2026-02-01 --effective 2026-06-01")
      try office.refused(
        65, "record agreed-date jp-us-tpd --by JP --on 2026-02-02 --effective 2026-06-01",
        saying: "decided before (entry 4)")
    }
  }

  @Test("L7: a date agreed, a notice, an amendment and a revocation on the first day without come too late")
  func tooLate() throws {
    try session { office in
      try office.giveNotice()
      let lines = [
        "record agreed-date jp-us-tpd --by JP --by US --effective 2026-12-01 --on",
        "record amendment jp-us-tpd --amendment A --by JP --by US --on",
        "record revocation jp-us-tpd --by US --delivered",
        "record notice jp-us-tpd --by JP --delivered",
      ]
      for line in lines {
        let late = "too late, discontinuation started on 14 July 2026"
        try office.refused(65, "\(line) 2026-07-14", saying: late)
        try office.refused(65, "\(line) 2026-07-14 --dry-run", saying: late)
        try office.ok("\(line) 2026-07-13 --dry-run")
      }
    }
  }

  @Test("L8: a date before the day it was determined on, and another's notice revoked")
  func dates() throws {
    try session { office in
      try office.giveNotice()
      try office.refused(
        65, "record agreed-date jp-us-tpd --by JP --by US --on 2026-03-02 --effective 2026-03-01",
        saying: "before the day on which it was determined")
      try office.ok("record agreed-date jp-us-tpd --by JP --by US --on 2026-03-02 --effective 2026-03-02 --dry-run")
      try office.refused(65, "record revocation jp-us-tpd --by JP --delivered 2026-03-02", saying: "no notice")
      try office.refused(
        65, "record revocation jp-us-tpd --by JP --delivered 2026-03-02 --notice 3",
        saying: "the notice is that of United States, and nobody else can do this")
    }
  }

  @Test("L9: a revocation of a revocation revives nothing")
  func revivesNothing() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("record revocation jp-us-tpd --by US --delivered 2026-02-01")
      try office.refused(
        65, "record revocation jp-us-tpd --by US --delivered 2026-02-02 --notice 4", saying: "revives no notice")
      try office.refused(
        65, "record revocation jp-us-tpd --by US --delivered 2026-02-02 --notice 3", saying: "revoked before")
    }
  }

  @Test("an entry longer than 65,535 bytes")
  func tooLong() throws {
    try session { office in
      try office.giveNotice()
      let remark = String(repeating: "長", count: 22_000)
      try office.refused(
        65, "record notice jp-us-tpd --by JP --delivered 2026-02-01 --remark", [remark], saying: "65,535")
    }
  }
}
