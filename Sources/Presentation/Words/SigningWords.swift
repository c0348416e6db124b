import Agreements
import CivilDate
package import EventLog

extension Voice {
  /// Why a text is no signed note or checkpoint, or cannot be relied on.
  package func failure(_ error: NoteError) -> String {
    switch error {
    case .tooLong:
      say(
        "this is too long for a signed note: at most \(SignedNote.largestSize) bytes.",
        "署名付きノートとしては長すぎる（\(SignedNote.largestSize)バイトまで）。")
    case .notANote: say("this is no signed note: UTF-8 text that ends with a newline.", "署名付きノートではない（改行で終わる UTF-8 の文）。")
    case .unsigned: say("this has no signature lines after an empty line.", "空行の後に署名行がない。")
    case .signatureLine(let number):
      say("signature line \(number) is not \"— name base64\".", "署名行\(number)が「— 名前 base64」の形式でない。")
    case .notACheckpoint(let line):
      say(
        "line \(line) is not that of a checkpoint: the origin, the size in plain digits, the root in base64.",
        "\(line)行目がチェックポイントの形式でない（名称、数字による件数、base64 の根）。")
    case .badSignature(let name, let id):
      say("the signature of \(name) (key \(id)) is wrong.", "\(name)（鍵 \(id)）の署名が正しくない。")
    case .notSigned(let name): say("\(name) has not signed it.", "\(name) の署名がない。")
    case .otherKey(let name, let id, let given):
      say(
        "it is signed in the name of \(name) by key \(id), not by key \(given).",
        "\(name) の署名は鍵 \(id) によるもので、鍵 \(given) のものではない。")
    case .noKnownSignature:
      say("none of the keys known has signed it; name the right one with --key.", "既知の鍵による署名がない。--key で鍵を指定する。")
    }
  }

  /// Why a file is no proof.
  package func failure(_ error: ProofError) -> String {
    switch error {
    case .notAProof:
      say(
        "this is no proof: it begins neither with c2sp.org/tlog-proof@v1 nor with \"old \" and a size.",
        "証明ではない（c2sp.org/tlog-proof@v1 又は「old 件数」で始まらない）。")
    case .tooLong(let most):
      say("this is too long for a proof: at most \(most) bytes.", "証明としては長すぎる（\(most)バイトまで）。")
    case .line(let number): say("line \(number) is not that of a proof.", "\(number)行目が証明の形式でない。")
    }
  }

  /// Why a bundle is not taken.
  package func failure(_ error: BundleError) -> String {
    switch error {
    case .form(let offset):
      say(
        "this is no bundle, or not a whole one: the block at byte \(offset) is no header of a file.",
        "一括ファイルでないか、完全でない：\(offset)バイト目がファイルの見出しでない。")
    case .strayFile(let name):
      say("\(name) stands twice in it, or does not belong in a bundle.", "\(name) が重複しているか、一括ファイルに属さない。")
    case .missingFile(let name): say("\(name) is missing.", "\(name) がない。")
    case .tooManyFiles(let most): say("it holds more than \(most) files.", "ファイルが\(most)件を超える。")
    case .tooLarge(let name): say("\(name) is longer than it can be.", "\(name) が長すぎる。")
    case .checkpoint(let name, .noKnownSignature):
      say(
        "\(name) is signed by no key of its log that is trusted here: key trust admits it.",
        "\(name == "checkpoint" ? "チェックポイント" : name) に、信頼された鍵による署名がない。key trust で登録する。")
    case .checkpoint(let name, let error): name + say(": ", "：") + failure(error)
    case .otherTree(let name): say("\(name) is not of this record.", "\(name) はこの記録のものではない。")
    case .wrongFile(let name): say("\(name) is not what the entries give.", "\(name) が記載と一致しない。")
    case .entry(let number, let path):
      say(
        "entry \(number) is no entry of format 1\(path.isEmpty ? "" : ", at \(path.joined(separator: "."))").",
        "記載\(number)は形式1の記載ではない\(path.isEmpty ? "" : "（\(path.joined(separator: "."))）")。")
    case .refused(let number, let refusal):
      say("entry \(number) is one that no register takes in: ", "記載\(number)はいずれの台帳も受け付けない：") + self.refusal(refusal)
    case .otherRoot(let accepted, let found):
      say(
        "its root is \(found), not the \(accepted) that was accepted: this is not the bundle that was looked at; compare it again.",
        "根は \(found) であり、承認された \(accepted) ではない。確認した一括ファイルとは別のものである。改めて bundle compare で確認する。")
    case .overLimit(let measure, let found, let limit):
      say(
        "it brings more than was allowed: \(measure.rawValue) \(found), at most \(limit).",
        "許された量を超える：\(cost(measure)) \(found)（\(limit)まで）。")
    case .instantGoesBack(let number):
      say("entry \(number) is recorded before the one before it.", "記載\(number)の時刻が直前の記載より前である。")
    case .recordedLater(let number, let instant):
      say(
        "entry \(number) says that it was recorded at \(instant), which is yet to come: one of the two clocks is wrong.",
        "記載\(number)の記録時刻 \(instant) は未来である。どちらかの時計が誤っている。")
    case .root(let expected, let found):
      say(
        "the entries are not those that were signed: expected the root \(expected), found \(found).",
        "署名された記載ではない：根の期待値 \(expected)、実際 \(found)。")
    case .disclosure(let line):
      say(
        "disclosures.jsonl:\(line): this is not the value of a salted hash.", "disclosures.jsonl:\(line)：塩付きハッシュの値ではない。"
      )
    case .notDiverged:
      say(
        "the two records have not diverged, so nothing is adopted: bundle receive takes over what they have beyond ours.",
        "両記録は分岐していないため、一括ファイルの記載を記録しない。相手方に続きがあれば bundle receive で受け取る。")
    case .noSuchEntry(let number): say("the bundle has no entry \(number).", "一括ファイルに記載\(number)はない。")
    case .document(let hash): say("the document \(hash) is not what its hash says.", "文書 \(hash) がハッシュと一致しない。")
    }
  }

