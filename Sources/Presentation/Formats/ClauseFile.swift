public import Agreements
import Yams

/// Reads a clause file (L20): the part of YAML in which a text is just that text. No tags, anchors, aliases, keys
/// with `?`, duplicate keys or second documents, and no scalar is taken for a number, a date or a truth value.
public enum ClauseFile {
  /// In bytes.
  public static let limit = 1_048_576
  /// A clause file is not nested deeper than this.
  static let deepest = 24
  /// In characters: the parser reads no longer key.
  static let longestKey = 1_024

  /// The tree of a file's bytes. Throws what is wrong with its place, line and column from 1.
  public static func tree(of bytes: [UInt8]) throws(ClauseFileError) -> ClauseNode {
    guard bytes.count <= limit else { throw ClauseFileError(.notClauseYAML(.tooLong(limit: limit)), at: nil) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ClauseFileError(.notClauseYAML(.notUTF8), at: nil)
    }
    if let problem = markThatIsNoText(in: text) { throw problem }
    let root: Node?
    do {
      root = try compose(text)
    } catch {
      throw refusal(error, in: text)
    }
    guard let root else { throw ClauseFileError(.empty, at: FilePosition(line: 1, column: 1)) }
    return try node(root, depth: 1)
  }

  /// The first anchor, alias, tag or key with `?`. Safe to compose is only a file without them.
  private static func markThatIsNoText(in text: String) -> ClauseFileError? {
    let marks = YAMLMarks(text)
    guard let masked = marks.masked else { return nil }
    do {
      _ = try compose(masked)
      return nil
    } catch YamlError.scanner(_, let problem, let mark, _) {
      // The second stands where a directive would declare a tag.
      guard ["found character that cannot start any token", "did not find expected '!'"].contains(problem)
      else { return nil }
      return marks.problem(at: FilePosition(line: mark.line, column: mark.column))
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) where keys.contains(where: { $0.contains("@") }) {
      // Two keys may be one in the copy only; what follows them was not seen, so the file cannot be read on.
      return refusal(YamlError.duplicatedKeysInMapping(duplicates: keys, context: context), in: text)
    } catch {
      return nil
    }
  }

  /// No scalar is resolved to a type: all are texts, and so are equal keys.
  private static func compose(_ text: String) throws -> Node? {
    // The parser keeps a pointer into the string: room at the end makes sure that it is not a copy on the stack.
    let padded = text + String(repeating: "\n", count: 16)
    let parser = try Parser(yaml: padded, resolver: .basic, encoding: .utf8)
    return try parser.singleRoot()
  }

  private static func node(_ node: Node, depth: Int) throws(ClauseFileError) -> ClauseNode {
    let position = node.mark.map { FilePosition(line: $0.line, column: $0.column) }
    guard depth <= deepest else { throw ClauseFileError(.notClauseYAML(.tooDeep), at: position) }
    switch node {
    case .scalar(let scalar):
      return ClauseNode(.text(scalar.string), at: position)
    case .sequence(let sequence):
      var nodes: [ClauseNode] = []
      nodes.reserveCapacity(sequence.count)
      for node in sequence { nodes.append(try self.node(node, depth: depth + 1)) }
      return ClauseNode(.list(nodes), at: position)
    case .mapping(let mapping):
      var members: [ClauseNode.Member] = []
      members.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let key = try self.node(key, depth: depth + 1)
        members.append(ClauseNode.Member(key: key, value: try self.node(value, depth: depth + 1)))
      }
      return ClauseNode(.map(members), at: position)
    case .alias:
      throw ClauseFileError(.notClauseYAML(.alias), at: position)
    }
  }
}

private func refusal(_ error: any Error, in text: String) -> ClauseFileError {
  guard let error = error as? YamlError else { return ClauseFileError(.notClauseYAML(.syntax("")), at: nil) }
  switch error {
  case .parser(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting level"):
    return ClauseFileError(.notClauseYAML(.tooDeep), at: place(mark, in: text))
  case .scanner(let context?, "could not find expected ':'", let mark, _) where context.mark.line == mark.line:
    return ClauseFileError(
      .notClauseYAML(.keyTooLong(limit: ClauseFile.longestKey)), at: place(context.mark, in: text))
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
    return ClauseFileError(.notClauseYAML(.syntax(problem)), at: place(mark, in: text))
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

/// The parser tells only where the map begins; its keys stand below each other. Nil for a map in braces.
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

/// The parser reads past the end of the file: what is wrong there stands at its end.
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
