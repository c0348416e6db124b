import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// All faults of a clause file are told in one run, and nothing is told that is none.
struct WholeFileTests {
  /// One line of a fixture changed so that it cannot be read.
  private struct Fault {
    let line: Int
    let text: String
    let error: ClauseFileError
  }

  @Test("of two faults in two lines both are told, in the order of the lines, and nothing else")
  func pairs() throws {
    var random = Seeded()
    let seed = random.seed
    var (both, alone) = (0, 0)
    for (name, yaml) in try Fixture.clauseFiles() {
      let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let faults = lines.indices.shuffled(using: &random).prefix(24).compactMap { fault(lines, $0, using: &random) }
      for fault in faults {
        alone += 1
        let place = "DEPOSITARY_SEED=\(seed), \(name):\(fault.line + 1): \(fault.text)"
        #expect(try told(lines, [fault]) == [fault.error], "\(place)")
      }
      for (one, other) in zip(faults, faults.dropFirst()) where one.line != other.line {
        guard let errors = try? told(lines, [one, other]) else { continue }
        // A line that is gone can take with it what the other says.
        guard !one.text.isEmpty, !other.text.isEmpty else {
          #expect((1...2).contains(errors.count), "DEPOSITARY_SEED=\(seed), \(name): \(errors)")
          continue
        }
        let place = "DEPOSITARY_SEED=\(seed), \(name): \(one.line + 1) \(one.text), \(other.line + 1) \(other.text)"
        let expected = one.line < other.line ? [one.error, other.error] : [other.error, one.error]
        // Of one clause, item or list the first can hide the second; neither makes a third.
        #expect(
          errors.allSatisfy { told in expected.contains { same($0, told) } } && !errors.isEmpty, "\(place): \(errors)")
        if errors == expected { both += 1 }
      }
    }
    print("DEPOSITARY_SEED=\(seed): \(alone) faults, \(both) pairs told whole")
    #expect(alone > 100 && both > 50, "\(alone), \(both)")
  }

  @Test("of more faults than are told the first are, and reading ends")
  func many() throws {
    let parties = (1...200).map { "  - {id: P\($0), name: nobody}" }
    let lines =
      ["agreement: a-b", "title: {en: A treaty}", "nature: binding", "parties:"] + parties + [
        "start: {article: {en: '1'}, says: {en: So it is.}, rule: {day-of: last-signature}}"
      ]
    let errors = try told(lines, [])
    #expect(errors.count == ClauseFaults.most && errors.map(\.position?.line) == Array(5..<5 + ClauseFaults.most))
  }

  /// Of a rule whose keys are all misspelt the form is not known: each key is measured against those of every form.
  private func same(_ expected: ClauseFileError, _ told: ClauseFileError) -> Bool {
    if case .unknownKey(let key, _) = expected.problem, case .unknownKey(key, _) = told.problem {
      return expected.position == told.position
    }
    return expected == told
  }

  private func told(_ lines: [String], _ faults: [Fault]) throws -> [ClauseFileError] {
    var lines = lines
    for fault in faults { lines[fault.line] = fault.text }
    return Agreement.faults(in: try Fixture.tree(lines.joined(separator: "\n")))
  }

  /// Nil where the change leaves a file that can be read, or is no YAML.
  private func fault(_ lines: [String], _ index: Int, using random: inout Seeded) -> Fault? {
    let line = lines[index]
    guard let colon = line.range(of: ": "), !line.trimmingCharacters(in: .whitespaces).hasPrefix("#") else {
      return nil
    }
    let text =
      switch Int.random(in: 0..<4, using: &random) {
      case 3: ""
      case 0: line.replacingCharacters(in: colon, with: "-x: ")
      case 1: String(line[..<colon.upperBound]) + "nothing-right"
      default: String(line[..<colon.upperBound]) + "[]"
      }
    var changed = lines
    changed[index] = text
    guard let tree = try? Fixture.tree(changed.joined(separator: "\n")) else { return nil }
    do throws(ClauseFileError) {
      let error = try Agreement(reading: tree).faultsAsWritten.first
      return error.map { Fault(line: index, text: text, error: $0) }
    } catch {
      return Fault(line: index, text: text, error: error)
    }
  }
}
