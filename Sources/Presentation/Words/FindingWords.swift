import Agreements
import EventLog

extension Voice {
  /// Something that is not as it was recorded: what was expected, and what was found.
  func finding(_ finding: Verification.Finding) -> String {
    switch finding {
    case .entry(let number, let fault):
      return say("Entry \(number) is wrong: ", "記載\(number)が正しくない：") + self.fault(fault)
    case .contradiction(let number, let refusal):
      return say("Entry \(number) is one that nobody can have recorded: ", "記載\(number)は記録され得ないものである：")
        + self.refusal(refusal)
    case .surplusNodes(let expected, let found):
      return say(
        "The tree has \(found) inner hashes instead of \(expected).", "木の内部ハッシュが\(expected)件でなく\(found)件ある。")
    case .surplusDisclosures(let expected, let found):
      return say(
        "There are \(found) values beside the entries; entries have salted hashes for \(expected).",
        "記載に付随する値が\(found)件あるが、塩付きハッシュは\(expected)件である。")
    case .missingDocument(let hash, let entry):
      return say(
        "The document \(hash) of entry \(entry) is missing, and was not withheld.",
        "記載\(entry)の文書 \(hash) がない（非開示ではない）。")
    case .wrongDocument(let hash):
      return say("The document \(hash) is not what its hash says.", "文書 \(hash) がハッシュと一致しない。")
    case .truncated(let checkpoint, let entries):
      return say(
        "\(checkpoint.origin) signed \(self.entries(checkpoint.size)); here are \(entries): the newest were removed.",
        "\(checkpoint.origin) は\(checkpoint.size)件に署名したが、ここには\(entries)件しかない。新しい記載が除かれている。")
    case .rewritten(let checkpoint, let found):
      return say(
        "\(checkpoint.origin) signed \(self.entries(checkpoint.size)) with the root \(checkpoint.root); here it is \(found): they were rewritten.",
        "\(checkpoint.origin) が署名した\(checkpoint.size)件の根は \(checkpoint.root) だが、ここでは \(found) である。書き換えられている。")
    case .elsewhere(let checkpoint, let entries, nil):
      return say(
        "\(checkpoint.origin) signed \(self.entries(checkpoint.size)); here are \(entries): they are not received yet, or were removed.",
        "\(checkpoint.origin) は\(checkpoint.size)件に署名したが、ここには\(entries)件しかない。未受領か、除かれている。")
    case .elsewhere(let checkpoint, _, let found?):
      return say(
        "\(checkpoint.origin) signed \(self.entries(checkpoint.size)) with the root \(checkpoint.root); here it is \(found): the two records differ, and bundle compare shows where.",
        "\(checkpoint.origin) が署名した\(checkpoint.size)件の根は \(checkpoint.root) だが、ここでは \(found) である。両記録は異なる。bundle compare で相違箇所を確認する。"
      )
    case .foreign(let checkpoint):
      return say(
        "The checkpoint of \(entries(checkpoint.size)), \(checkpoint.origin), is not of this record, and no key known here has signed it.",
        "\(checkpoint.size)件のチェックポイント（\(checkpoint.origin)）はこの記録のものでなく、既知の鍵による署名もない。")
    case .badSignature(let checkpoint, let name, let id):
      return say(
        "The signature of \(name)+\(id) on the checkpoint of \(entries(checkpoint.size)) is wrong.",
        "\(checkpoint.size)件のチェックポイントにある \(name)+\(id) の署名が正しくない。")
    case .misnamedSignature(let checkpoint, let line, let maker):
      return say(
        "The signature of \(line.name)+\(line.id) on the checkpoint of \(entries(checkpoint.size)) was made by \(maker.name)+\(maker.id): it bears a name or a key identifier that is not its own.",
        "\(checkpoint.size)件のチェックポイントにある \(line.name)+\(line.id) の署名は \(maker.name)+\(maker.id) によるもので、名称又は鍵識別子が異なる。"
      )
    case .keyNotSigned(let key, nil):
      return say(
        "No checkpoint of this record is signed by \(key.name)+\(key.id), which was given.",
        "指定された \(key.name)+\(key.id) の署名があるチェックポイントがこの記録にない。")
    case .keyNotSigned(let key, let other?):
      return say(
        "No checkpoint of this record is signed by \(key.name)+\(key.id), which was given: in that name another key has signed, \(other).",
        "指定された \(key.name)+\(key.id) の署名があるチェックポイントがこの記録にない。その名で署名したのは別の鍵 \(other) である。")
    case .unusableKey(let text, let error):
      return say(
        "A key in the file, \"\(text)\", \(self.error(error)); its signatures count nowhere, and key distrust removes it.",
        "ファイルの鍵「\(text)」は\(self.error(error))。その署名は数えない。key distrust で除く。")
    case .store(let text): return say("The file is damaged: \(text)", "ファイルが損傷している：\(text)")
    case .unreadable(let failure): return self.failure(failure)
    }
  }

  /// Something to know about a record that is as it was recorded.
  func note(_ note: Verification.Note) -> String {
    switch note {
    case .zone(let zone, let entry):
      say(
        "note: this machine's zone data say otherwise of \(zone) in entry \(entry), or do not know it; the days of the entry count",
        "注：この機械の時間帯データは記載\(entry)の \(zone) について異なるか、これを知らない。記載の日による")
    case .openToOthers(let mode):
      say(
        "note: others than its owner may read or write the register (mode \(String(mode, radix: 8))); chmod 600 makes it private",
        "注：台帳を所有者以外も読み書きできる（モード \(String(mode, radix: 8))）。chmod 600 で非公開にできる")
    }
  }

  private func fault(_ fault: Verification.EntryFault) -> String {
    func compared(_ expected: String?, _ found: String?) -> String {
      say(
        "expected \(expected ?? "nothing"), found \(found ?? "nothing").",
        "期待値 \(expected ?? "なし")、実際 \(found ?? "なし")。")
    }
    switch fault {
    case .missing(let found):
      return say("it is missing; the next is entry \(found).", "欠けている。次は記載\(found)である。")
    case .leafHash(let expected, let found):
      return say("the hash of its bytes: ", "バイト列のハッシュ：") + compared(expected?.description, found.description)
    case .unreadable(let path):
      let place = path.isEmpty ? "" : " (\(path.joined(separator: ".")))"
      return say("its bytes are not those of an entry of format 1\(place).", "形式1の記載のバイト列ではない\(place)。")
    case .column(let name, let expected, let found):
      return say("its column \(name): ", "列 \(name)：") + compared(expected, found)
    case .instantGoesBack(let before, let found):
      return say(
        "it is recorded at \(found), before the entry before it (\(before)).", "記録時刻 \(found) が直前の記載（\(before)）より前である。")
    case .root(let expected, let found):
      return say("the root up to it: ", "その記載までの根：") + compared(expected.description, found?.description)
    case .node(let position, let expected, let found):
      return say(
        "hash \(position.index) of level \(position.level) of the tree: ", "木の第\(position.level)段\(position.index)番：")
        + compared(expected.description, found?.description)
    case .disclosure:
      return say("a value beside it is not what its salted hash says.", "付随する値が塩付きハッシュと一致しない。")
    case .missingDisclosure(let commitment):
      return say(
        "the value of its salted hash \(commitment) is missing, and was not withheld.",
        "塩付きハッシュ \(commitment) の値がない（非開示ではない）。")
    }
  }

  /// The word for what is going on, before the number that tells how far it is.
  package var verifying: String { say("verify", "検証") }
}
