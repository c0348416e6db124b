import Foundation
import Presentation

/// The progress of something long: a bar on the terminal, and nothing where standard error is a file or a program.
final class Progress {
  private let name: String
  private let total: Int64
  private let shown: Bool
  private var last: Int64 = -1

  /// The progress of a number of steps. Fewer than `least` steps show nothing.
  init(_ name: String, total: Int64, from least: Int64 = 1) {
    self.name = Page.oneLine(name)
    self.total = total
    shown =
      total >= max(1, least) && isatty(STDERR_FILENO) == 1
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The progress through the bytes of a file.
  convenience init(of path: String) {
    var status = stat()
    self.init(path, total: stat(path, &status) == 0 ? Int64(status.st_size) : 0, from: 1 << 25)
  }

  func reached(_ count: Int64) {
    let percent = min(100, count * 100 / max(1, total))
    guard shown, percent != last else { return }
    last = percent
    let bar = String(repeating: "#", count: Int(percent / 4)) + String(repeating: ".", count: Int(25 - percent / 4))
    try? Output.write("\r[\(bar)] \(percent) % \(name)", to: STDERR_FILENO)
  }

  /// Takes the bar away.
  func end() {
    guard shown, last >= 0 else { return }
    try? Output.write("\r\u{1B}[K", to: STDERR_FILENO)
  }
}
