import Agreements

extension Voice {
  /// Why a command line cannot be followed.
  package func refusal(_ usage: WrongUsage) -> String {
    switch usage {
    case .commandMissing(let names, let known):
      say(
        "Name a command after \(names): \(written(known)); \(names) --help tells what each does.",
        "\(names) の後にコマンドを書く：\(written(known))。\(names) --help に説明がある。")
    case .optionBeforeCommand(let names, let option, let command):
      say(
        "\(cut(option)) stands behind the command: \(names) \(command) … \(cut(option)).",
        "\(cut(option)) はコマンドの後に書く：\(names) \(command) … \(cut(option))。")
    case .noSuchCommand(let names, let stray, let nearest):
      say(
        "There is no command \"\(names) \(cut(stray))\"\(meant(nearest, otherwise: ";")) \(names) --help names those there are.",
        "「\(names) \(cut(stray))」というコマンドはない。\(meant(nearest))\(names) --help に一覧がある。")
    case .noSuchOption(let names, let word, let nearest):
      say(
        "There is no option \"\(cut(word))\"\(meant(nearest, otherwise: ";")) \(names) --help names those there are.",
        "「\(cut(word))」というオプションはない。\(meant(nearest))\(names) --help に一覧がある。")
    case .moreThanOnce(let options):
      say(
        "Given more than once: \(written(options)); each may stand only once.",
        "\(written(options)) が二度以上指定されている。一度だけ指定する。")
    case .missing(let option, nil): say("--\(option) is missing.", "--\(option) が指定されていない。")
    case .missing(let option, let other?):
      say("--\(option) or --\(other) is missing.", "--\(option) も --\(other) も指定されていない。")
    case .bothGiven(let one, let other):
      say("--\(one) and --\(other) cannot both be given.", "--\(one) と --\(other) は同時に指定できない。")
    case .noneOf(let words, let text, let option, let nearest):
      say(
        "--\(option) \"\(cut(text))\" is none of \(written(words))\(meant(nearest, otherwise: "."))",
        "--\(option)「\(cut(text))」は \(written(words)) のいずれでもない。\(meant(nearest))")
    case .valueMissing(let option): say("\(option) has no value.", "\(option) の値が書かれていない。")
    case .valueLikeOption(let value, let option):
      say(
        "\"\(cut(value))\" begins with a hyphen: as a value of \(option) it is written \(option)=\(cut(value)).",
        "「\(cut(value))」はハイフンで始まっている。\(option) の値であれば \(option)=\(cut(value)) と書く。")
    case .otherHyphens(let word, let meant):
      say(
        "\"\(cut(word))\" does not begin with hyphens, but with signs like them: write \(meant).",
        "「\(cut(word))」の先頭は半角のハイフンではない。半角で \(meant) と書く。")
    case .valueGiven(let option): say("\(option) takes no value.", "\(option) に値は付けない。")
    case .argumentMissing(let argument): say("\(argument) is missing.", "\(argument) が指定されていない。")
    case .unexpected(let words):
      say("Not expected here: \(quoted(words)).", "ここには書けない：\(quoted(words))。")
    case .invalidValue(let text, let argument):
      say("\"\(cut(text))\" is no value of \(argument).", "「\(cut(text))」は \(argument) の値ではない。")
    case .notOfKind(let option, let kind):
      say("\(option) does not belong to an entry of the kind \(kind).", "\(option) は種別 \(kind) の記載には使えない。")
    case .argumentNotUTF8(let number): say("Argument \(number) is not UTF-8.", "引数\(number)は UTF-8 ではない。")
    case .variableNotUTF8(let name): say("The variable \(name) is not UTF-8.", "環境変数 \(name) は UTF-8 ではない。")
    case .partyTwice(let id): say("\(id) is named twice.", "\(id) が二度指定されている。")
    case .notAnEntry(let text):
      say("\"\(text)\" is no number of an entry: entries count from 1.", "「\(text)」は記載番号ではない。記載番号は1から始まる。")
    case .registerNotNamed:
      say(
        "Name the register with --register: neither XDG_DATA_HOME nor HOME is set.",
        "XDG_DATA_HOME も HOME もないため、--register で台帳を指定する。")
    case .keyNotNamed:
      say(
        "Name the file of the key with --signing-key: neither XDG_CONFIG_HOME nor HOME is set.",
        "XDG_CONFIG_HOME も HOME もないため、--signing-key で鍵を指定する。")
    case .agreementNotNamed(let place):
      say(
        "\(place): this act has no number; name its agreement with --agreement.",
        "\(place)：記載番号がない。--agreement で協定を指定する。")
    case .olderCheckpointNotNamed:
      say(
        "Name the older checkpoint with --checkpoint: the proof leads from it to the newer one.",
        "--checkpoint で古い方のチェックポイントを指定する。証明はそこから新しい方に至る。")
    case .checkpointForEntry:
      say(
        "--checkpoint belongs to a proof that the record only grew, not to one of an entry.",
        "--checkpoint は記録の連続性の証明に用いるもので、記載の証明には使えない。")
    case .preciousFile(let path):
      say(
        "\(path) is a register, a private key, or belongs to one or to this very command: name another file.",
        "\(path) は台帳若しくは秘密鍵、それらに属するもの、又はこのコマンドが使うものである。別のファイルを指定する。")
    case .needs, .namesNoFile, .casesNotNamed, .casesNamedTwice, .emptyValue, .confidentialWithoutText, .noDayOfNotice,
      .severalGivers, .sizeZero, .limitBelowZero, .oneKnownAt:
      together(usage)
    case .noJSON(let command):
      say("\(command) has a format of its own: leave --json out.", "\(command) には固有の形式がある。--json は付けない。")
    case .fileExists(let path):
      say(
        "There is a file \(path) already; with --force it is replaced.", "ファイル \(path) が既にある。--force を付ければ置き換える。")
    }
  }

