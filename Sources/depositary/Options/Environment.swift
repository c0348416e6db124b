import Foundation
import Presentation

/// The environment of the program, for values that decide about a record. `ProcessInfo` puts other characters in the
/// place of bytes that are no text, and another register could be meant.
enum Environment {
  /// The value of a variable; nil if it is not set. Throws `WrongUsage`.
  static func value(_ name: String) throws -> String? {
    guard let bytes = getenv(name) else { return nil }
    guard let text = String(validatingCString: bytes) else { throw WrongUsage.variableNotUTF8(name) }
    return text
  }
}
