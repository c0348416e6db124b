import Agreements
import CivilDate
import EventLog

extension Voice {
  /// Why a text, or a file as a whole, is not what it should be.
  package func refusal(_ value: WrongValue) -> String {
    switch value {
    case .day(let text, let error, let orInstant): refusal(error, of: text, orInstant: orInstant)
    case .instantForDay(let text):
      say(
        "\"\(text)\" is an instant; a day is wanted here, such as 2026-02-01.",
        "「\(text)」は時刻である。ここには 2026-02-01 のような日付を書く。")
    case .pointToCome(let text):
      say(
        "\"\(text)\" is still to come; a point of the record that has been is wanted here.",
        "「\(text)」は到来していない。ここには過去の時点を書く。")
    case .clock(let text):
      say(
        "DEPOSITARY_NOW is no instant: \"\(text)\"; write 2026-01-20T09:00:00Z.",
        "DEPOSITARY_NOW の「\(text)」は時刻ではない。2026-01-20T09:00:00Z のように書く。")
    case .clockBeyondCalendar: say("The machine's clock is beyond the year 9999.", "時計が9999年を超えている。")
    case .instantOrEntry(let text):
      say(
        "\"\(text)\" is neither a day, an instant nor the number of an entry; write 2026-03-03, 2026-03-03T12:00:00Z or 4.",
        "「\(text)」は日付でも時刻でも記載番号でもない。2026-03-03、2026-03-03T12:00:00Z 又は 4 のように書く。")
    case .party(let text):
      say(
        "\"\(text)\" is no identifier of a party, such as JP: letters, digits and - _ . :, at most 64, as the clause file has it.",
        "「\(text)」は JP のような当事者の識別子（半角の英数字と - _ . :、64字以内。条項ファイルにあるもの）ではない。")
    case .amendment(let text):
      say(
        "\"\(text)\" is no identifier of an amendment: letters, digits and - _ . :, at most 64.",
        "「\(text)」は改正の識別子（半角の英数字と - _ . :、64字以内）ではない。")
    case .event(let text):
      say(
        "\"\(text)\" is no name of an event: lower-case letters, digits and hyphens, at most 64.",
        "「\(text)」は事象の名（小文字・数字・ハイフン、64字以内）ではない。")
    case .period(let text): noPeriod(text)
    case .daysWanted(let text):
      say("\"\(cut(text))\" does not count days: write days, such as P14D.", "「\(cut(text))」は日数ではない。P14D のように日で書く。")
    case .root(let text):
      say(
        "\"\(text)\" is no root: 64 hexadecimal digits, as bundle compare shows it.",
        "「\(text)」は根ではない。bundle compare が示す16進64桁で書く。")
    case .keyName(let text):
      say(
        "\"\(text)\" is no name of a key: 1 to 255 bytes without white space and \"+\", such as mofa.example/treaties.",
        "「\(text)」は鍵の名前にならない。空白と「+」を含まない1～255バイトとする（例：mofa.example/treaties）。")
    case .verifierKey(let text, .form):
      say(
        "\"\(text)\" is no verifier key: it is written name+8 hexadecimal digits+base64, as key show prints it.",
        "「\(text)」は検証鍵ではない。key show の表示のとおり 名前+16進8桁+base64 と書く。")
    case .verifierKey(let text, let flaw): say("\"\(text)\" \(error(flaw)).", "「\(text)」は\(error(flaw))。")
    case .privateKey:
      say(
        "This is a private key, which is for nobody else: give the verifier key that key show prints.",
        "これは秘密鍵であり、他者に渡してはならない。key show が表示する検証鍵を指定する。")
    case .clauseFile(let path, let errors): errors.map { refusal($0, in: path) }.joined(separator: " ")
    case .namedClauseFile(let path, let errors):
      errors.map { refusal($0, in: path, isQuoting: false) }.joined(separator: " ")
    case .noLine(let path):
      say(
        "\(path) holds no line: an export or a file of acts has one at least.",
        "\(path) に行がない。書き出したファイルや行為のファイルには少なくとも一行ある。")
    case .documentTooLong(let path, let bytes):
      say("The document \(path) is longer than \(bytes) bytes.", "文書 \(path) は\(bytes)バイトを超える。")
    case .documentTooLongForLine(let hash):
      say(
        "The document \(hash) is too long for a line; write a bundle: bundle send FILE --documents.",
        "文書 \(hash) は一行に収まらない。bundle send FILE --documents で書き出す。")
    case .severalDocuments(let start, let count):
      say(
        "\(count) documents have a SHA-256 that begins with \"\(start)\": give more digits.",
        "SHA-256 が「\(start)」で始まる文書が\(count)件ある。桁を増やす。")
    case .unreadableCases(let count): say("Cases that cannot be read: \(count).", "読めない事例：\(count)件。")
    case .wrongClauseFiles(let count, let all):
      say("Wrong files: \(count) of \(all).", "誤りのあるファイル：\(all)件中\(count)件。")
    }
  }

