/// The help in Japanese: the same text in Japanese for each English text that a command declares.
package enum HelpWords {
  /// The Japanese text; nil for a text that stands nowhere in the help.
  package static func japanese(_ english: String) -> String? {
    commands[english] ?? arguments[english] ?? notes[english]
  }

  /// What stands around the texts.
  package enum Label {
    package static let overview = "概要："
    package static let usage = "使い方："
    package static let arguments = "引数"
    package static let options = "オプション"
    package static let commands = "コマンド"
    package static let colon = "："

    package static func otherwise(_ value: String) -> String { "（指定がなければ \(value)）" }

    /// - Parameter names: the names of the command, as they are typed.
    package static func further(_ names: String) -> String { "各コマンドの説明は \(names) <コマンド> --help --lang ja で見られる。" }

    package static func command(of names: String) -> String { "\(names) <コマンド>" }
  }

  /// Every English text that has a Japanese one.
  package static var known: [String] { [commands, arguments, notes].flatMap(\.keys) }

  /// What each command does.
  private static let commands: [String: String] = [
    "Tracks the life of agreements: what was agreed and changed, what holds today, on which day it ends.":
      "協定の始まりから終わりまでを管理する：何を合意し、何を変更したか、今日何が適用されるか、どの日に終わるか。",
    "Show subcommand help information.": "サブコマンドの説明を示す。",
    "Agreements and their clause files.": "協定とその条項ファイル。",
    "Record an agreement by its clause file.": "協定を条項ファイルにより記録する。",
    "Record an act: one command makes one entry.": "行為を記録する。一つのコマンドが一つの記載となる。",
    "A signature; the agreement starts when all have signed.": "署名。全員が署名すると協定が発効し、又は運用が開始される。",
    "A party's consent to be bound, by an instrument deposited or a notification.":
      "寄託した文書又は通告による、当事者の拘束されることの同意。",
    "A written decision on an amendment; it is adopted when all have decided the same.":
      "改正についての書面による決定。全員が同じ決定をすると採択される。",
    "A notice of termination or discontinuation.": "終了又は中止の通知。",
    "A determination of the date; it governs when all have determined the same.":
      "終了の日の決定。全員が同じ決定をすると、その日による。",
    "The extension of a term; it takes effect when all have agreed on the same.":
      "期間の延長。全員が同じ内容に合意すると効力を生ずる。",
    "The taking back of a notice, or of an earlier revocation.": "通知又は先の撤回の撤回。",
    "The suspension of a running notice or, without --notice, of the agreement.":
      "進行中の通知の停止。--notice がなければ協定の停止。",
    "The end of a suspension.": "停止した通知又は協定の再開。",
    "What a party holds about the date of the ending; it moves no date, and differing ones are all shown.":
      "終了の日についての当事者の立場。日を動かすことはなく、異なるものは全て示す。",
    "Something that the clauses name and that is no act of a party, such as a condition that is met.":
      "条件の成就など、条項が挙げる事象で当事者の行為でないもの。",
    "Correct a wrongly recorded fact from the beginning (cf. VCLT Art. 79).":
      "誤って記録した事実を初めから訂正する（条約法条約第79条参照）。",
    "Say that an entry should never have been made.": "記載がされるべきでなかったことを記録する（取消し）。",
    "Erase texts of an entry from this copy, without breaking its tree.": "記載の文をこの写しから消去する。ハッシュの木は変わらない。",
    "The state on a day, since when, and who or what is missing.": "ある日の状態、その始まった日、及び誰又は何を待っているか。",
    "The day on which it ends, the kind of answer, and its basis.": "終わる日、その回答の種類及び根拠。",
    "The whole derivation of the answer, to be quoted.": "回答に至る全ての根拠。引用できる形で示す。",
    "The audit of the amendment history; exit status 1 if something is missing or without effect.":
      "改正の経緯の監査。欠けるもの又は効果のないものがあれば終了コード1。",
    "Every entry, with what it came to.": "全ての記載と、その結果。",
    "All agreements of the register, with their state; or those asked for.": "台帳の全ての協定、又は条件に当たる協定と、その状態。",
    "Options that narrow the list combine: what is listed fits all of them.": "絞込みのオプションは併用でき、全てに当たるものを示す。",
    "What falls due as a calendar file (iCalendar), to be subscribed to or imported.":
      "期日を予定表のファイル（iCalendar）として書き出す。購読又は取込みに用いる。",
    "What falls due in all agreements, by day, and by when to notify; exit status 1 if something does.":
      "全協定について期日の来るものを日ごとに示し、いつまでに通知するかを示す。あれば終了コード1。",
    "Keep who has seen what falls due: in a file beside the register, not in the record.":
      "期日の来るものを誰が確認したかを、記録ではなく台帳の傍らのファイルに保存する。",
    "Drafts to be edited, as Markdown; nothing is recorded.": "編集用の案（Markdown）。記録はしない。",
    "A notice of termination, discontinuation or withdrawal, with the day that it would bring.":
      "終了、中止又は脱退の通知と、それによる日。",
    "What a depositary tells the parties of an act: who did what, and what it brings for whom on which day.":
      "寄託者が行為を締約国に知らせる通知：誰が何を行い、それにより誰についていつ何が生ずるか。",
    "Which answers changed between two points of the record, and which entry changed them.":
      "記録の二つの時点の間で変わった回答と、それを変えた記載。",
    "Answer from files alone, without a register.": "台帳を用いず、ファイルのみから回答する。",
    "Clause files: check them, and read them back as sentences.": "条項ファイルを点検し、平易な文で示す。",
    "Check clause files and amendments; each that is wrong is told with its place.":
      "条項ファイル及び改正の条項を点検し、誤りをその箇所とともに示す。",
    "Read a clause file back as plain sentences, to be compared with the text.":
      "条項ファイルを平易な文で示す。本文と照合するためのもの。",
    "Take over the lines of a file: all of them, or none.": "ファイルの行を取り込む。全ての行を取り込むか、一行も取り込まない。",
    "Write the whole register as JSON Lines.": "台帳全体を JSON Lines で書き出す。",
    "The documents kept in the register, by the SHA-256 of their bytes.": "台帳に保管する文書（そのバイト列の SHA-256 で示す）。",
    "Keep a document; the same bytes are kept once.": "文書を保管する。同じ内容は一度だけ保管する。",
    "What the register knows of one document.": "一つの文書についての台帳の内容。",
    "Write the bytes of a document to a file, or to standard output.": "文書をファイル又は標準出力に書き出す。",
    "Every document that is kept or named, with the entries that name it.":
      "保管された、又は記載が挙げる全ての文書と、それを挙げる記載。",
    "The key that signs this register, and the keys of others that count.": "この台帳に署名する鍵と、署名を認める他者の鍵。",
    "Make a new key in a new file that only its owner may read.": "所有者のみが読める新しいファイルに新しい鍵を作る。",
    "The verifier key, by which others check the signatures; never the private key.":
      "他者が署名を検証するための検証鍵。秘密鍵は示さない。",
    "Let the signatures of another party count, by its verifier key.": "検証鍵により、相手方の署名を認める。",
    "Let the signatures of a key count no more, as when it was lost or stolen.":
      "紛失又は盗難などのとき、鍵の署名を認めないこととする。",
    "The keys whose signatures count in this register.": "この台帳で署名を認める鍵。",
    "Signed checkpoints: the size of the record and the root over all entries.":
      "署名付きチェックポイント：記録の件数と全記載の根。",
    "Sign the register as it is now; prints a text for the other party to keep.":
      "現在の台帳に署名し、相手方が保管する文を示す。",
    "Sign the checkpoint of the other party, if all of it is the beginning of this register.":
      "相手方のチェックポイントの全てがこの台帳の初めの部分であるとき、これに連署する。",
    "Take in the signatures of the other party on a checkpoint of ours.": "当方のチェックポイントに対する相手方の署名を受け入れる。",
    "Bundles: the whole record in one file, between the parties.": "一括ファイル：当事者間で交換する、一つのファイルに収めた記録全体。",
    "Write the whole record into one file for another party, and sign it.":
      "記録全体を相手方のために一つのファイルに書き出し、署名する。",
    "Compare the record with the bundle of another party; exit status 1 if the two diverged.":
      "記録を相手方の一括ファイルと照合する。分岐していれば終了コード1。",
    "Take over what the bundle of another party has beyond our record; all or nothing.":
      "相手方の一括ファイルから、当方の記録にない続きを取り込む。全てを取り込むか、何も取り込まない。",
    "Record entries of the bundle of another party as entries of ours, now.":
      "相手方の一括ファイルの記載を、今、当方の記載として記録する。",
    "Compute everything anew and compare it with what is recorded; exit status 1 if anything differs.":
      "全てを計算し直し、記録と照合する。違いがあれば終了コード1。",
    "Prove something of the record, for somebody who has no register.": "台帳を持たない者に対して、記録について証明する。",
    "Prove that an entry stands in the record.": "ある記載が記録にあることを証明する。",
    "Prove that the record only grew since it had so many entries.": "ある件数に達した後、記録に追加のみが行われたことを証明する。",
    "Check a proof, with no register: only the keys that must have signed.":
      "台帳を用いず、署名しているべき鍵のみで証明を検証する。",
  ]
}
