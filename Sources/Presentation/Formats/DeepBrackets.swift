/// Brackets that are nested deeper than in any clause file and close on the line on which they open.
///
/// All that stands in brackets on one line can be a key. To find out, the parser reads ahead. Its own limit on nesting
/// no longer sees brackets that are closed by then, and it would go on to compare what such keys of keys hold.
struct DeepBrackets {
  private let bytes: [UInt8]
  private let deepest: Int

  init(in bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  /// The places at which brackets open that are too deep, in order. Brackets in a text can be among them.
  var places: [Int] {
    var found: Set<Int> = []
    var openers: [Int] = []
    bytes.visit("[{\n") { index in
      guard bytes[index] == 0x0A else { return openers.append(index) }
      if openers.count > deepest { found.formUnion(tooDeep(among: openers)) }
      openers.removeAll(keepingCapacity: true)
    }
    found.formUnion(tooDeep(among: openers))
    return found.sorted()
  }

  /// How many bytes the parser can read ahead: 1,024 characters.
  private static let ahead = 4 * ClauseFile.longestKey

  private func tooDeep(among openers: [Int]) -> [Int] {
    zip(openers, openers.dropFirst(deepest)).compactMap { first, last in
      last - first < Self.ahead ? tooDeep(from: first) : nil
    }
  }

  /// The place of a bracket that is too deep, if a bracket opens here. What stands in brackets on this line is read as
  /// the parser reads it.
  private func tooDeep(from start: Int) -> Int? {
    let end = min(bytes.count, start + Self.ahead)
    var depth = 0
    var index = start
    while index < end, bytes[index] != 0x0A {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > deepest { return index }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return nil }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = endOfQuoted(index)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "?"): break
      default: index = endOfPlain(index)
      }
      index += 1
    }
    return nil
  }

  /// The place of the closing mark, or of the end of the line.
  private func endOfQuoted(_ start: Int) -> Int {
    let mark = bytes[start]
    var index = start + 1
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == mark {
        guard mark == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == mark else { return index }
        index += 1
      } else if mark == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] != 0x0A
      {
        index += 1
      }
      index += 1
    }
    return index - 1
  }

  /// The place of the last byte of a text without quotation marks. It goes on to a comma, a bracket, or a colon before
  /// a blank.
  private func endOfPlain(_ start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      switch bytes[index + 1] {
      case 0x0A, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        return index
      case UInt8(ascii: ":") where index + 2 == bytes.count || " \t\r\n".utf8.contains(bytes[index + 2]): return index
      default: index += 1
      }
    }
    return index
  }
}
