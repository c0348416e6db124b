extension HelpWords {
  /// The examples in the help of the program as a whole.
  package static let examples = """
    Examples:
      depositary agreement add FILE.yaml
      depositary record signature jp-us-tpd --by JP --by US --on 2025-10-28
      depositary record notice jp-us-tpd --by US --delivered 2026-01-15
      depositary termination-date jp-us-tpd
      depositary explain jp-us-tpd --lang ja

    Dates are written 2026-01-15, 令和8年1月15日, R8.1.15 or, as an instant with its zone, \
    2026-03-01T20:00-05:00[America/New_York]. The register is the file given by --register, else by \
    $DEPOSITARY_REGISTER, else in the data folder of the user. It is no legal advice.
    """

  /// Further texts of some commands.
  static let notes: [String: String] = [
    examples: """
    例：
      depositary agreement add FILE.yaml
      depositary record signature jp-us-tpd --by JP --by US --on 2025-10-28
      depositary record notice jp-us-tpd --by US --delivered 2026-01-15
      depositary termination-date jp-us-tpd
      depositary explain jp-us-tpd --lang ja

    日付は 2026-01-15、令和8年1月15日、R8.1.15、又は時間帯付きの時刻として 2026-03-01T20:00-05:00[America/New_York] のように書く。\
    台帳は --register、なければ $DEPOSITARY_REGISTER のファイル、それもなければ利用者のデータフォルダのファイルである。回答は法的助言ではない。
    """,
    "Options given replace what was recorded, all others stay. The wrong entry stays visible in the history and to --as-known-at. An agreement is corrected by giving its new clause file.":
      "指定したオプションの内容が記録に代わり、他はそのまま残る。誤った記載は history と --as-known-at で見られる。協定は新しい条項ファイルを指定して訂正する。",
    "Annulling a correction restores the version before it, annulling an annulment restores the entry, annulling the first entry takes the fact away.":
      "訂正を取り消すとその前の内容に戻り、取消しを取り消すと記載が戻り、最初の記載を取り消すと事実がなくなる。",
    "What was recorded in confidence, the name of who recorded it, and documents that no other entry names can be erased; the entry keeps their hashes, and the erasure is an entry of its own. A text cannot be brought back; a document can, with document add. Copies that others hold, and backups, keep them.":
      "秘匿して記録したもの、記載者の名、及び他の記載が挙げない文書を消去できる。記載にはそのハッシュが残り、消去も一つの記載となる。文は戻らないが、文書は document add で戻せる。他者の写しと予備には残る。",
    "Names the clause, the acts, the arithmetic, and the date under each other policy.":
      "規定、行為、計算、及び他の方針による日付を示す。",
    """
    The acts are JSON Lines, one act a line, with the names of the options of `depositary record`:
      {"act": "notice", "by": ["US"], "delivered": "2026-01-15"}
    Given folders, it reads every case under them (clauses.yaml and acts.jsonl in a folder, or NAME.yaml beside \
    NAME.jsonl) and answers one line each; a case that cannot be read is told, the others are answered.
    """: """
    行為は JSON Lines で一行に一つ、`depositary record` のオプションの名を用いて書く：
      {"act": "notice", "by": ["US"], "delivered": "2026-01-15"}
    フォルダを指定すると、その下の全ての事例（フォルダ内の clauses.yaml と acts.jsonl、又は NAME.yaml と NAME.jsonl）を読み、\
    一行ずつ回答する。読めない事例があればその旨を示し、他の事例に回答する。
    """,
    "All-day events. An event keeps its identity when its day moves, so that a calendar moves it, too. What an entry took away is told as cancelled for a year. A day that is not fixed is tentative; where parties hold different readings, each has an event.":
      "終日の予定とする。日が動いても予定の識別子は変わらず、予定表でも同じ予定が移る。記載によりなくなったものは一年間、取消しとして示す。確定していない日は仮の予定とし、当事者の立場が異なるときは、それぞれを予定とする。",
    "Entries that export wrote keep their numbers and instants, and go into an empty register. Acts without a number are recorded now, in the order of the lines, for the agreement that `--agreement` names; where one refers to another (`notice`), it does so by the number of its line.":
      "export が書いた記載は番号と時刻を保ち、空の台帳に入る。番号のない行為は、`--agreement` が指定する協定について、行の順に今記録する。他の行為への言及（`notice`）は行番号による。",
    "One entry a line, with the documents before the entries that refer to them; import reads it back. The lines hold everything, texts in confidence too. For another party, bundle send writes one file that can leave these out.":
      "一行に一記載で、文書はそれを挙げる記載の前に置く。import で読み戻せる。秘匿したものを含む全てを書き出す。相手方に渡すには、それらを除ける bundle send を用いる。",
    "An act names documents by itself (record … --document FILE). This is for one that the register knows but lacks, as when it was withheld from a bundle, and for large ones that are read before the act is recorded.":
      "行為の文書は、その行為とともに記録する（record … --document FILE）。このコマンドは、一括ファイルから除かれたなど、台帳が挙げるが持たない文書と、行為の記録の前に読み込む大きな文書のためのものである。",
    "The name is that of the register for ever, such as mofa.example/treaties: no white space and no \"+\". What is printed is for others to trust; the file is for nobody else.":
      "名称は台帳の恒久の名称となる（例：mofa.example/treaties）。空白と「+」は使えない。表示されるものは他者が登録するためのもので、ファイルは他の誰にも渡さない。",
    "The key must come from the party by a way that you trust: by hand, or in a diplomatic note.":
      "鍵は、手交又は口上書など、信頼できる方法で相手方から受け取る。",
    "A checkpoint that both parties have signed is settled.": "双方が署名したチェックポイントまでの記録は、相互確認済みである。",
    "The other party verifies the bundle and compares it with its own record. The register is signed as it is now, and the record can then be proved to anybody. Texts in confidence can be withheld.":
      "相手方は一括ファイルを検証し、自らの記録と照合する。台帳は現在の状態で署名され、以後は記録を誰に対しても証明できる。秘匿した文は除くことができる。",
    "Verifies the bundle, says whether one record extends the other, lists each entry that differs, side by side, and tells each answer that the bundle would change. Nothing is recorded.":
      "一括ファイルを検証し、一方の記録が他方の続きであるか、異なる記載、及び一括ファイルにより変わる回答を示す。何も記録しない。",
    "Only what verifiably extends our record is taken. Where it changes an answer that was given before, nothing is taken or signed until --accept names the root that bundle compare shows. The receipt is their checkpoint with our cosignature: give it back to them, for checkpoint take. Records that diverged are never merged.":
      "当方の記録の続きであると検証できるもののみを取り込む。先の回答が変わる場合は、bundle compare が示す根を --accept で指定するまで、何も取り込まず署名もしない。受領書は相手方のチェックポイントに当方が連署したもので、checkpoint take のために相手方に返す。分岐した記録は統合しない。",
    "For records that diverged and are therefore never merged. Each entry is recorded as one of ours, with a reference to the bundle; all of them, or none.":
      "分岐したため統合されない記録のためのもの。各記載を、一括ファイルへの参照を付して当方の記載として記録する。全てを記録するか、何も記録しない。",
    "Entries, hashes, the tree and its root, instants, what stands beside the entries, documents, signatures. The first entry that is wrong is named, with what was expected and what was found. Whether newest entries were removed shows only against a checkpoint that was kept elsewhere: give it with --checkpoint.":
      "記載、ハッシュ、木とその根、時刻、記載に付随するもの、文書、署名。最初の誤った記載を、あるべき値と実際の値とともに示す。最新の記載が除かれたかは、別に保管したチェックポイントと照らしてのみ分かる。--checkpoint で指定する。",
    "Writes one text: the entry, the hashes that lead from it to the root, and the signed checkpoint (C2SP tlog-proof).":
      "記載、根に至るハッシュ及び署名付きチェックポイントから成る一つの文を書き出す（C2SP tlog-proof）。",
    "Proves that the newest checkpoint begins with that many entries (C2SP tlog-witness): check it against the older checkpoint.":
      "最新のチェックポイントの記録がその件数の記載から始まることを証明する（C2SP tlog-witness）。古いチェックポイントと照らして検証する。",
    "Exit status 1 if it proves nothing. Texts in confidence do not stand in an entry, and so not in a proof.":
      "何も証明しなければ終了コード1。秘匿した文は記載になく、したがって証明にもない。",
  ]
}
