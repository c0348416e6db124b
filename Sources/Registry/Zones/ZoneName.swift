/// A name of the tz database, such as `Asia/Tokyo`: one or more components of letters, digits, `_`, `+`, `-`, with `/`
/// between them. It can name nothing outside the folder in which it is looked up.
package struct ZoneName: Hashable, Sendable, CustomStringConvertible {
  /// The length of the longest name, in bytes.
  static let longest = 255

  /// The name as it was given.
  package let description: String

  /// Nil for any other text, also for one of more than `longest` bytes. Whether the zone exists is not asked here.
  package init?(_ text: String) {
    let components = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, components.allSatisfy(Self.isComponent) else { return nil }
    description = text
  }

  private static func isComponent(_ component: Substring.UTF8View) -> Bool {
    !component.isEmpty
      && component.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
