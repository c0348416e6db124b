/// A clause file as a tree of texts, whatever it was written in. Texts are never read as numbers, dates or booleans
/// before a clause asks for one. Equality leaves positions aside.
public struct ClauseNode: Hashable, Sendable {
  /// What stands at a place of the file.
  public indirect enum Content: Hashable, Sendable {
    case text(String)
    case list([ClauseNode])
    /// In the order of the file; no key twice.
    case map([Member])
  }

  /// A key and what it holds.
  public struct Member: Hashable, Sendable {
    public let key: ClauseNode
    public let value: ClauseNode

    public init(key: ClauseNode, value: ClauseNode) {
      self.key = key
      self.value = value
    }

    public var name: String { if case .text(let name) = key.content { name } else { "" } }
  }

  public let content: Content
  /// Where it stands in the file; nil in the record.
  public let position: Position?

  public init(_ content: Content, at position: Position? = nil) {
    self.content = content
    self.position = position
  }

  public static func == (a: Self, b: Self) -> Bool { a.content == b.content }

  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

/// A place in a file, line and column from 1.
public struct Position: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a clause file is refused: what is wrong, where, and what would be right. The words are Presentation's.
public struct ClauseFileError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    case missing(key: String)
    case unknownKey(String, known: [String])
    case duplicateKey(String)
    case wantsText, wantsList, wantsMap
    case empty
    case badValue(String, wanted: Wanted)
    case twice(String)
    case tooFewParties
    /// The ending can only count from a notice, the start only from the signatures.
    case ruleCannotCountFrom(AnchorAct)
    case agreedDateInStart
    case changesNothing
    /// Not of the YAML that clause files allow; the parser's word.
    case notClauseYAML(YAMLProblem)
  }

  /// What would be right.
  public enum Wanted: Hashable, Sendable {
    case oneOf([String])
    case agreementID, partyID, date, period, zone, languageCode
  }

  /// What clause files leave out of YAML.
  public enum YAMLProblem: Hashable, Sendable {
    case alias, anchor, tag, secondDocument, tooDeep, tooLong(limit: Int), notUTF8
    case syntax(String)
  }

  public let problem: Problem
  public let position: Position?
  /// The keys that lead there, outermost first.
  public let path: [String]

  public init(_ problem: Problem, at position: Position?, path: [String] = []) {
    self.problem = problem
    self.position = position
    self.path = path
  }
}
