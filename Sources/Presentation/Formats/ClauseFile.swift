public import Agreements
import Yams

/// Reads a clause file (L20): the part of YAML in which a text is just that text. No tags, anchors, aliases, duplicate
/// keys or second documents, and no scalar is taken for a number, a date or a truth value.
public enum ClauseFile {
  /// In bytes.
  public static let limit = 1_048_576
  /// A clause file is not nested deeper than this.
  static let deepest = 24

  /// The tree of a file's bytes. Throws what is wrong with its place, line and column from 1.
  public static func tree(of bytes: [UInt8]) throws(ClauseFileError) -> ClauseNode {
    guard bytes.count <= limit else { throw ClauseFileError(.notClauseYAML(.tooLong(limit: limit)), at: nil) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ClauseFileError(.notClauseYAML(.notUTF8), at: nil)
    }
    // The parser keeps a pointer into the string: room at the end makes sure that it is not a copy on the stack.
    let padded = text + String(repeating: "\n", count: 16)
    let parser: Parser
    let root: Node?
    do {
      parser = try Parser(yaml: padded, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw refusal(error, in: text)
    }
    guard let root else { throw ClauseFileError(.empty, at: FilePosition(line: 1, column: 1)) }
    return try Converter(text).convert(root, depth: 1)
  }
}

/// Turns the parser's nodes into the tree, and refuses what clause files leave out.
private struct Converter {
  /// Of every line, the unicode scalars: the parser counts columns in them.
  private let lines: [[UnicodeScalar]]

  init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  func convert(_ node: Node, depth: Int) throws(ClauseFileError) -> ClauseNode {
    let position = node.mark.map { FilePosition(line: $0.line, column: $0.column) }
    if let problem = property(at: position) ?? (depth > ClauseFile.deepest ? .tooDeep : nil) {
      throw ClauseFileError(.notClauseYAML(problem), at: position)
    }
    switch node {
    case .scalar(let scalar):
      return ClauseNode(.text(scalar.string), at: position)
    case .sequence(let sequence):
      var nodes: [ClauseNode] = []
      for node in sequence { nodes.append(try convert(node, depth: depth + 1)) }
      return ClauseNode(.list(nodes), at: position)
    case .mapping(let mapping):
      var members: [ClauseNode.Member] = []
      for (key, value) in mapping {
        let key = try convert(key, depth: depth + 1)
        members.append(ClauseNode.Member(key: key, value: try convert(value, depth: depth + 1)))
      }
      return ClauseNode(.map(members), at: position)
    case .alias:
      throw ClauseFileError(.notClauseYAML(.alias), at: position)
    }
  }

  /// A node starts at its anchor or tag, if it has one; no plain text can start with these marks.
  private func property(at position: FilePosition?) -> ClauseFileError.YAMLProblem? {
    guard let position, lines.indices.contains(position.line - 1) else { return nil }
    let line = lines[position.line - 1]
    guard line.indices.contains(position.column - 1) else { return nil }
    switch line[position.column - 1] {
    case "&": return .anchor
    case "!": return .tag
    case "*": return .alias
    default: return nil
    }
  }
}

private func refusal(_ error: any Error, in text: String) -> ClauseFileError {
  guard let error = error as? YamlError else { return ClauseFileError(.notClauseYAML(.syntax("")), at: nil) }
  switch error {
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
