import Agreements
import EventLog
import Foundation
import Presentation
import Registry

extension Session {
  /// Runs something with a progress bar, and tells what is wrong with a bundle under its name.
  func readingBundle<T>(_ path: String, _ body: ((Int64, Int64) -> Void) throws -> T) throws -> T {
    var progress: Progress?
    defer { progress?.end() }
    do {
      return try body { done, total in
        let bar = progress ?? Progress(path, total: total, from: 5_000)
        progress = bar
        bar.reached(done)
      }
    } catch let error as BundleError {
      throw FailureIn(path, error)
    } catch StoreFailure.missing(path) {
      throw NotThere.file(path)
    } catch StoreFailure.permissionDenied(path) {
      throw FileFailure.unreadable(path)
    }
  }

  /// Prints what entries that were recorded one after another changed in the answers.
  func printChanges(by recorded: [Entry], _ registry: Registry) throws {
    guard let first = recorded.first?.number else { return }
    let today = try now().today
    for id in Set(recorded.map(\.agreement)).sorted() {
      let after = try registry.wholeRecord(of: id, asKnownAt: .now)
      let before = AgreementRecord(after.entries.filter { $0.number < first })
      guard let changes = AnswerChanges(before: before, after: after, today: today) else { continue }
      let page = ChangesReport(changes, today: today, language: language).page
      try Output.write(
        page.text(width: Output.width, isStyled: Output.isStyled(environment, noColor: options.noColor)))
    }
  }

  /// Prints the answer, part by part, since it can be long.
  func print(_ comparison: Comparison, _ outcome: ComparisonReport.Outcome) throws {
    let report = ComparisonReport(
      comparison.copies, comparison.warnings, outcome, language: language)
    let now = try now()
    func reportChanges(_ body: (AnswerChanges, ChangesReport) throws -> Void) throws {
      try comparison.visitChanges(today: now) { changes in
        try body(changes, ChangesReport(changes, today: now.today, language: language))
      }
    }
    var changed = false
    guard !options.json else {
      let parts = report.json(
        ours: { each in try comparison.visitDifferences { ours, _ in if let ours { try each(report.json(ours)) } } },
        theirs: { each in
          try comparison.visitDifferences { _, theirs in if let theirs { try each(report.json(theirs)) } }
        },
        changes: { each in
          try reportChanges { changes, report in
            changed = changed || !changes.isEmpty
            try each(report.json)
          }
        }, changed: { changed })
      return try OrderedJSON.write(parts) { try Output.write($0) }
    }
    let isStyled = Output.isStyled(environment, noColor: options.noColor)
    var eras = EraMarks()
    func write(_ page: Page) throws {
      try Output.write(page.text(width: Output.width, isStyled: isStyled, after: &eras))
    }
    try write(report.opening)
    try comparison.visitDifferences { try write(report.difference($0, $1)) }
    try reportChanges { changes, report in
      changed = changed || !changes.isEmpty
      try write(report.page)
    }
    try write(report.closing(changes: changed))
  }
}
