import Agreements
import EventLog

extension Voice {
  /// What does not exist.
  package func refusal(_ missing: NotThere) -> String {
    switch missing {
    case .due(let what, let agreement, let known):
      say(
        "\"\(cut(what))\" names no one thing that falls due of \(agreement); \(known.isEmpty ? "nothing does" : "write one of \(series(known))").",
        "「\(cut(what))」は \(agreement) の期日の来るものの一つを指していない。\(known.isEmpty ? "期日の来るものはない" : "\(series(known)) のいずれかを指定する")。"
      )
    case .file(let path): say("There is no file \(path).", "ファイル \(path) はない。")
    case .cases(let path):
      say(
        "There is no case under \(path): a case is a folder with clauses.yaml and acts.jsonl.",
        "\(path) に事例がない。事例は clauses.yaml と acts.jsonl のあるフォルダである。")
    case .agreement(let text):
      say(
        "There is no agreement \"\(text)\": identifiers are lower-case letters, digits and hyphens.",
        "協定「\(text)」はない。識別子は小文字・数字・ハイフンで書く。")
    case .document(let hash): say("The document \(hash) is not in this copy of the register.", "文書 \(hash) はこの写しにない。")
    case .documentBeginning(let start):
      say("No document has a SHA-256 that begins with \"\(start)\".", "SHA-256 が「\(start)」で始まる文書はない。")
    case .trust(let key): say("This key is not trusted: \(key)", "この鍵は登録されていない：\(key)")
    }
  }

  /// Why a file cannot be read or written.
  package func failure(_ failure: FileFailure) -> String {
    switch failure {
    case .unreadable(let path): say("The file \(path) cannot be read.", "ファイル \(path) を読めない。")
    case .isFolder(let path):
      say("\(path) is a folder, where a file is wanted.", "\(path) はフォルダである。ファイルを指定する。")
    case .unwritable(let path): say("The file \(path) cannot be written.", "ファイル \(path) に書き込めない。")
    case .nameTooLong(let path): nameTooLong(path)
    case .output: say("The output cannot be written.", "出力を書き込めない。")
    case .outputOfRecorded(let entry):
      say("Recorded as entry \(entry), but the answer cannot be written.", "記載\(entry)として記録したが、回答を書き出せない。")
    case .receipt(let path):
      say(
        "Received and cosigned, but the receipt \(path) cannot be written: receive the bundle again with --receipt.",
        "受領して連署したが、受領書 \(path) を書き込めない。--receipt で別のファイルを指定し、再び受け取る。")
    }
  }

  /// Why a private key cannot be used.
  package func failure(_ error: KeyFileError) -> String {
    switch error {
    case .missing(let path):
      say("There is no key at \(path); key generate makes one.", "鍵 \(path) はない。key generate で作る。")
    case .unreadable(let path): say("The key \(path) cannot be read.", "鍵 \(path) を読めない。")
    case .unwritable(let path): say("The key \(path) cannot be written.", "鍵 \(path) を書き込めない。")
    case .exists(let path):
      say("There is a file \(path) already; a key is never replaced.", "ファイル \(path) が既にある。鍵は上書きしない。")
    case .open(let path): say("Others may read the key \(path): chmod 600 it.", "鍵 \(path) を他の利用者が読める。chmod 600 とする。")
    case .linked(let path):
      say(
        "The key \(path) has a second name (a hard link), which would not know what this one signed: remove it.",
        "鍵 \(path) には別名（ハードリンク）があり、署名の記憶が分かれる。別名を除く。")
    case .busy(let path):
      say(
        "Another program is signing with the key \(path); nothing was signed, try again.",
        "他のプログラムが鍵 \(path) で署名中のため、署名していない。後で再試行する。")
    case .notAKey(let path): say("\(path) holds no private key.", "\(path) に秘密鍵がない。")
    case .memory(let path):
      say(
        "\(path) does not say what the key has signed last; nothing is signed.",
        "\(path) から最後の署名を読み取れないため、署名しない。")
    case .memoryMissing(let path):
      say(
        "\(path), which says what the key has signed last, is missing; nothing is signed. Put it back beside the key, or make a new key.",
        "鍵が最後に何に署名したかを記す \(path) がないため、署名しない。鍵の隣に戻すか、新しい鍵を作る。")
    }
  }
}
