import Agreements
import CivilDate
import Foundation
@testable import Presentation
import TestKit
import Testing

/// The table of the fields of acts: what the acts say, the command line, the lines and the schema follow it.
struct ActFieldTests {
  @Test("L12: an act is what its fields say, and no field of the table is said by none")
  func whole() {
    let seed = Seeded().seed
    var said: [ActKind: Set<String>] = [:]
    for number in 1...1_000 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      for act in RandomWorld(using: &own).acts {
        let kind = act.content.kind
        #expect(
          (try? ActContent(kind, act.content.values)) == act.content,
          "DEPOSITARY_SEED=\(seed), world \(number), act \(act.id)")
        said[kind, default: []].formUnion(act.content.values.names)
      }
    }
    for kind in ActKind.allCases { #expect(said[kind] == Set(kind.fields.map(\.name)), "\(kind.rawValue)") }
  }

  @Test("L12: an act that says one thing less is another act, or none")
  func lost() {
    let seed = Seeded().seed
    for number in 1...200 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      for act in RandomWorld(using: &own).acts {
        for name in act.content.values.names {
          var values = act.content.values
          values[name] = nil
          #expect((try? ActContent(act.content.kind, values)) != act.content, "\(act.content.kind.rawValue): \(name)")
        }
      }
    }
  }

  @Test("L14: two acts that differ in one field are not the same act, but for the title of an amendment")
  func identity() {
    let seed = Seeded().seed
    var compared: [ActKind: Set<String>] = [:]
    for number in 1...300 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let acts = RandomWorld(using: &own).acts
      for (place, one) in acts.enumerated() {
        let later = acts.dropFirst(place + 1)
        guard let other = later.first(where: { $0.content.kind == one.content.kind }) ?? later.first else { continue }
        for name in one.content.values.names where name != "title" {
          var values = one.content.values
          values[name] = one.content.kind == other.content.kind ? other.content.values[name] : nil
          guard let changed = try? ActContent(one.content.kind, values), changed != one.content else { continue }
          compared[one.content.kind, default: []].insert(name)
          let (a, b) = (ActIdentity(by: one.by, one.content), ActIdentity(by: one.by, changed))
          // An instant counts by its civil day at the place.
          let daysAlike = one.content.days.map(\.atPlace) == changed.days.map(\.atPlace)
          guard one.content.days == changed.days || !daysAlike else { continue }
          #expect(a != b, "DEPOSITARY_SEED=\(seed), world \(number), \(one.content.kind.rawValue): \(name)")
        }
      }
    }
    for kind in ActKind.allCases {
      #expect(compared[kind, default: []].isSuperset(of: kind.fields.map(\.name).filter { $0 != "title" }))
    }
  }

  @Test("the line of an act says each of its fields, in both languages: with another value it reads otherwise")
  func words() throws {
    let seed = Seeded().seed
    var compared: [ActKind: Set<String>] = [:]
    for number in 1...300 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let voices = [Language.en, .ja].map { Voice($0, world.agreement) }
      for one in world.acts {
        for name in one.content.values.names {
          let others = world.acts.filter { $0.content.kind == one.content.kind }.compactMap { $0.content.values[name] }
          for value in [nil] + others.map(Optional.some) where value != one.content.values[name] {
            // Of the clauses that it changes, the line says only that it changes some.
            if name == "clauses", value != nil { continue }
            var values = one.content.values
            values[name] = value
            guard let content = try? ActContent(one.content.kind, values), content != one.content else { continue }
            compared[one.content.kind, default: []].insert(name)
            let other = Act(id: one.id, by: one.by, content: content, evidence: one.evidence)
            for voice in voices {
              let (a, b) = (voice.act(one), voice.act(other))
              #expect(a != b, "DEPOSITARY_SEED=\(seed), world \(number), \(one.content.kind.rawValue): \(name): \(a)")
            }
          }
        }
      }
    }
    for kind in ActKind.allCases {
      #expect(compared[kind, default: []].isSuperset(of: kind.fields.map(\.name)), "\(kind.rawValue)")
    }
  }

  /// What docs/format.md promises for ever: a member more is another format.
  private static let membersOfFormat1: [ActKind: Set<String>] = [
    .signature: ["on"], .consent: ["on", "consent", "effective"],
    .amendment: ["on", "amendment", "effective", "title", "clauses"], .notice: ["days", "to", "form", "effective"],
    .agreedDate: ["on", "effective"], .extension: ["on", "effective", "until", "for"],
    .revocation: ["days", "revokes"], .suspension: ["on", "suspends", "until"], .resumption: ["on", "resumes"],
    .position: ["on", "holds", "party"], .event: ["on", "event"],
  ]

  @Test("L16: the acts of format 1 have the members that they had when it was frozen, and no other")
  func frozen() {
    for kind in ActKind.allCases {
      let members = kind.fields.map { field -> String in
        if case .noticeDay = field.type { "days" } else { field.recordName }
      }
      #expect(Set(members) == Self.membersOfFormat1[kind], "\(kind.rawValue): a new member needs a new format")
    }
  }

  @Test("no two fields of a kind have one name, in lines or in the record")
  func names() {
    for kind in ActKind.allCases {
      #expect(Set(kind.fields.map(\.name)).count == kind.fields.count, "\(kind.rawValue)")
      #expect(Set(kind.fields.map(\.recordName)).count == kind.fields.count, "\(kind.rawValue)")
    }
  }

  @Test("the schema of acts follows the table of fields, in the words of the options")
  func schema() throws {
    let file = "docs/schema/acts.schema.json"
    let document = try Repository.text(file)
    let start = try #require(document.range(of: "    \"signature\": {")?.lowerBound)
    let written = document[..<start] + (try ActsSchema().text) + "  }\n}\n"
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      return try written.write(to: Repository.root.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }
    #expect(document == written)
  }
}