  private func cost(_ measure: BundleCost.Measure) -> String {
    switch measure {
    case .entries: "記載"
    case .agreements: "協定"
    case .bytes: "バイト"
    }
  }

  /// Why nothing can be proved.
  package func refusal(_ refusal: ProvingRefusal) -> String {
    switch refusal {
    case .notSigned(let number, let covered):
      say(
        "No checkpoint of this register covers entry \(number)\(covered.map { ": the newest covers \(entries($0))" } ?? ""); sign one with checkpoint.",
        "記載\(number)を含むチェックポイントがない\(covered.map { "（最新は\($0)件）" } ?? "")。checkpoint で署名する。")
    case .notSoMany(let size, let count):
      say(
        "The register has only \(entries(count)), not \(size).", "この台帳の記載は\(count)件であり、\(size)件に達しない。")
    case .noCheckpoint(let size):
      say(
        "There is no checkpoint of this register that \(entries(size)) can be compared with: sign one with checkpoint.",
        "\(size)件と比べられるチェックポイントがない。checkpoint で署名する。")
    }
  }

  /// Why nothing is signed or taken over.
  package func refusal(_ refusal: SigningRefusal) -> String {
    switch refusal {
    case .emptyRegister: say("There is nothing to sign: the register has no entry.", "台帳に記載がなく、署名するものがない。")
    case .foreignKey(let key, let own):
      say(
        "This register signs as \(own.name) with key \(own.id), not as \(key.name) with key \(key.id): use that key. A new key of this register is admitted with key trust --own, a stolen one never.",
        "この台帳は \(own.name)（鍵 \(own.id)）として署名する。\(key.name)（鍵 \(key.id)）では署名できない。その鍵を使う。新しい鍵は key trust --own で登録し、盗まれた鍵は登録しない。"
      )
    case .otherSide(let name, isOwn: true):
      say(
        "\(name) is this register itself, by its name or its key: another party has a name and a key of its own.",
        "\(name) は名称又は鍵がこの台帳自身のものである。他の当事者は固有の名称と鍵をもつ。")
    case .otherSide(let name, isOwn: false):
      say(
        "\(name) is another party here, by its name or its key: take another, or distrust that key first.",
        "\(name) は名称又は鍵が他の当事者のものである。別のものとするか、先に key distrust とする。")
    case .onlyOwnKey(let key):
      say(
        "\(key.name) with key \(key.id) is this register's only key: admit another with key trust --own first.",
        "\(key.name)（鍵 \(key.id)）はこの台帳の唯一の鍵である。先に key trust --own で別の鍵を登録する。")
    case .notSignedByLog(let origin):
      say(
        "The checkpoint is not signed by \(origin) with a key that is trusted here: key trust admits it.",
        "チェックポイントに、信頼された \(origin) の鍵による署名がない。key trust で登録する。")
    case .ownCheckpoint:
      say("This checkpoint is our own: the other party cosigns it.", "これは自らのチェックポイントである。連署するのは他の当事者である。")
    case .extensions:
      say("The checkpoint has lines beyond the three of a register: it is not signed.", "チェックポイントに三行を超える行があり、署名しない。")
    case .ahead(let checkpoint, let entries):
      say(
        "The checkpoint of \(checkpoint.origin) is about \(self.entries(checkpoint.size)), this register holds \(entries): receive their bundle first.",
        "\(checkpoint.origin) のチェックポイントは\(checkpoint.size)件に対するもので、この台帳は\(entries)件である。先に相手方の一括ファイルを bundle receive で受け取る。"
      )
    case .forked(let checkpoint, let ours):
      say(
        "The records differ: at \(self.entries(checkpoint.size)) the root of \(checkpoint.origin) is \(checkpoint.root), ours is \(ours). Nothing is signed; compare their bundle to see where.",
        "記録が異なる：\(checkpoint.size)件の根は \(checkpoint.origin) では \(checkpoint.root)、当方では \(ours)。署名しない。bundle compare で相違箇所を確認する。"
      )
    case .inconsistent(let signed, let entries):
      say(
        "Nothing is signed: this key has signed \(self.entries(signed.size)) of \(signed.origin) with the root \(signed.root), and this register, with \(entries), does not begin with them. It was put back to an earlier copy, or rewritten.",
        "署名しない：この鍵は \(signed.origin) の\(signed.size)件（根 \(signed.root)）に署名済みだが、この台帳（\(entries)件）はそれに続くものでない。以前の写しに戻されたか、書き換えられている。"
      )
    case .older(let signed):
      say(
        "Nothing is signed: a later checkpoint of \(signed.origin), of \(entries(signed.size)), was cosigned before.",
        "署名しない：\(signed.origin) のより新しいチェックポイント（\(signed.size)件）に連署済みである。")
    case .notOurs(let checkpoint):
      say(
        "This is no checkpoint that this register has signed: \(checkpoint.origin), \(entries(checkpoint.size)).",
        "この台帳が署名したチェックポイントではない：\(checkpoint.origin)、\(checkpoint.size)件。")
    case .noSignature(let name):
      say("No signature can be made with the key of \(name).", "\(name) の鍵で署名を作れない。")
    case .nobodyElse: say("It carries no signature of another party that is trusted here.", "信頼された他の当事者の署名がない。")
    }
  }

