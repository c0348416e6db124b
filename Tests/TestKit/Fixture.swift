package import Agreements
import CivilDate
package import Foundation
import Presentation

/// What the tests share: fixtures found from the place of this file, and a terse way to write acts.
package enum Fixture {
  /// The folder Fixtures of the repository.
  package static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  package static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// An agreement from its clause file, with policies set to other values.
  package static func agreement(
    _ path: String = "technology-prosperity-deal.yaml", _ policies: [PolicyName: String] = [:]
  ) throws -> Agreement {
    try agreement(yaml: try text(path), policies)
  }

  /// The same from the text of a clause file.
  package static func agreement(yaml: String, _ policies: [PolicyName: String] = [:]) throws -> Agreement {
    try Agreement(reading: try ClauseFile.tree(of: Array(yaml.utf8))).setting(policies)
  }

  /// The memorandum with another period in the place of its 180 days.
  package static func memorandum(period: String, _ policies: [PolicyName: String] = [:]) throws -> Agreement {
    let yaml = try text("technology-prosperity-deal.yaml").replacingOccurrences(of: "P180D", with: period)
    return try agreement(yaml: yaml, policies)
  }

  /// A binding treaty with these clauses, that is made up.
  /// - Parameter parties: the lines of `parties` or `open-to`.
  package static func treaty(_ clauses: String, parties: String) throws -> Agreement {
    try agreement(yaml: "agreement: a-b\ntitle: {en: A treaty}\nnature: binding\n\(parties)\n\(clauses)")
  }

  /// The same, of parties that are known by these names.
  package static func treaty(of parties: [String], _ clauses: String) throws -> Agreement {
    let list = parties.map { "{id: \($0), name: {en: \($0)}}" }.joined(separator: ", ")
    return try treaty(clauses, parties: "parties: [\(list)]")
  }

  /// The texts of all clause files of agreements, by their names.
  package static func clauseFiles() throws -> [(name: String, yaml: String)] {
    let agreements = folder.appendingPathComponent("agreements")
    return try FileManager.default.contentsOfDirectory(atPath: agreements.path).filter { $0.hasSuffix(".yaml") }
      .sorted()
      .map { ($0, try text("agreements/\($0)")) }
  }

  /// The tree of a clause file.
  package static func tree(_ yaml: String) throws -> ClauseNode { try ClauseFile.tree(of: Array(yaml.utf8)) }

  /// The change that an amendment's file describes.
  package static func change(_ yaml: String) throws -> ClausesChange {
    try ClausesChange(reading: try ClauseFile.tree(of: Array(yaml.utf8)))
  }
}

extension Agreement {
  func setting(_ policies: [PolicyName: String]) throws -> Agreement {
    var clauses = clauses
    for (name, value) in policies {
      guard let values = clauses.policies.values.setting(name, to: value) else { throw NoSuchValue(name: name) }
      clauses.policies.values = values
    }
    return with(clauses)
  }
}

extension Phrase {
  /// In English, with dates and periods as ISO 8601 writes them.
  package var plain: String { en.pieces.map(\.plain).joined() }
}

extension Wording.Piece {
  fileprivate var plain: String {
    switch self {
    case .text(let text): text
    case .day(let day): day.description
    case .yearly(let day): day.description
    case .period(let period): period.description
    case .term(let term): "\(term)"
    case .parties(let parties): parties.map(\.description).joined(separator: ", ")
    case .phrase(let phrase): phrase.plain
    case .list(let phrases): phrases.map(\.plain).joined(separator: ", ")
    }
  }
}

struct NoSuchValue: Error { let name: PolicyName }

/// A sequence of numbers that a seed repeats (SplitMix64).
package struct Seeded: RandomNumberGenerator {
  package let seed: UInt64
  private var state: UInt64

  /// From `$DEPOSITARY_SEED`, else always the same.
  package init() {
    self.init(seed: ProcessInfo.processInfo.environment["DEPOSITARY_SEED"].flatMap(UInt64.init) ?? 20_251_028)
  }

  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
