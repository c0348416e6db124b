import ArgumentParser
import Presentation

extension Arguments {
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
}
