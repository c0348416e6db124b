package import Agreements
import CivilDate

extension Voice {
  /// The line `FILE:12:3: ...`, with the place, what is wrong, and what would be right.
  /// - Parameter isQuoting: whether what stands there may be repeated. It may not where the file can be any file.
  package func refusal(_ error: ClauseFileError, in file: String, isQuoting: Bool = true) -> String {
    let place = error.position.map { "\(file):\($0.line):\($0.column)" } ?? file
    let path = error.path.isEmpty ? "" : error.path.joined(separator: ".") + ": "
    return "\(place): \(path)\(isQuoting ? problem(error.problem) : unquoted(error.problem))"
  }

  /// What is wrong in a file without a name, without its places.
  func refusal(_ error: ClauseFileError) -> String {
    (error.path.isEmpty ? "" : error.path.joined(separator: ".") + ": ") + unquoted(error.problem)
  }

  /// The warning about an entry that was taken in, although it would be refused here.
  func warning(_ warning: EntryWarning) -> String {
    let entry = entry(warning.entry)
    switch warning.reason {
    case .clauseFile(let error):
      return say(
        "Warning: the clause file of \(warning.agreement) (\(entry)) is taken in, but a new one like it is refused: \(refusal(error))",
        "注意：\(warning.agreement) の条項ファイル（\(entry)）は取り込むが、新たに記録するときは受け付けない：\(refusal(error))")
    case .withoutEffect(let reason):
      return say(
        "Warning: \(entry) of \(warning.agreement) is taken in, but has no effect: \(self.reason(reason, on: .last)).",
        "注意：\(warning.agreement) の\(entry)は取り込むが、効果はない：\(self.reason(reason, on: .last))。")
    case .act(let error):
      return say(
        "Warning: \(entry) of \(warning.agreement) is taken in, but looks like a typing error: \(typing(error))",
        "注意：\(warning.agreement) の\(entry)は取り込むが、誤記と思われる：\(typing(error))")
    }
  }

  private func unquoted(_ problem: ClauseFileError.Problem) -> String {
    switch problem {
    case .unknownKey(_, let known):
      say("a key is not known here; known are \(list(known)).", "ここでは使えないキーがある。使えるのは \(series(known)) である。")
    case .duplicateKey: say("a key stands here twice.", "同じキーが二度ある。")
    case .badValue(_, let wanted): say("\(self.wanted(wanted)) is wanted here.", "ここには\(self.wanted(wanted))を書く。")
    case .unknownZone: say("the system's zone data have no such zone.", "システムの時間帯データにない時間帯である。")
    case .twice: say("something is named twice here.", "同じものが二度ある。")
    case .unknownGroup: say("there is no such group under groups.", "groups にない名である。")
    case .unknownWeight: say("there is no such weight under weights.", "weights にない名である。")
    case .notClauseYAML(.syntax), .notClauseYAML(.badStart), .notClauseYAML(.wideColon), .notClauseYAML(.oddSpace),
      .notClauseYAML(.wideMark), .notClauseYAML(.noSpace):
      say("this is not YAML.", "YAML として読めない。")
    default: self.problem(problem)
    }
  }

