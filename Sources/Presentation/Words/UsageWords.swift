import Agreements

extension Voice {
  /// Why a command line cannot be followed.
  package func refusal(_ usage: WrongUsage) -> String {
    switch usage {
    case .commandMissing(let names, let known):
      say(
        "Name a command after \(names): \(written(known)); \(names) --help tells what each does.",
        "\(names) の後に命令を書く：\(written(known))。\(names) --help に説明がある。")
    case .noSuchCommand(let names, let stray):
      say(
        "There is no command \"\(names) \(stray)\"; \(names) --help names those there are.",
        "「\(names) \(stray)」という命令はない。\(names) --help に一覧がある。")
    case .noSuchOption(let names, let word):
      say(
        "There is no option \"\(word)\"; \(names) --help names those there are.",
        "「\(word)」というオプションはない。\(names) --help に一覧がある。")
    case .moreThanOnce(let options):
      say(
        "Given more than once: \(written(options)); each may stand only once.",
        "\(options.joined(separator: "、")) が二度以上指定されている。一度だけ指定する。")
    case .missing(let option, nil): say("--\(option) is missing.", "--\(option) がない。")
    case .missing(let option, let other?):
      say("--\(option) or --\(other) is missing.", "--\(option) 又は --\(other) がない。")
    case .bothGiven(let one, let other):
      say("--\(one) and --\(other) cannot both be given.", "--\(one) と --\(other) は同時に指定できない。")
    case .noneOf(let words, let text, let option):
      say("--\(option) \"\(text)\" is none of \(written(words)).", "--\(option)「\(text)」は \(written(words)) のいずれでもない。")
    case .notOfKind(let option, let kind):
      say("\(option) does not belong to an entry of the kind \(kind).", "\(option) は種別 \(kind) の記載には使えない。")
    case .argumentNotUTF8(let number): say("Argument \(number) is not UTF-8.", "引数\(number)は UTF-8 ではない。")
    case .variableNotUTF8(let name): say("The variable \(name) is not UTF-8.", "環境変数 \(name) は UTF-8 ではない。")
    case .partyTwice(let id): say("\(id) is named twice.", "\(id) が二度指定されている。")
    case .notAnEntry(let text):
      say("\"\(text)\" is no number of an entry: entries count from 1.", "「\(text)」は記載番号（1から）ではない。")
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
        "--checkpoint で古い方のチェックポイントを指定する。")
    case .checkpointForEntry:
      say(
        "--checkpoint belongs to a proof that the record only grew, not to one of an entry.",
        "--checkpoint は記録の連続性の証明に用いるもので、記載の証明には使えない。")
    case .preciousFile(let path):
      say(
        "\(path) is a register, a private key, or belongs to one or to this very command: name another file.",
        "\(path) は台帳若しくは秘密鍵、それらに属するもの、又はこの命令が使うものである。別のファイルを指定する。")
    case .fileExists(let path):
      say(
        "There is a file \(path) already; with --force it is replaced.", "ファイル \(path) が既にある。--force を付ければ置き換える。")
    }
  }

  /// As they are written on the command line.
  private func written(_ words: [String]) -> String { words.joined(separator: ", ") }
}
