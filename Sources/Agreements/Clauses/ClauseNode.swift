package import CivilDate

/// A clause file as a tree of texts, whatever it was written in. Texts are never read as numbers, dates or booleans
/// before a clause asks for one. Equality leaves positions aside.
package struct ClauseNode: Hashable, Sendable {
  /// What stands at a place of the file.
  package enum Content: Hashable, Sendable {
    case text(String)
    case list([ClauseNode])
    /// In the order of the file; no key twice.
    case map([Member])
  }

  /// A key and what it holds.
  package struct Member: Hashable, Sendable {
    /// A text, in every file that can be read.
    package let key: ClauseNode
    /// What the key holds.
    package let value: ClauseNode

    package init(key: ClauseNode, value: ClauseNode) {
      self.key = key
      self.value = value
    }

    /// The key as a text; empty where the key is none.
    package var name: String { if case .text(let name) = key.content { name } else { "" } }
  }

  /// What stands here.
  package let content: Content
  /// 0 in the record. A file has many nodes, and none is longer than 32 bits can count.
  private let line: UInt32
  private let column: UInt32

  /// Where it stands in the file; nil in the record.
  package var position: FilePosition? { line == 0 ? nil : FilePosition(line: Int(line), column: Int(column)) }

  package init(_ content: Content, at position: FilePosition? = nil) {
    self.content = content
    line = UInt32(clamping: position?.line ?? 0)
    column = UInt32(clamping: position?.column ?? 0)
  }

  /// Nodes are equal by their content, wherever they stand.
  package static func == (a: Self, b: Self) -> Bool { a.content == b.content }

  package func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

/// A place in a file, line and column from 1.
package struct FilePosition: Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// From 1, in unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a clause file is refused: what is wrong, where, and what would be right. The words are Presentation's.
package struct ClauseFileError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    case missing(key: String)
    case unknownKey(String, known: [String])
    /// A comma in an unquoted text inside braces ended it: the key, and the whole text.
    case unquotedComma(key: String, text: String)
    /// A key that belongs inside the map of another one beside it.
    case belongsInside(String, of: String)
    /// A day that a rule counts from is written as `{day-of: …}`.
    case wantsDayOf(String)
    /// A rule counts from the end of a term, and the file has no clause on duration.
    case termEndWithoutDuration
    /// A further day has the name of one that the program computes.
    case nameOfComputed(String)
    /// A threshold that all who can consent do not reach: how many it wants, nil where they are enough by number but
    /// not by weight or name; and how many can consent.
    case outOfReach(wanted: Int?, of: Int)
    /// So long before the end of the first term that it would have to be given before the term begins.
    case noticeBeforeTerm(Period)
    case duplicateKey(String)
    case wantsText, wantsList, wantsMap
    case empty
    case badValue(String, wanted: Wanted)
    case twice(String)
    case tooFewParties
    /// The clause does not know that act: a start cannot count from a notice.
    case ruleCannotCountFrom(Anchor, allowed: [String])
    /// "The latest of" one rule.
    case tooFewRules
    /// Two keys that say the same thing twice, or contradict each other.
    case bothGiven(String, String)
    /// A name that nothing in the file explains.
    case unknownGroup(String), unknownWeight(String)
    /// All weights of one name together.
    case weightsTooGreat
    case agreedDateInStart
    /// The agreed date is the end itself: nothing counts from it.
    case agreedDateInside
    case changesNothing
    /// A text that is open and starts by consent, and does not say when it starts for a party that consents later.
    case openWithoutForParty
    /// A share of the parties, or all of them, where others can join and are not counted.
    case shareOfOpen
    /// Not of the YAML that clause files allow; the parser's word.
    case notClauseYAML(YAMLProblem)
  }

  /// What would be right.
  package enum Wanted: Hashable, Sendable {
    case oneOf([String])
    case number(ClosedRange<Int>)
    case agreementID, partyID, eventName, date, monthDay, period, zone, languageCode, share, decimal
  }

  /// What clause files leave out of YAML.
  package enum YAMLProblem: Hashable, Sendable {
    case alias, anchor, tag, explicitKey, secondDocument, tooDeep, tooLong(limit: Int), keyTooLong(limit: Int), notUTF8
    case syntax(String)
  }

  /// What is wrong.
  package let problem: Problem
  /// Where it stands; nil where the whole file is meant.
  package let position: FilePosition?
  /// The keys that lead there, outermost first.
  package let path: [String]

  package init(_ problem: Problem, at position: FilePosition?, path: [String] = []) {
    self.problem = problem
    self.position = position
    self.path = path
  }
}
