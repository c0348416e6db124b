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

  /// Throws `WrongUsage` for an empty text: recorded, it would say nothing. The parser refuses `--reason=` itself.
  func checkThatNothingIsEmpty() throws {
    let own = Array(rest.prefix { $0 != "--" })
    let joined = own.filter { $0.hasPrefix("--") && !$0.hasSuffix("=") }.compactMap { word in
      word.firstIndex(of: "=").map { (String(word[..<$0]), String(word[$0...].dropFirst())) }
    }
    for (option, value) in Array(zip(own, own.dropFirst())) + joined where value.allSatisfy(\.isWhitespace) {
      guard option.hasPrefix("--"), try CommandShape.of(command).argument(option)?.valueName == "text" else { continue }
      throw WrongUsage.emptyValue(option: option)
    }
  }

  /// The options that stand once by their declaration, in the order of the help.
  private static func optionsThatStandOnce(in command: any ParsableCommand.Type) throws -> [String] {
    try CommandShape.of(command).arguments?.filter { !$0.isRepeating }.flatMap(\.longNames) ?? []
  }
}
