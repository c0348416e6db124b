package import CivilDate

/// A clause file as a tree of texts, whatever format it was written in. A text is read as a number, date or boolean
/// only when a clause asks for one. Positions do not count for equality.
package struct ClauseNode: Hashable, Sendable {
  /// What stands at a place of the file.
  package enum Content: Hashable, Sendable {
    case text(String)
    case list([ClauseNode])
    /// The members, in the order of the file; no key twice.
    case map([Member])
  }

  /// A key and what it holds.
  package struct Member: Hashable, Sendable {
    /// The key: a text, in every file that can be read.
    package let key: ClauseNode
    /// What the key holds.
    package let value: ClauseNode

    package init(key: ClauseNode, value: ClauseNode) {
      self.key = key
      self.value = value
    }

    /// The key as a text; empty where the key is no text.
    package var name: String { if case .text(let name) = key.content { name } else { "" } }
  }

  /// What stands here.
  package let content: Content
  /// The line from 1; 0 in the record. It has 32 bits because a file has many nodes.
  private let line: UInt32
  private let column: UInt32

  /// The place in the file; nil in the record.
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
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a clause file is refused: what is wrong, where, and what would be right. Presentation has the words for it.
package struct ClauseFileError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    case missing(key: String)
    case unknownKey(String, known: [String])
    /// A comma in an unquoted text inside braces ended the text. The key and the whole text are told.
    case unquotedComma(key: String, text: String)
    /// The key belongs inside the map of another key beside it.
    case belongsInside(String, of: String)
    /// A day that a rule counts from must be written as `{day-of: …}`.
    case wantsDayOf(String)
    /// A rule counts from the end of a term, and the file has no clause on duration.
    case termEndWithoutDuration
    /// A further day has the name of one that the program computes.
    case nameOfComputed(String)
    /// All who can consent together do not reach the threshold. `wanted` is the number it wants; nil where they are
    /// enough by number but not by weight or name. `of` is how many can consent.
    case outOfReach(wanted: Int?, of: Int)
    /// A notice so long before the end of the first term would have to be given before the term begins.
    case noticeBeforeTerm(Period)
    case duplicateKey(String)
    /// An agreement names itself as the one on which it depends.
    case parentOfItself
    /// The system's zone data have no such zone.
    case unknownZone(String)
    case wantsText, wantsList, wantsMap
    case empty
    case badValue(String, wanted: Wanted)
    case twice(String)
    case tooFewParties
    /// The clause cannot count from that act: a start cannot count from a notice.
    case ruleCannotCountFrom(Anchor, allowed: [String])
    /// The rule takes the latest or earliest of several rules, and only one is given.
    case tooFewRules
    /// Two keys say the same thing twice, or contradict each other.
    case bothGiven(String, String)
    /// Nothing in the file explains the name.
    case unknownGroup(String), unknownWeight(String)
    /// The weights of one name are together too great.
    case weightsTooGreat
    case agreedDateInStart
    /// Nothing counts from the agreed date, since it is the end itself.
    case agreedDateInside
    case changesNothing
    /// The text is open and starts by consent, and does not say when it starts for a party that consents later.
    case openWithoutForParty
    /// A rule wants a share of the parties, or all of them, where others can join and are not counted.
    case shareOfOpen
    /// The file uses something that is not of the YAML that clause files allow. The parser's word tells what.
    case notClauseYAML(YAMLProblem)
  }

  /// What would be right.
  package enum Wanted: Hashable, Sendable {
    case oneOf([String])
    case number(ClosedRange<Int>)
    case agreementID, partyID, eventName, date, monthDay, period, zone, languageCode, share, decimal
  }

  /// What clause files do not allow of YAML.
  package enum YAMLProblem: Hashable, Sendable {
    case alias, anchor, tag, explicitKey, secondDocument, tooDeep, tooLong(limit: Int), keyTooLong(limit: Int), notUTF8
    case tab
    /// A full-width sign stands for one of YAML.
    case wideMark(String, plain: String)
    /// No text begins with this character.
    case badStart(String)
    /// Behind a key stands a colon that is none of YAML.
    case wideColon(key: String)
    /// Behind the colon of a key stands a space that is none of YAML.
    case oddSpace(key: String, String)
    /// Behind the colon of a key stands this character, without a space before it.
    case noSpace(key: String, before: String)
    case syntax(String)
  }

  /// What is wrong.
  package let problem: Problem
  /// The place in the file; nil where the whole file is meant.
  package let position: FilePosition?
  /// The keys that lead to the place, outermost first.
  package let path: [String]

  package init(_ problem: Problem, at position: FilePosition?, path: [String] = []) {
    self.problem = problem
    self.position = position
    self.path = path
  }
}

extension ClauseFileError.YAMLProblem {
  /// The full-width signs that stand for signs of YAML, and these.
  package static let wideMarks: [Unicode.Scalar: String] = [
    "\u{FF5B}": "{", "\u{FF5D}": "}", "\u{FF3B}": "[", "\u{FF3D}": "]", "\u{FF02}": "\"", "\u{201C}": "\"",
    "\u{201D}": "\"", "\u{FF07}": "'", "\u{2018}": "'", "\u{2019}": "'", "\u{FF0C}": ",", "\u{3001}": ",",
  ]
}
