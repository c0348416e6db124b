package import Agreements
import CSystem
import Yams

/// Reads a clause file (L20): the part of YAML in which a text is just that text. It has no tags, anchors, aliases,
/// keys with `?`, duplicate keys or second documents. No scalar is taken for a number, a date or a truth value.
package enum ClauseFile {
  /// The length of the longest file, in bytes.
  package static let limit = 1_048_576
  /// The most levels of nesting in a clause file.
  static let deepest = 24
  /// The length of the longest key in characters. The parser reads no longer one.
  static let longestKey = 1_024

  /// The tree of a file's bytes. Throws the first fault with its place, line and column from 1.
  package static func tree(of bytes: [UInt8]) throws(ClauseFileError) -> ClauseNode {
    guard bytes.count <= limit else { throw ClauseFileError(.notClauseYAML(.tooLong(limit: limit)), at: nil) }
    if bytes.starts(with: byteOrderMark) { return try tree(of: Array(bytes.dropFirst(byteOrderMark.count))) }
    let marks = YAMLMarks(bytes)
    guard let text = String(validating: (marks?.masked ?? bytes) + room, as: UTF8.self) else {
      throw ClauseFileError(.notClauseYAML(.notUTF8), at: nil)
    }
    if let marks, let tree = try tree(of: bytes, text, marks) { return tree }
    let root: Node?
    do {
      root = try compose(marks == nil ? text : String(decoding: bytes + room, as: UTF8.self))
    } catch {
      throw refusal(error, in: bytes)
    }
    guard let root else { throw ClauseFileError(.empty, at: FilePosition(line: 1, column: 1)) }
    var reader = TreeReader(marks: nil)
    return try reader.node(root, depth: 1)
  }

  /// The tree of a file with marks. Throws the first anchor, alias, tag or key with `?`: only a file without them is
  /// safe to compose.
  /// - Parameter masked: the copy in which the marks are hidden.
  /// - Returns: nil where the file itself has to be composed; it is then safe.
  private static func tree(
    of bytes: [UInt8], _ masked: String, _ marks: YAMLMarks, isSecond: Bool = false
  ) throws(ClauseFileError) -> ClauseNode? {
    let root: Node?
    do {
      root = try compose(masked)
    } catch YamlError.scanner(_, let problem, let mark, _) {
      // The second message is that for a directive that would declare a tag.
      guard ["found character that cannot start any token", "did not find expected '!'"].contains(problem),
        let refusal = marks.problem(at: FilePosition(line: mark.line, column: mark.column))
      else { return nil }
      throw refusal
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) where keys.contains(where: marks.areIn) {
      // Two keys may be the same only in this copy. What follows them was not seen, so the file itself cannot be read.
      if !isSecond, let other = YAMLMarks(bytes, mask: "`") {
        return try tree(of: bytes, String(decoding: other.masked + room, as: UTF8.self), other, isSecond: true)
      }
      let error = refusal(YamlError.duplicatedKeysInMapping(duplicates: keys, context: context), in: marks.masked)
      guard case .duplicateKey(let key) = error.problem, let position = error.position else { throw error }
      throw ClauseFileError(.duplicateKey(marks.original(of: key, at: position)), at: position)
    } catch {
      return nil
    }
    guard let root, !marks.hasKeys else { return nil }
    var reader = TreeReader(marks: marks)
    let tree = try reader.node(root, depth: 1)
    return reader.isComplete ? tree : nil
  }

  /// The bytes with which some editors begin a file. They say nothing.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Room at the end of the text. The parser keeps a pointer into the string, and with the room the string is not a
  /// copy on the stack.
  private static let room = [UInt8](repeating: UInt8(ascii: "\n"), count: 16)

  /// Sets the parser's own limit on nesting. The parser compares keys with all that they hold: if maps are keys of
  /// maps, it compares the innermost again and again. With a few levels more than a clause file can have, the place of
  /// most that are too deep is exact.
  private static let isBounded: Void = yaml_set_max_nest_level(Int32(deepest + 8))

  /// Reads a text as nodes. No scalar is resolved to a type: all are texts, and so equal keys are equal texts.
  private static func compose(_ text: String) throws -> Node? {
    isBounded
    return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
  }
}

/// Turns the parser's nodes into the tree.
private struct TreeReader {
  /// The marks that the copy hides; nil where the file itself was composed.
  private var marks: YAMLMarks?
  private var restoredCount = 0
  /// Whether the copy shows every text and has no keys apart that are the same in the file.
  private(set) var isComplete = true

  init(marks: YAMLMarks?) { self.marks = marks }

