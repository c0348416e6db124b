package import EventLog

extension Voice {
  /// Why a register cannot be used, in one sentence that names the file.
  package func failure(_ failure: StoreFailure) -> String {
    switch failure {
    case .missing(let path):
      say(
        "There is no register at \(path); depositary agreement add FILE makes one.",
        "\(path) に台帳はない。depositary agreement add FILE で作られる。")
    case .notARegister(let path, let misfit):
      say("\(path) is not a register: ", "\(path) は台帳ではない：") + self.misfit(misfit)
    case .preview(let path):
      say(
        "\(path) was written by the preview, release 0.1: export it with that release, and import the lines with this one.",
        "\(path) は試用版（0.1）の台帳である。その版の export で書き出し、この版の import で取り込む。")
    case .newerVersion(let path, let found, let known):
      say(
        "\(path) was written by a newer release (format \(found), this one knows \(known)): use that release.",
        "\(path) はより新しい版（形式\(found)、当版は\(known)まで）で書かれた。その版を使う。")
    case .isNotAFile(let path): say("\(path) is not a file.", "\(path) はファイルではない。")
    case .nameTooLong(let path): nameTooLong(path)
    case .permissionDenied(let path): say("\(path) may not be read.", "\(path) を読む権限がない。")
    case .readOnly(let path):
      say("\(path) cannot be written: it, its folder or the medium is read-only.", "\(path) に書き込めない（読取専用）。")
    case .diskFull(let path): say("\(path): the disk is full; nothing was recorded.", "\(path)：ディスクに空きがなく、何も記録していない。")
    case .busy(let path):
      say("\(path) is in use by others; nothing was recorded, try again.", "\(path) は他のプログラムが使用中のため、何も記録していない。後で再試行する。")
    case .beingRead(let path):
      say(
        "\(path) is being read by others, such as an open sqlite3 shell or a copy in the making; nothing was recorded, try again when they are done.",
        "\(path) は他（開いたままの sqlite3、作成中の写しなど）が読取中で、何も記録していない。その終了後に再試行する。")
    case .noFolder(let path): say("There is no folder \(path) to make a register in.", "台帳を作るフォルダ \(path) がない。")
    case .cannotMakeFolder(let path): say("The folder \(path) cannot be created.", "フォルダ \(path) を作れない。")
    case .damaged(let path, let damage): say("\(path) is damaged: ", "\(path) は損傷している：") + self.damage(damage)
    case .io(let path, let code):
      say("\(path) cannot be read or written (code \(code)).", "\(path) を読み書きできない（コード\(code)）。")
    }
  }

  /// The sentence where the name of a file, or of one that is made beside it, is too long.
  package func nameTooLong(_ path: String) -> String {
    say(
      "The name or path \(path) is longer than this system takes, with what is added to it: use a shorter one.",
      "名称又はパス \(path) は、付け足すものを含めるとこのシステムには長すぎる。短いものにする。")
  }

  private func misfit(_ misfit: StoreFailure.Misfit) -> String {
    switch misfit {
    case .empty: say("it is empty.", "空である。")
    case .notSQLite: say("it is no SQLite database.", "SQLite データベースではない。")
    case .application: say("it is the database of another program.", "他のプログラムのデータベースである。")
    case .schema(let object):
      say("its table or trigger \(object) is missing, unknown or altered.", "表又はトリガー \(object) がないか、異なる。")
    case .journalMode(let mode): say("its journal mode \(mode) cannot be changed.", "ジャーナルモード \(mode) を変えられない。")
    }
  }

  private func damage(_ damage: StoreFailure.Damage) -> String {
    switch damage {
    case .entry(let number): say("entry \(number) is missing or not what its hash says.", "記載\(number)がないか、ハッシュと一致しない。")
    case .document(let hash): say("the document \(hash) is not what its hash says.", "文書 \(hash) がハッシュと一致しない。")
    case .disclosure(let number):
      say("a value beside entry \(number) is not what its salted hash says.", "記載\(number)の付随する値が塩付きハッシュと一致しない。")
    case .root(let number):
      say("the root after entry \(number) is not that of its tree.", "記載\(number)までの根が木と一致しない。")
    case .node(let position):
      say(
        "hash \(position.index) of level \(position.level) of the tree is missing.",
        "木の第\(position.level)段\(position.index)番のハッシュがない。")
    case .checkpoint: say("a checkpoint or key in it cannot be read.", "チェックポイント又は鍵を読めない。")
    case .database(let code): say("SQLite reports code \(code).", "SQLite がコード\(code)を報告した。")
    }
  }

  /// Why an entry cannot be read.
  package func failure(_ entry: UnreadableEntry) -> String {
    if entry.error?.isUnknownFormat == true {
      return say(
        "Entry \(entry.number) is of a format that this release does not know.", "記載\(entry.number)の形式はこの版では読めない。")
    }
    let place = entry.error.map { $0.path.joined(separator: ".") } ?? ""
    return say(
      "Entry \(entry.number) cannot be read\(place.isEmpty ? "" : " at \(place)").",
      "記載\(entry.number)を読めない\(place.isEmpty ? "" : "（\(place)）")。")
  }

  /// - Parameter path: the path of the file in which what was erased may remain.
  package func tracesRemain(in path: String) -> String {
    say(
      "Erased and recorded, but remains of the text may be in \(path), which others use or which has no room: run sqlite3 \(path) VACUUM when nobody uses it.",
      "消去して記録したが、\(path) が使用中か空きがなく、文の断片が残り得る。誰も使っていない時に sqlite3 \(path) VACUUM を実行する。")
  }

  /// The sentence where a document changed between the look at it and the copy.
  package func changed(document hash: Digest32) -> String {
    say("The document \(hash) changed while it was read; nothing was recorded.", "文書 \(hash) が読取中に変わったため、何も記録していない。")
  }

  /// - Parameter known: the checkpoint that is kept.
  package func secondRoot(beside known: Checkpoint) -> String {
    say(
      "\(known.origin) signed two roots of size \(known.size); the one kept here is \(known.root).",
      "\(known.origin) は\(known.size)件に二つの根を署名した。ここに保管するのは \(known.root) である。")
  }

  /// - Parameter reason: the reason, for a reader who looks into it.
  package func notTheNext(_ reason: String) -> String {
    say("The entry cannot be the next: \(reason).", "次の記載にできない：\(reason)。")
  }
}
