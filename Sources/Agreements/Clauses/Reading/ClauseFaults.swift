/// All that is wrong with a clause file. Reading stops at the first fault. So that one run tells them all, the fault is
/// mended in the tree with a value that reads, and the tree is read again. What only a mend causes is not told.
package struct ClauseFaults {
  private var tree: ClauseNode
  private var found: [ClauseFileError] = []
  /// The paths at which a value was put that the file does not have.
  private var filled: [[String]] = []
  /// The maps from which a key was taken that may be a misspelt one.
  private var cleared: [[String]] = []
  /// Whether nothing was taken out. What other parts lack after that is no fault of the file.
  private var isWhole = true

  /// The largest number of faults told, since nobody mends more in one go.
  package static let most = 50

  /// The faults, in the order of their lines; at least the first that reading comes to.
  /// - Parameters:
  ///   - read: throws the first fault of a tree.
  ///   - check: gives the faults of a tree that can be read.
  static func all(
    in tree: ClauseNode, read: (ClauseNode) throws(ClauseFileError) -> Void,
    check: (ClauseNode) -> [ClauseFileError]
  ) -> [ClauseFileError] {
    var faults = ClauseFaults(tree: tree)
    for _ in 0..<most {
      do throws(ClauseFileError) {
        try read(faults.tree)
      } catch {
        faults.note(error)
        guard faults.mend(error) else { break }
        continue
      }
      if faults.isWhole { for error in check(faults.tree) { faults.note(error) } }
      break
    }
    return faults.found.sorted { a, b in
      (a.position?.line ?? 0, a.position?.column ?? 0) < (b.position?.line ?? 0, b.position?.column ?? 0)
    }
  }

  private init(tree: ClauseNode) { self.tree = tree }

  private mutating func note(_ error: ClauseFileError) {
    let isOfMend = filled.contains { error.path.starts(with: $0) }
    var isOfMisspelt = cleared.contains(error.path)
    switch error.problem {
    case .unknownKey: isOfMisspelt = false
    case .unknownGroup: isOfMisspelt = lacks("groups")
    case .unknownWeight: isOfMisspelt = lacks("weights")
    // The number of those who can consent depends on the parties listed.
    case .outOfReach: isOfMisspelt = filled.contains { ["parties", "groups", "weights"].contains($0.first) }
    // The value put beside a key may not go together with it.
    case .bothGiven: isOfMisspelt = filled.contains { $0.dropLast() == error.path.dropLast() }
    // The rule that counts from the last signature can be one that was put there.
    case .missing(key: "parties"): isOfMisspelt = isOfMisspelt || filled.contains { $0.last == "day-of" }
    // Whether a notice can be in time depends on the whole clause.
    case .noticeBeforeTerm:
      isOfMisspelt = filled.contains { $0.first == "duration" } || cleared.contains { $0.first == "duration" }
    case .badValue where error.path.last == "by": isOfMisspelt = lacks("organs")
    default: break
    }
    if !(isOfMend || isOfMisspelt) { found.append(error) }
  }

  /// Whether something was taken out of a section, or a key that may be the section, misspelt.
  private func lacks(_ section: String) -> Bool { cleared.contains { ($0.first ?? section) == section } }

  /// - Returns: whether the tree has changed.
  private mutating func mend(_ error: ClauseFileError) -> Bool {
    let before = tree
    if case .badValue(_, let wanted) = error.problem, let value = tree.value(at: error.path), value.isText,
      value.position == error.position, !filled.contains(error.path)
    {
      put(.text(wanted.example(filled.count)), at: error.path)
      return true
    }
    // One of two keys that cannot both stand is taken out.
    if case .bothGiven = error.problem, error.path.count == 1 {
      tree = tree.removing(error.path)
      isWhole = false
      return tree != before
    }
    // A rule with one wrong key can be any rule, so the whole rule is replaced.
    if let rule = Self.rule(around: error.path), let value = Self.example(of: "rule", 0), !filled.contains(rule) {
      put(value.content, at: rule)
      return true
    }
    if error.problem.isAtKey, let position = error.position, let mended = tree.removingMember(at: position) {
      tree = mended
      cleared.append(error.path)
      isWhole = false
      return true
    }
    if filled.contains(error.path) { return removeUnit(around: error.path) }
    switch error.problem {
    case .missing(let key):
      guard let value = Self.example(of: key, filled.count) else { return removeUnit(around: error.path) }
      tree = tree.replacing(error.path) { node in
        guard case .map(let members) = node.content else { return node }
        let name = ClauseNode(.text(key), at: node.position)
        return ClauseNode(.map(members + [ClauseNode.Member(key: name, value: value)]), at: node.position)
      }
      filled.append(error.path + [key])
    default:
      guard let key = error.path.last, let value = Self.example(of: key, filled.count) else {
        return removeUnit(around: error.path)
      }
      put(value.content, at: error.path)
    }
    return tree != before || removeUnit(around: error.path)
  }

  private mutating func put(_ content: ClauseNode.Content, at path: [String]) {
    tree = tree.replacing(path) { ClauseNode(content, at: $0.position) }
    filled.append(path)
  }

  /// Takes out the item, policy or clause around a fault, where no value can stand in for it.
  private mutating func removeUnit(around path: [String]) -> Bool {
    let lists: Set<String> = [
      "parties", "organs", "groups", "weights", "policies", "effects", "survival", "deadlines",
    ]
    guard let section = path.first else { return false }
    let unit = lists.contains(section) && path.count > 1 ? Array(path.prefix(2)) : [section]
    isWhole = false
    let before = tree
    if unit.count == 1, let value = Self.example(of: section, filled.count), tree.value(at: unit) != value {
      put(value.content, at: unit)
    } else {
      tree = tree.removing(unit)
      cleared.append([section])
    }
    return tree != before
  }
}