  private func problem(_ problem: ClauseFileError.Problem) -> String {
    switch problem {
    case .missing(let key): say("\(key) is missing.", "\(key) がない。")
    case .unquotedComma(let key, let text):
      say(
        "a comma inside { } ends the text; quote it: \(key): \"\(cut(text))\".",
        "{ } の中のコンマで文字列が終わる。引用符で囲む：\(key): \"\(cut(text))\"。")
    case .belongsInside(let key, let owner):
      say(
        "\(key) belongs inside \(owner): \(owner): {…, \(key): …}.", "\(key) は \(owner) の中に書く：\(owner): {…, \(key): …}。"
      )
    case .wantsDayOf(let day): say("a rule is wanted here: write {day-of: \(day)}.", "ここには規則を書く：{day-of: \(day)}。")
    case .nameOfComputed(let name):
      say(
        "\(name) is the name of a day that the program computes; another name tells the two apart.",
        "\(name) は本プログラムが計算する日の名である。区別できる別の名とすること。")
    case .termEndWithoutDuration:
      say(
        "a rule counts from term-end, and there is no clause on duration that gives a term.",
        "term-end から数える規則があるが、期間を定める duration がない。")
    case .unknownKey(let key, let known): unknown(key, known)
    case .duplicateKey(let key): say("\(key) stands here twice.", "\(key) が二度ある。")
    case .parentOfItself:
      say("an agreement cannot depend on itself: name another.", "協定は自らを基本とすることができない。別の協定を挙げる。")
    case .unknownZone(let zone):
      say(
        "the system's zone data have no zone \(cut(zone)); a zone is written like Asia/Tokyo.",
        "システムの時間帯データに \(cut(zone)) はない。時間帯は Asia/Tokyo のように書く。")
    case .wantsText: say("a text is wanted here.", "ここには文字列を書く。")
    case .wantsList:
      say(
        "a list is wanted here: [a, b], or a line for each item, with - before it.",
        "ここには並びを [a, b] の形か、一行に一つ - を付けて書く。")
    case .wantsMap:
      say("keys with values are wanted here: key: value.", "ここにはキーと値を「キー: 値」の形で書く。")
    case .empty: say("there is nothing here.", "空である。")
    case .badValue(let value, let wanted) where hidden(in: value) != nil:
      say(
        "\"\(value)\" holds an unseen character, \(hidden(in: value) ?? ""); wanted is \(self.wanted(wanted)).",
        "「\(value)」に見えない文字 \(hidden(in: value) ?? "")がある。\(self.wanted(wanted))を書く。")
    case .badValue(let value, let wanted):
      say(
        "\"\(value)\" is not \(self.wanted(wanted))\(meant(wanted.nearest(to: value), otherwise: "."))",
        "「\(value)」は誤りである。\(meant(wanted.nearest(to: value)))\(self.wanted(wanted))を書く。")
    case .twice(let value): say("\(value) is named twice.", "\(value) が二度ある。")
    case .tooFewParties: say("an agreement has at least two parties.", "協定には二以上の当事者を必要とする。")
    case .ruleCannotCountFrom(let act, let allowed):
      say(
        "this rule cannot count from \(act.rawValue); it can from \(list(allowed)).",
        "この規則は \(act.rawValue) から数えることができない。使えるのは \(series(allowed)) である。")
    case .shareOfOpen:
      say(
        "all, or a share of the parties, counts only those listed, and others can join; write a number, a group, or an event that is certified.",
        "全員又は当事者の割合は parties に挙げた者のみを数えるが、他の者も加わり得る。数、集団、又は認定される事象を書く。")
    case .openWithoutForParty:
      say(
        "this text is open: start has to say, under for-party, when it starts for a party that consents later.",
        "この協定には後から参加できる。後から同意する当事者についていつ始まるかを start の for-party に書く。")
    case .outOfReach(nil, let count):
      say(
        "a threshold can never be reached, also if all consent who can: \(count).",
        "同意し得る\(count)者の全てが同意しても、必要な同意に達しない。")
    case .outOfReach(let wanted?, let count):
      say(
        "a threshold of \(wanted) can never be reached: \(count) can consent.",
        "\(wanted)者の同意に達することはない。同意し得るのは\(count)者である。")
    case .noticeBeforeTerm(let notice):
      say(
        "a notice \(period(notice)) before the end of the first term would have to be given before the term begins; write a shorter period.",
        "最初の期間の終わりの\(period(notice))前の通知は、期間が始まる前にしなければならないことになる。より短い期間を書く。")
    case .tooFewRules: say("at least two rules are wanted here.", "ここには二以上の規則を書く。")
    case .bothGiven(let one, let other):
      say("\(one) and \(other) cannot both be given.", "\(one) と \(other) は同時に書けない。")
    case .unknownGroup(let name): say("there is no group \(name) under groups.", "groups に \(name) がない。")
    case .unknownWeight(let name): say("there is no weight \(name) under weights.", "weights に \(name) がない。")
    case .weightsTooGreat:
      say("the weights together have more than twelve digits.", "比重の合計が十二桁を超える。")
    case .agreedDateInStart: say("the start cannot wait for an agreed date.", "開始の日を合意された日とすることはできない。")
    case .agreedDateInside: say("agreed-or-else stands only outermost.", "agreed-or-else は最も外側にのみ書ける。")
    case .changesNothing: say("the file changes no clause.", "変更する条項がない。")
    case .notClauseYAML(let problem): yaml(problem)
    }
  }

