import Agreements
import CivilDate
import Foundation
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
