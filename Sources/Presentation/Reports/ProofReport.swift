import Agreements
package import EventLog

/// What a proof shows to a reader who has nothing but keys.
package struct ProofReport: Sendable {
  /// Whether the file proves what it says.
  package let isProved: Bool
  private let checkpoint: Checkpoint
  private let signers: [SignedCheckpoint.Signer]
  private let subject: Subject
  private let voice: Voice

  private enum Subject {
    /// The bytes, their number, and the entry in them; nil where this release cannot read it.
    case entry([UInt8], UInt64, Entry?)
    /// The size of the older checkpoint, and the size from which the proof starts.
    case growth(UInt64, from: UInt64)
    /// The older checkpoint is one of another record.
    case otherRecord(Checkpoint)
  }

  /// - Parameter signers: the signers whose signatures were found right.
  package init(_ file: InclusionFile, signers: [SignedCheckpoint.Signer], language: Language) {
    let entry = try? Wire.decode(file.entry, Beside())
    let isNumbered = entry.map { UInt64($0.number.value) == file.index &+ 1 } ?? true
    isProved = file.isIncluded && isNumbered
    checkpoint = file.checkpoint.checkpoint
    self.signers = signers
    subject = .entry(file.entry, file.index &+ 1, entry)
    voice = Voice(language)
  }

  /// - Parameter since: the older checkpoint, whose signatures were found right, too.
  package init(
    _ file: ConsistencyFile, since: Checkpoint, signers: [SignedCheckpoint.Signer], language: Language
  ) {
    checkpoint = file.checkpoint.checkpoint
    isProved =
      since.size == file.old && since.origin == checkpoint.origin && file.isConsistent(with: since.root)
    self.signers = signers
    subject = since.origin == checkpoint.origin ? .growth(since.size, from: file.old) : .otherRecord(since)
    voice = Voice(language)
  }

  /// The report as text. The verdict stands first.
  package var page: Page {
    var page = Page()
    switch subject {
    case .entry(let bytes, let number, let entry):
      page.line(
        isProved
          ? voice.say(
            "Proved: this is entry \(number) of \(checkpoint.origin).",
            "証明された：これは \(checkpoint.origin) の記載\(number)である。")
          : voice.say(
            "Not proved: this entry does not stand at number \(number) of \(checkpoint.origin).",
            "証明されない：この記載は \(checkpoint.origin) の記載\(number)ではない。"))
      guard isProved else { return page }
      if let entry {
        page.line("[\(entry.number)] \(entry.agreement): \(voice.content(of: entry))", indent: 2, hanging: 4)
        page.line(voice.say("recorded \(entry.recording.at)", "\(entry.recording.at) 記載"), indent: 2)
      }
      page.line(String(decoding: bytes, as: UTF8.self), indent: 2, hanging: 0)
    case .otherRecord(let other):
      page.line(
        voice.say(
          "Not proved: the older checkpoint is of another record, \(other.origin); the proof is about \(checkpoint.origin).",
          "証明されない：古い方のチェックポイントは別の記録 \(other.origin) のものであり、証明は \(checkpoint.origin) についてのものである。"))
      return page
    case .growth(let size, let old) where size != old:
      page.line(
        voice.say(
          "Not proved: the proof starts from \(voice.entries(old)), the older checkpoint has \(size).",
          "証明されない：証明の起点は\(old)件だが、古い方のチェックポイントは\(size)件である。"))
      return page
    case .growth(let size, _):
      page.line(
        isProved
          ? voice.say(
            "Proved: the record of \(checkpoint.origin) with \(voice.entries(checkpoint.size)) begins with the \(size) signed before.",
            "証明された：\(checkpoint.origin) の\(checkpoint.size)件の記録は、以前に署名された\(size)件に始まる。")
          : voice.say(
            "Not proved: the record of \(checkpoint.origin) with \(voice.entries(checkpoint.size)) does not begin with the \(size) signed before.",
            "証明されない：\(checkpoint.origin) の\(checkpoint.size)件の記録は、以前に署名された\(size)件に始まらない。"))
      guard isProved else { return page }
    }
    page.line(
      voice.say(
        "checkpoint of \(voice.entries(checkpoint.size)), signed by ", "チェックポイント（\(checkpoint.size)件）、署名 ")
        + voice.series(signers.map(voice.signer)), indent: 2)
    return page
  }

  /// The report in JSON, with the entry as its own text.
  package var json: OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("proved", .bool(isProved)), ("origin", .string(checkpoint.origin.description)),
      ("size", .integer(Int(clamping: checkpoint.size))), ("root", .string(checkpoint.root.description)),
      ("signedBy", .array(signers.map { .string($0.key.name.description) })),
      ("signedByKeys", .signers(signers)),
    ]
    switch subject {
    case .entry(let bytes, let number, _):
      members += [
        ("entry", .integer(Int(clamping: number))), ("bytes", .string(String(decoding: bytes, as: UTF8.self))),
      ]
    case .otherRecord(let since): members.append(("since", .integer(Int(clamping: since.size))))
    case .growth(let size, _):
      members.append(("since", .integer(Int(clamping: size))))
    }
    return .object(members)
  }
}
