import Foundation
import Presentation

/// Standard output, written whole or refused.
enum Output {
  /// Writes a text. A reader that has seen enough, as `head` does, is no failure. Throws `FileFailure.output`
  /// otherwise.
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws {
    var eras = EraMarks()
    try write(Array(eras.resolved(text).utf8)[...], to: descriptor, isWhole: false)
  }

  /// Writes what is for keeping, such as an export or a proof. A reader that goes away before the end has half of it,
  /// which is a failure. Throws `FileFailure.output`.
  static func writeWhole(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws {
    try write(bytes[...], to: descriptor, isWhole: true)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, isWhole: Bool) throws {
    var bytes = bytes
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE && !isWhole { return }
      guard count > 0 else { throw FileFailure.output }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether headings are in bold: a person reads on a terminal that can show it, and has not said otherwise.
  static func isStyled(_ environment: [String: String], noColor: Bool) -> Bool {
    !noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb" && isatty(STDOUT_FILENO) == 1
  }

  /// The columns of the terminal, at most 120; nil where the output is a file or a program.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(120, Int(size.ws_col))
  }
}