  mutating func node(_ node: consuming Node, depth: Int) throws(ClauseFileError) -> ClauseNode {
    switch consume node {
    case .scalar(let scalar):
      let position = try position(scalar.mark, depth)
      return ClauseNode(.text(text(scalar, at: position)), at: position)
    case .sequence(let sequence):
      let position = try position(sequence.mark, depth)
      var nodes: [ClauseNode] = []
      nodes.reserveCapacity(sequence.count)
      for index in sequence.indices { nodes.append(try self.node(sequence[index], depth: depth + 1)) }
      return ClauseNode(.list(nodes), at: position)
    case .mapping(let mapping):
      let position = try position(mapping.mark, depth)
      var members: [ClauseNode.Member] = []
      members.reserveCapacity(mapping.count)
      var isRestored = false
      for index in mapping.indices {
        let (key, value) = mapping[index]
        let before = restoredCount
        let name = try self.node(key, depth: depth + 1)
        isRestored = isRestored || restoredCount > before
        members.append(ClauseNode.Member(key: name, value: try self.node(value, depth: depth + 1)))
      }
      if isRestored, Set(members.map(\.key)).count < members.count { isComplete = false }
      return ClauseNode(.map(members), at: position)
    case .alias(let alias):
      throw ClauseFileError(.notClauseYAML(.alias), at: try position(alias.mark, depth))
    }
  }

  private func position(_ mark: Mark?, _ depth: Int) throws(ClauseFileError) -> FilePosition? {
    let position = mark.map { FilePosition(line: $0.line, column: $0.column) }
    guard depth <= ClauseFile.deepest else { throw ClauseFileError(.notClauseYAML(.tooDeep), at: position) }
    return position
  }

  private mutating func text(_ scalar: Node.Scalar, at position: FilePosition?) -> String {
    guard marks?.areIn(scalar.string) == true else { return scalar.string }
    let style: YAMLMarks.Style =
      switch scalar.style {
      case .literal, .folded: .block
      case .doubleQuoted: .doubleQuoted
      case .singleQuoted: .quoted
      case .plain, .any: .plain
      }
    guard let position, let text = marks?.restored(scalar.string, at: position, style) else {
      isComplete = false
      return scalar.string
    }
    restoredCount += 1
    return text
  }
}

private func refusal(_ error: any Error, in bytes: [UInt8]) -> ClauseFileError {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let error = error as? YamlError else { return ClauseFileError(.notClauseYAML(.syntax("")), at: nil) }
  switch error {
  case .parser(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting level"):
    return ClauseFileError(.notClauseYAML(.tooDeep), at: place(mark, in: text))
  case .scanner(let context?, "could not find expected ':'", let mark, _) where context.mark.line == mark.line:
    return ClauseFileError(
      .notClauseYAML(.keyTooLong(limit: ClauseFile.longestKey)), at: place(context.mark, in: text))
  case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
    let found = place(mark, in: text)
    let key = context.map { place($0.mark, in: text) }
    if let slip = YAMLSlip.behind(problem, at: found, key: key, in: text) { return slip }
    let isKey = problem == "could not find expected ':'"
    return ClauseFileError(.notClauseYAML(.syntax(problem)), at: isKey ? key ?? found : found)
  case .composer(let context, let problem, let mark, _):
    let isSecond = context?.text == "expected a single document in the stream"
    let problem: ClauseFileError.YAMLProblem = isSecond ? .secondDocument : .syntax(problem)
    return ClauseFileError(.notClauseYAML(problem), at: place(mark, in: text))
  case .duplicatedKeysInMapping(let keys, let context):
    let start = FilePosition(line: context.mark.line, column: context.mark.column)
    let key = keys.first ?? ""
    return ClauseFileError(.duplicateKey(key), at: secondLine(of: key, inMapAt: start, text) ?? start)
  case .reader(let problem, let offset, _, _):
    return ClauseFileError(.notClauseYAML(.syntax(problem)), at: offset.map { position($0, in: text) })
  default:
    return ClauseFileError(.notClauseYAML(.syntax("")), at: nil)
  }
}

/// The place of the second of two equal keys. The parser tells only where the map begins; its keys stand below each
/// other. Nil for a map in braces.
private func secondLine(of key: String, inMapAt start: FilePosition, _ text: String) -> FilePosition? {
  var found = 0
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated().dropFirst(start.line - 1) {
    let (margin, rest) = (line.prefix(start.column - 1), line.dropFirst(start.column - 1))
    guard index == start.line - 1 || margin.allSatisfy({ $0 == " " }) else { return nil }
    guard [key, "\"\(key)\"", "'\(key)'"].contains(where: { rest.hasPrefix($0 + ":") }) else { continue }
    found += 1
    if found == 2 { return FilePosition(line: index + 1, column: start.column) }
  }
  return nil
}

/// The place of a mark. The parser reads past the end of the file, and what is wrong there is told at the end.
private func place(_ mark: Mark, in text: String) -> FilePosition {
  let end = position(text.unicodeScalars.count, in: text)
  return mark.line > end.line ? end : FilePosition(line: mark.line, column: mark.column)
}

private func position(_ offset: Int, in text: String) -> FilePosition {
  let before = text.unicodeScalars.prefix(offset)
  let line = before.count { $0 == "\n" } + 1
  let column = before.reversed().prefix { $0 != "\n" }.count + 1
  return FilePosition(line: line, column: column)
}