  /// The sentence on a key that does not belong there: a character that looks like another, or the key that is meant.
  private func unknown(_ key: String, _ known: [String]) -> String {
    if let character = hidden(in: key) {
      return isSpace(in: key)
        ? say(
          "the key \"\(key)\" holds \(character), which is no space of YAML: write a plain space.",
          "キー「\(key)」に半角の空白でない \(character)がある。半角の空白を書く。")
        : say(
          "the key \"\(key)\" holds an unseen character, \(character): write it anew.",
          "キー「\(key)」に見えない文字 \(character)がある。書き直す。")
    }
    if let colon = key.firstIndex(of: "：") { return yaml(.wideColon(key: String(key[..<colon]))) }
    if let colon = key.firstIndex(of: ":"), known.contains(String(key[..<colon])) {
      let rest = cut(String(key[key.index(after: colon)...]))
      return yaml(.noSpace(key: String(key[..<colon]), before: rest))
    }
    let near = known.nearest(to: key)
    return say(
      "\(key) is not known here\(meant(near, otherwise: ";")) \(knownAre(near)) \(list(known)).",
      "\(key) はここでは使えない。\(meant(near))使えるのは \(series(known)) である。")
  }

  private func wanted(_ wanted: ClauseFileError.Wanted) -> String {
    switch wanted {
    case .oneOf(let values): say("one of \(series(values))", "\(series(values)) のいずれか")
    case .number(let range):
      say(
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(range.lowerBound)から\(range.upperBound)までの整数")
    case .eventName: say("a name of lower-case letters, digits and hyphens", "小文字・数字・ハイフンの名")
    case .monthDay: say("a month and day such as 06-30", "06-30 のような月日")
    case .share: say("a share such as 3/4 or 55%", "3/4、55% のような割合")
    case .decimal: say("a number such as 17.89", "17.89 のような数")
    case .agreementID: say("an identifier of lower-case letters, digits and hyphens", "小文字・数字・ハイフンの識別子")
    case .partyID: say("an identifier of letters, digits and - _ . :", "半角の英数字と - _ . : の識別子")
    case .date: say("a date such as 2025-10-28", "2025-10-28 のような日付")
    case .period: say("a period such as P180D, P6M or P1Y, of one unit", "P180D、P6M、P1Y のような一単位の期間")
    case .zone: say("the name of a zone such as Asia/Tokyo", "Asia/Tokyo のような時間帯名")
    case .languageCode: say("a language code such as en or ja", "en、ja のような言語コード")
    }
  }

  private func yaml(_ problem: ClauseFileError.YAMLProblem) -> String {
    switch problem {
    case .alias: say("aliases are not used in clause files.", "条項ファイルではエイリアスを使えない。")
    case .anchor: say("anchors are not used in clause files.", "条項ファイルではアンカーを使えない。")
    case .tag: say("tags are not used in clause files.", "条項ファイルではタグを使えない。")
    case .explicitKey: say("a key is written without ? in clause files.", "条項ファイルではキーの前に ? を書かない。")
    case .secondDocument:
      say("a second document starts here; a clause file has one.", "二つ目の文書がここから始まる。条項ファイルの文書は一つのみである。")
    case .tooDeep: say("this is nested too deeply.", "入れ子が深すぎる。")
    case .tooLong(let limit): say("the file is longer than \(limit) bytes.", "\(limit)バイトを超えている。")
    case .keyTooLong(let limit):
      say("this key is longer than \(limit) characters.", "キーが\(limit)文字を超えている。")
    case .notUTF8: say("the file is not UTF-8.", "UTF-8 ではない。")
    case .syntax(let problem) where problem.contains("mapping values are not allowed"):
      say(
        "this is not YAML: a colon with a space behind it inside a text; quote the text or, if a key begins this line, put it in the column of the others.",
        "YAML として読めない：文字列の中に空白の続くコロンがある。文字列を引用符で囲む。この行がキーで始まるのであれば、他のキーと桁を揃える。")
    case .tab:
      say("here is a tab, which indents nothing in YAML: write spaces.", "タブがある。YAML の字下げには使えない。半角の空白を書く。")
    case .wideMark(let mark, let plain):
      say(
        "\(mark) is no sign of YAML: write a plain \(plain)\(plain == "," ? " and a space" : "").",
        "「\(mark)」は YAML の記号ではない。半角の \(plain)\(plain == "," ? " と空白" : "")を書く。")
    case .badStart(let character):
      say(
        "this is not YAML: no text begins with \(character); quote the text.",
        "YAML として読めない：文字列は \(character) で始められない。文字列を引用符で囲む。")
    case .wideColon(let key):
      say(
        "the colon behind \(key) is the full-width ：, which is none of YAML: write a plain colon and a space, \(key): ….",
        "\(key) の後のコロンが全角の「：」である。半角のコロンと空白を用い、\(key): … と書く。")
    case .oddSpace(let key, let character):
      say(
        "behind the colon of \(key) stands \(hidden(in: character) ?? ""), which is no space of YAML: write a plain space.",
        "\(key) のコロンの後に半角の空白でない \(hidden(in: character) ?? "")がある。半角の空白を書く。")
    case .noSpace(let key, let rest):
      say(
        "a space is missing behind the colon: write \(key): \(rest)….",
        "コロンの後に半角の空白がない。\(key): \(rest)… と書く。")
    case .syntax(let problem) where problem.contains("tab character"): yaml(.tab)
    case .syntax(let problem) where problem.contains("could not find expected ':'"):
      say(
        "this is not YAML: a colon and a space are missing behind the key on this line.",
        "YAML として読めない：この行のキーの後にコロンと空白がない。")
    case .syntax(let problem) where problem.contains("block sequence entries"):
      say(
        "this is not YAML: the - of a list stands at the beginning of a line, not behind a key.",
        "YAML として読めない：並びの - は行の初めに置く。キーの後には置けない。")
    case .syntax(let problem) where problem.contains("escape character"):
      say(
        "this is not YAML: \\ begins no known character here; put the text in single quotation marks.",
        "YAML として読めない：ここの \\ は文字を表さない。文字列を一重引用符で囲む。")
    case .syntax(let problem) where problem.contains("control characters"):
      say("this is not YAML: here is a control character; leave it out.", "YAML として読めない：制御文字がある。除く。")
    case .syntax(let problem) where problem.contains("unexpected end of stream"):
      say(
        "this is not YAML: a quotation mark before this place is not closed.", "YAML として読めない：これより前の引用符が閉じていない。")
    case .syntax(let problem) where problem.contains("expected ',' or"):
      say(
        "this is not YAML: a bracket { or [ before this place is not closed, or a comma is missing.",
        "YAML として読めない：これより前の括弧 { 又は [ が閉じていないか、コンマがない。")
    case .syntax(let problem) where problem.contains("expected key") || problem.contains("expected '-' indicator"):
      say(
        "this is not YAML: this line does not begin in the column of those that it belongs to.",
        "YAML として読めない：この行の始まる桁が、同じ段の行と揃っていない。")
    case .syntax(let problem): say("this is not YAML: \(problem).", "YAML として読めない（\(problem)）。")
    }
  }

  /// The name of an unusual space or of a character without width in a text; nil where there is none.
  private func hidden(in text: String) -> String? {
    text.unicodeScalars.first(where: isHidden).map { scalar in
      let code = String(scalar.value, radix: 16, uppercase: true)
      let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      let japanese: [UInt32: String] = [
        0x3000: "全角空白", 0xA0: "改行しない空白", 0xFEFF: "バイト順マーク", 0x200B: "幅のない空白",
      ]
      return say(
        scalar.properties.name.map { "\(number) \($0)" } ?? number,
        japanese[scalar.value].map { "\(number)（\($0)）" } ?? number)
    }
  }

  private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    // A line break is told by the sentence that shows the text.
    return category == .spaceSeparator && scalar != " "
      || [.format, .control].contains(category) && !"\n\r\t".unicodeScalars.contains(scalar)
  }

  /// Whether the unseen character in a text is a space.
  private func isSpace(in text: String) -> Bool {
    text.unicodeScalars.first(where: isHidden)?.properties.generalCategory == .spaceSeparator
  }

  /// - Parameter amendment: the path of its file.
  package func inOrder(amendment: String) -> String {
    "\(amendment): \(say("in order (an amendment)", "誤りなし（改正の条項）"))"
  }

  /// - Parameter clauseFile: the path of the file.
  package func inOrder(clauseFile: String, _ id: AgreementID) -> String {
    "\(clauseFile): \(named(say("in order", "誤りなし"), id.description))"
  }
}

extension ClauseFileError.Wanted {
  /// The word among those wanted that is meant; nil where none is near, or no word is wanted.
  fileprivate func nearest(to text: String) -> String? {
    if case .oneOf(let words) = self { words.nearest(to: text) } else { nil }
  }
}