extension ClauseFaults {
  private static let keysOfRules: Set<String> = [
    "rule", "from", "ends", "for-party", "succession", "notice-from", "otherwise",
  ]

  /// The innermost rule at a path or around it; nil outside rules.
  private static func rule(around path: [String]) -> [String]? {
    guard let last = path.lastIndex(where: { keysOfRules.contains($0) }) else { return nil }
    return Array(path[...last])
  }

  /// A value that can stand for that of a key; nil where the right value depends on what is around it.
  private static func example(of key: String, _ number: Int) -> ClauseNode? {
    func map(_ members: [(String, ClauseNode)]) -> ClauseNode {
      ClauseNode(.map(members.map { ClauseNode.Member(key: ClauseNode(.text($0.0)), value: $0.1) }))
    }
    func text(_ text: String) -> ClauseNode { ClauseNode(.text(text)) }
    let words = map([("en", text("x"))])
    let rule = map([("date", text("2000-01-01"))])
    func party(_ id: String) -> ClauseNode { map([("id", text(id)), ("name", words)]) }
    return switch key {
    case "en", "ja", "what": text("x")
    case "agreement", "id": text("x\(number)")
    case "nature": text(Nature.binding.rawValue)
    case "article", "says", "title", "name", "words", "remark", "reason", "source", "open-to", "chosen-by",
      "acting-through":
      words
    case _ where keysOfRules.contains(key): rule
    case "for", "after", "before": text("P1D")
    case "parties": ClauseNode(.list([party("x\(number)-1"), party("x\(number)-2")]))
    case "start": map([("article", words), ("says", words), ("rule", rule)])
    default: nil
    }
  }
}

extension ClauseFileError.Problem {
  /// Whether the fault can be in a key, where a key stands at the place.
  fileprivate var isAtKey: Bool {
    switch self {
    case .unknownKey, .unquotedComma, .belongsInside, .duplicateKey, .badValue, .wantsText: true
    default: false
    }
  }
}

extension ClauseFileError.Wanted {
  /// A right value. For names, each number gives another one.
  fileprivate func example(_ number: Int) -> String {
    switch self {
    case .oneOf(let values): values.first ?? "x"
    case .number(let range): String(range.lowerBound)
    case .agreementID, .partyID, .eventName: "x\(number)"
    case .date: "2000-01-01"
    case .monthDay: "01-01"
    case .period: "P1D"
    case .zone: "Etc/UTC"
    case .languageCode: "en"
    case .share: "1/2"
    case .decimal: "1"
    }
  }
}
