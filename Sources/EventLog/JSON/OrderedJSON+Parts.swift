extension OrderedJSON {
  /// Passes on the items of a list, one at a time.
  package typealias Items = (_ each: (OrderedJSON) throws -> Void) throws -> Void

  /// The value of a member, at once or item by item.
  package enum Part {
    case value(OrderedJSON)
    case items(Items)
    /// The value is known only after what stands before it is written.
    case later(() -> OrderedJSON)
  }

  /// Writes an object as `text` does, with no more than one item of a list in memory.
  package static func write(_ members: [(String, Part)], to write: @escaping (String) throws -> Void) throws {
    var lead = "{\n  "
    for (name, part) in members {
      try write(lead + OrderedJSON.string(name).lineText.dropLast() + ": ")
      lead = ",\n  "
      switch part {
      case .value(let value): try write(value.indented(by: 1))
      case .items(let items): try self.write(items, to: write)
      case .later(let value): try write(value().indented(by: 1))
      }
    }
    try write(members.isEmpty ? "{}\n" : "\n}\n")
  }

  private static func write(_ items: Items, to write: @escaping (String) throws -> Void) throws {
    var lead = "[\n    "
    try items { item in
      try write(lead + item.indented(by: 2))
      lead = ",\n    "
    }
    try write(lead.hasPrefix("[") ? "[]" : "\n  ]")
  }

  /// The text with its later lines indented. No string in it holds a line break as it is.
  private func indented(by depth: Int) -> String {
    let lines = text.split(separator: "\n")
    return lines.joined(separator: "\n" + String(repeating: "  ", count: depth))
  }
}