  /// What is wrong in a line, with its place.
  package func refusal(_ line: WrongLine) -> String {
    "\(line.place): \(reason(line.reason))"
  }

  private func reason(_ reason: WrongLine.Reason) -> String {
    switch reason {
    case .moreBytes(let limit): say("this is more than \(limit) bytes.", "\(limit)バイトを超える。")
    case .moreLines(let limit): say("this is more than \(limit) lines.", "\(limit)行を超える。")
    case .keyTwice(let key): say("\(cut(key)) stands twice.", "\(cut(key)) が二度ある。")
    case .noSeenMark:
      say(
        "this does not tell who has seen what; a line holds agreement, what, day, by and at.",
        "確認の行ではない。一行に agreement、what、day、by 及び at を書く。")
    case .notAnObject: say("this is no JSON object on one line.", "一行の JSON オブジェクトではない。")
    case .notAnEntry(let path):
      (path.isEmpty ? "" : path.joined(separator: ".") + ": ")
        + say("this is no entry of a register; export writes them.", "台帳の記載ではない。export が書き出す形式による。")
    case .notItsHash: say("the document is not what its SHA-256 says.", "文書が SHA-256 と一致しない。")
    case .unknownKind(let name):
      say(
        "act \"\(cut(name))\" is none of \(series(kindsOfActs))\(meant(kindsOfActs.nearest(to: name), otherwise: "."))",
        "act「\(cut(name))」は \(series(kindsOfActs)) のいずれでもない。\(meant(kindsOfActs.nearest(to: name)))")
    case .unknownKey(let key, let known):
      say(
        "\(key) is not known here\(meant(known.nearest(to: key), otherwise: ";")) \(knownAre(known.nearest(to: key))) \(series(known)).",
        "\(key) はここでは使えない。\(meant(known.nearest(to: key)))使えるのは \(series(known)) である。")
    case .missing(let key): say("\(key) is missing.", "\(key) がない。")
    case .emptyText(let key):
      say("\(key) is empty: give a text, or leave the key out.", "\(key) が空である。文字列を書くか、項目ごと書かない。")
    case .notAText(let key): say("\(key) is no text.", "\(key) は文字列ではない。")
    case .notTexts(let key): say("\(key) is no list of texts.", "\(key) は文字列の並びではない。")
    case .bothGiven(let one, let other):
      say("\(one) and \(other) cannot both be given.", "\(one) と \(other) は同時に書けない。")
    case .severalGivers: say("a notice is given by one party: by holds one.", "通知は一当事者が行う。by は一者のみ書く。")
    case .outside(let key, let name):
      say(
        "\(key) names \"\(name)\", outside the folder of this file; --allow-outside allows that.",
        "\(key) の「\(name)」はこのファイルのフォルダの外にある。--allow-outside で許可する。")
    case .notClauses:
      say("clauses holds something else than texts, lists and maps.", "clauses に書けるのは文字列、並び、及びキーと値の組のみである。")
    case .sameAct(let number):
      say(
        "line \(number) holds the same act: the same kind, parties, object and days.",
        "同じ行為（種別・当事者・対象・日が同じ）が\(number)行目にある。")
    case .notAnEarlierLine(let key, let number):
      say(
        "\(key) \"\(number)\" is not the number of an earlier line with an act.",
        "\(key)「\(number)」は、行為を記したより前の行の番号ではない。")
    }
  }

  private func noPeriod(_ text: String) -> String {
    do throws(PeriodTextError) {
      _ = try Period(parsing: text)
    } catch {
      switch error {
      case .zero: return say("\"\(text)\" is too short: a period is at least 1.", "「\(text)」は短すぎる。期間は1以上とする。")
      case .tooLong:
        return say(
          "\"\(cut(text))\" is too long: a period is at most 9999 years.", "「\(cut(text))」は長すぎる。期間は9999年以内とする。")
      case .mixedUnits:
        return say(
          "\"\(cut(text))\" has several units: a period has one, such as P180D, P6M or P1Y.",
          "「\(cut(text))」には単位が二つ以上ある。P180D、P6M、P1Y のように一単位で書く。")
      case .weeks:
        return say("\"\(cut(text))\" counts weeks: write days, such as P14D.", "「\(cut(text))」は週による。P14D のように日で書く。")
      case .notAPeriod, .signed, .fraction, .timePart: break
      }
    }
    return say(
      "\"\(cut(text))\" is no period such as P180D, P6M or P1Y, of one unit.",
      "「\(cut(text))」は P180D、P6M、P1Y のような一単位の期間ではない。")
  }

  private var kindsOfActs: [String] { ActKind.allCases.map(\.rawValue) }
}
