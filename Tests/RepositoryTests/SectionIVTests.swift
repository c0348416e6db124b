import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// The transition table of docs/section-iv.md, row by row, against the engine.
struct SectionIVTests {
  @Test("every row of the transition table is what the engine does")
  func table() throws {
    let rows = try Repository.text("docs/section-iv.md").split(separator: "\n")
      .drop { !$0.hasPrefix("| From") }.dropFirst().filter { $0.hasPrefix("| ") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    #expect(rows.count > 50)
    for row in rows {
      try #require(row.count == 6, "\(row)")
      var life = try start(row[0])
      let act = row[1] == "time" ? nil : try add(row[1], on: row[2], to: &life)
      let status = life.on(row[2])
      #expect(status.state.name.rawValue == row[3], "\(row)")
      let ending = status.termination.words.split(separator: " ").prefix(2).joined(separator: " ")
      #expect(ending == row[4], "\(row)")
      #expect(act.map { word(life.assessment($0)) } ?? "-" == row[5], "\(row)")
    }
  }

  private func start(_ name: String) throws -> TestLife {
    var life = TestLife(try Fixture.agreement())
    if name == "awaiting" { return life }
    life.sign(["JP"], "2025-10-28")
    if name == "half" { return life }
    life.sign(["US"], "2025-10-28")
    if name == "operative" { return life }
    life.notice("US", delivered: "2026-01-15")
    switch name {
    case "ending": break
    case "two": life.notice("JP", delivered: "2026-01-20")
    case "revoked": life.revoke(["US"], entry(3), delivered: "2026-01-20")
    case "proposed": life.agree(["JP"], "2026-03-31", on: "2026-02-01")
    default:
      try #require(name == "agreed")
      life.agree(["JP", "US"], "2026-03-31", on: "2026-02-01")
    }
    return life
  }

  private func add(_ text: String, on: String, to life: inout TestLife) throws -> EntryNumber {
    let words = text.split(separator: " ").map(String.init)
    try #require(words.count >= 2, "\(text)")
    let by = words[1].split(separator: "+").map(String.init)
    switch words[0] {
    case "signature": return life.sign(by, on)
    case "notice": return life.notice(by[0], delivered: on)
    case "undated-notice": return life.notice(by[0], dispatched: on)
    case "revocation-of-revocation":
      return life.revoke(by, life.acts.first { $0.content.kind == .revocation }?.id, delivered: on)
    case "oral-notice": return life.notice(by[0], delivered: on, form: .oral)
    case "agreed-date": return life.agree(by, try #require(words.last), on: on)
    case "amendment": return life.amend(by, on: on)
    default:
      try #require(words[0] == "revocation", "\(text)")
      let notice = life.acts.first { $0.content.kind == .notice }?.id
      return life.revoke(by, notice, delivered: on)
    }
  }

  private func word(_ assessment: Assessment?) -> String {
    switch assessment {
    case .effective: "effective"
    case .pending: "pending"
    case .withoutEffect: "without effect"
    case nil: "unknown"
    }
  }
}
