/// The name of a signer and of its log, such as `mofa.example/treaties`. Others find the log by it for ever.
package struct KeyName: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The length of the longest name, in bytes.
  package static let longest = 255

  /// Nil if the text is empty, longer than `longest`, or holds white space, `+` (C2SP signed-note), a control or an
  /// invisible character. Nil also for the first line of every cosigned message, which no origin may be.
  package init?(_ text: String) {
    guard Origin(text) != nil, !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "+" })
    else { return nil }
    description = text
  }

  /// Names are compared by bytes: two names that only look alike are two.
  package static func == (a: Self, b: Self) -> Bool { a.description.utf8.elementsEqual(b.description.utf8) }

  /// The hash agrees with `==`.
  package func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: description) }
}

/// The first line of a checkpoint: the name of a log for ever. The origin of a register is the name of its key. Other
/// logs name themselves as they like.
package struct Origin: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The name of a register, as the name of its key.
  package init(_ name: KeyName) { description = name.description }

  /// Nil if the text is empty, longer than a name, or holds a control or an invisible character, by which two could
  /// look alike. Nil also for the first line of every cosigned message.
  package init?(_ text: String) {
    guard (1...KeyName.longest).contains(text.utf8.count), text != "cosignature/v1",
      text.unicodeScalars.allSatisfy({ ![.control, .format].contains($0.properties.generalCategory) })
    else { return nil }
    description = text
  }

  /// Origins are compared by bytes, as names are.
  package static func == (a: Self, b: Self) -> Bool { a.description.utf8.elementsEqual(b.description.utf8) }

  /// Whether the origin is the name of this key.
  package static func == (origin: Self, name: KeyName) -> Bool {
    origin.description.utf8.elementsEqual(name.description.utf8)
  }

  /// The hash agrees with `==`.
  package func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: description) }
}