  /// Why a line of a file cannot be followed. Its keys are the names of the options, without hyphens.
  package func refusal(ofLine usage: WrongUsage) -> String {
    switch usage {
    case .missing(option: "delivered", nil):
      say("delivered, or another day of the notice, is missing.", "通知の日（delivered など）がない。")
    case .missing(let key, nil): say("\(key) is missing.", "\(key) がない。")
    case .missing(let key, let other?): say("\(key) or \(other) is missing.", "\(key) も \(other) もない。")
    case .bothGiven(let one, let other):
      say("\(one) and \(other) cannot both be given.", "\(one) と \(other) は同時に書けない。")
    case .noneOf(let words, let text, let key, let nearest):
      say(
        "\(key) \"\(cut(text))\" is none of \(written(words))\(meant(nearest, otherwise: "."))",
        "\(key)「\(cut(text))」は \(written(words)) のいずれでもない。\(meant(nearest))")
    default: refusal(usage)
    }
  }

  /// A sentence with the command that prints the help behind it.
  package func helped(_ sentence: String, at help: String) -> String {
    say("\(sentence) (\(help))", "\(sentence)（\(help)）")
  }

  /// The sentence on what must or must not stand together on the command line.
  private func together(_ usage: WrongUsage) -> String {
    switch usage {
    case .needs(let option, let others):
      say("--\(option) needs \(options(others)).", "--\(option) には \(written(others.map { "--\($0)" })) を要する。")
    case .namesNoFile(let what): say("\(what) names no file.", "\(what) がファイルを指していない。")
    case .casesNotNamed:
      say("Give --clauses and --acts, or folders of cases.", "--clauses と --acts、又は事例のフォルダを指定する。")
    case .casesNamedTwice:
      say(
        "Give either folders of cases, or --clauses and --acts.", "事例のフォルダと --clauses・--acts は同時に指定できない。")
    case .emptyValue(let option):
      say("\(option) is empty: give a value, or leave it out.", "\(option) が空である。値を書くか、指定しない。")
    case .confidentialWithoutText(.recorder):
      say(
        "--confidential recorder: who records is always kept beside the entry; leave the option out.",
        "--confidential recorder：記録者名は常に記載の外に保管される。この指定は要しない。")
    case .confidentialWithoutText(let field):
      say(
        "--confidential \(field.rawValue): this entry gives no \(field.rawValue).",
        "--confidential \(field.rawValue)：この記載に \(field.rawValue) がない。")
    case .noDayOfNotice:
      say("--delivered <date>, or another day of the notice, is missing.", "通知の日（--delivered <date> など）が指定されていない。")
    case .severalGivers:
      say("A notice is given by one party: --by stands once.", "通知は一当事者が行う。--by は一度だけ指定する。")
    case .sizeZero:
      say("<size> counts from 1: every record begins with no entries.", "<size> は1以上とする。どの記録も0件から始まる。")
    case .limitBelowZero:
      say(
        "--max-entries, --max-agreements and --max-bytes are numbers from 0.",
        "--max-entries、--max-agreements 及び --max-bytes は0以上の数である。")
    case .oneKnownAt:
      say("Give --known-at <date|instant|entry> twice.", "--known-at <date|instant|entry> を二度指定する。")
    default: ""
    }
  }

  private func options(_ names: [String]) -> String { list(names.map { "--\($0)" }) }

  private func quoted(_ words: [String]) -> String {
    let shown = words.prefix(3).map { say("\"\(cut($0))\"", "「\(cut($0))」") }
    return shown.joined(separator: say(", ", "、")) + (words.count > 3 ? "…" : "")
  }

  /// A word that may be meant, as a question behind a sentence.
  /// - Parameter otherwise: the end of the English sentence where no word is near.
  func meant(_ nearest: String?, otherwise: String = "") -> String {
    nearest.map { say("; did you mean \"\($0)\"?", "「\($0)」ではないか。") } ?? say(otherwise, "")
  }

  /// The words before the names that are known, behind the question which is meant, if there is one.
  func knownAre(_ nearest: String?) -> String { nearest == nil ? "known are" : "Known are" }

  /// The text that was written, cut to what a line holds.
  func cut(_ text: String) -> String { text.count > 60 ? text.prefix(57) + "…" : text }

  /// The words, as they are written on the command line.
  private func written(_ words: [String]) -> String { series(words) }
}
