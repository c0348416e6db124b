import ArgumentParser
import Presentation

extension Arguments {
  /// Throws `WrongUsage` for options given more than once that do not repeat. The parser would take the last one and
  /// say nothing, and a second `--on` would decide about the record.
  func checkThatNothingIsDoubled() throws {
    let given = rest.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    var seen: Set<String> = []
    let doubled = given.filter { !seen.insert($0).inserted }
    guard !doubled.isEmpty else { return }
    let once = try Self.optionsThatStandOnce(in: command)
    let wrong = once.filter(doubled.contains)
    guard !wrong.isEmpty else { return }
    throw WrongUsage.moreThanOnce(options: wrong)
  }

  /// The options that stand once by their declaration, in the order of the help.
  private static func optionsThatStandOnce(in command: any ParsableCommand.Type) throws -> [String] {
    try CommandShape.of(command).arguments?.filter { !$0.isRepeating }.flatMap(\.longNames) ?? []
  }
}