  /// The point up to which the record is settled, and who signed.
  func settled(_ settled: Settled) -> String {
    let signers = series(settled.signers.map(signer))
    return say(
      "Settled up to entry \(settled.checkpoint.size) of the register: signed by \(signers).",
      "台帳の記載\(settled.checkpoint.size)まで相互確認済み：署名 \(signers)。")
  }

  /// A signer: the key, and the day and time of a cosignature in UTC.
  func signer(_ signer: SignedCheckpoint.Signer) -> String {
    let key = key(signer.key)
    return signer.instant.map { say("\(key) (\($0))", "\(key)（\($0)）") } ?? key
  }

  /// The beginning of the text that `key show` prints, whichever role signed.
  func key(_ key: VerifierKey) -> String { "\(key.name)+\(key.inRole(.log).id)" }

  /// Why a text is no verifier key: the predicate of a sentence about it.
  package func error(_ error: VerifierKeyError) -> String {
    switch error {
    case .form:
      say("is no verifier key", "検証鍵ではない")
    case .unusable(.smallOrder):
      say("is a weak key: anybody can sign for it", "弱い鍵であり、誰でもその署名を作れる")
    case .unusable(.noPoint):
      say("is no usable key: it is no point of Ed25519's curve", "使えない鍵である（Ed25519 の曲線上の点ではない）")
    case .unusable(.notCanonical):
      say("is no usable key: its point is not written in the one way", "使えない鍵である（点の符号化が正規の形でない）")
    }
  }

  /// - Parameter bundle: the path of its file.
  package func written(bundle: String, _ checkpoint: Checkpoint) -> String {
    say(
      "\(bundle): \(entries(checkpoint.size)), root \(checkpoint.root).",
      "\(bundle)：記載\(checkpoint.size)件、根 \(checkpoint.root)。")
  }
}
