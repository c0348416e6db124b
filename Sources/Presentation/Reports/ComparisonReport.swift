package import Agreements
package import EventLog

/// How a bundle relates to our record, and what it brought or would bring. Its parts are given one after another, since
/// they can be many.
package struct ComparisonReport: Sendable {
  private let copies: ComparedCopies
  private let warnings: [EntryWarning]
  private let outcome: Outcome
  private let voice: Voice

  /// What was done with the bundle.
  package enum Outcome: Sendable {
    case compared
    /// The bundle was received, with this number of new documents and the path of the receipt.
    case received(documents: Int, receipt: String)
    /// The bundle was not taken. The root has to be accepted first; nil where the records diverged.
    case notTaken(toAccept: Digest32?)
  }

  /// - Parameter warnings: the warnings about what it brings.
  package init(
    _ copies: ComparedCopies, _ warnings: [EntryWarning] = [], _ outcome: Outcome = .compared,
    language: Language
  ) {
    self.copies = copies
    self.warnings = warnings
    self.outcome = outcome
    voice = Voice(language)
  }

  private var relation: String {
    let (common, theirs, ours) = (copies.common, copies.theirs, copies.ours)
    return switch copies.relation {
    case .identical: voice.say("The two records are identical: \(voice.entries(common)).", "両記録は同一である：記載\(common)件。")
    case .theirsExtendsOurs:
      voice.say(
        "Their record extends ours: both have \(voice.entries(common)), they have \(theirs) more.",
        "相手方の記録は当方の記録の続きである：共通の記載\(common)件、相手方にさらに\(theirs)件。")
    case .oursExtendsTheirs:
      voice.say(
        "Our record extends theirs: both have \(voice.entries(common)), we have \(ours) more.",
        "当方の記録は相手方の記録の続きである：共通の記載\(common)件、当方にさらに\(ours)件。")
    case .diverged:
      common == 0
        ? voice.say(
          "The two records DIVERGED: not even their first entries are the same. Nothing is merged.",
          "両記録は分岐している。最初の記載から異なる。統合はしない。")
        : voice.say(
          "The two records DIVERGED after entry \(common): nothing is merged.", "両記録は記載\(common)の後で分岐している。統合はしない。")
    }
  }

  /// The relation, the checkpoint, and what the bundle would add.
  package var opening: Page {
    var page = Page()
    page.line(relation)
    let checkpoint = copies.checkpoint
    page.line(
      voice.say(
        "their checkpoint: \(checkpoint.origin), \(voice.entries(checkpoint.size)), root \(checkpoint.root)",
        "相手方のチェックポイント：\(checkpoint.origin)、\(checkpoint.size)件、根 \(checkpoint.root)"), indent: 2)
    page.line(
      voice.say("signed by ", "署名 ") + voice.series(copies.signers.map(voice.signer)), indent: 2)
    let cost = copies.cost
    page.line(
      voice.say(
        "it brings: \(voice.entries(cost.entries)) of \(voice.agreements(cost.agreements)), in \(cost.bytes) bytes",
        "内容：協定\(cost.agreements)件の記載\(cost.entries)件、\(cost.bytes)バイト"), indent: 2)
    for warning in warnings { page.line(voice.warning(warning), indent: 2) }
    if copies.ours > 0 || copies.theirs > 0 { page.line() }
    return page
  }

  /// One place at which only one side has an entry, or both have different ones.
  package func difference(_ ours: Entry?, _ theirs: Entry?) -> Page {
    var page = Page()
    guard let number = (ours ?? theirs)?.number else { return page }
    page.line("[\(number)]")
    page.line(voice.say("ours:   ", "当方：") + (ours.map(said) ?? "-"), indent: 2, hanging: 8)
    page.line(voice.say("theirs: ", "相手方：") + (theirs.map(said) ?? "-"), indent: 2, hanging: 8)
    return page
  }

  /// What only one side says, and what was done.
  /// - Parameter changes: whether answers change that were given before.
  package func closing(changes: Bool) -> Page {
    var page = Page()
    if copies.relation == .diverged {
      page.line()
      page.line(voice.say("only we say: ", "当方のみの内容：") + numbers(copies.onlyOurs))
      page.line(voice.say("only they say: ", "相手方のみの内容：") + numbers(copies.onlyTheirs))
    }
    switch outcome {
    case .received(let documents, let receipt):
      page.line()
      page.line(
        voice.say(
          "Received: \(voice.entries(copies.theirs)), \(voice.documents(documents)). The receipt is in \(receipt).",
          "受領：記載\(copies.theirs)件、文書\(documents)件。受領書は \(receipt) にある。"))
    case .notTaken(let root?):
      page.line()
      page.line(
        voice.say(
          "Nothing was taken or signed. If this is right, receive it with --accept \(root).",
          "受領も署名もしていない。内容が正しければ --accept \(root) を付けて受け取る。"))
    case .compared where changes:
      page.line()
      page.line(
        voice.say(
          "To take it, say bundle receive with --accept \(copies.checkpoint.root).",
          "受け取るには bundle receive に --accept \(copies.checkpoint.root) を付ける。"))
    case .compared, .notTaken(nil): break
    }
    return page
  }

  private func said(_ entry: Entry) -> String {
    voice.say(
      "\(entry.agreement): \(voice.content(of: entry)); recorded \(entry.recording.at) by \(voice.text(entry.recording.by))",
      "\(entry.agreement)：\(voice.content(of: entry))、\(entry.recording.at) 記載者 \(voice.text(entry.recording.by))")
  }

  private func numbers(_ numbers: [EntryNumber]) -> String {
    numbers.isEmpty ? voice.say("nothing", "なし") : voice.series(numbers.map(voice.entry))
  }

  /// The report as one JSON object. Its long lists are given item by item.
  /// - Parameter changed: whether answers given before change. It is asked after the changes were written.
  package func json(
    ours: @escaping OrderedJSON.Items, theirs: @escaping OrderedJSON.Items, changes: @escaping OrderedJSON.Items,
    changed: @escaping () -> Bool
  ) -> [(String, OrderedJSON.Part)] {
    let checkpoint = copies.checkpoint
    let cost = copies.cost
    var received: (documents: Int, receipt: String)?
    if case .received(let documents, let receipt) = outcome { received = (documents, receipt) }
    func toAccept() -> Digest32? {
      switch outcome {
      case .compared: changed() ? checkpoint.root : nil
      case .notTaken(let root): root
      case .received: nil
      }
    }
    return [
      ("relation", .value(.string(copies.relation.rawValue))),
      ("common", .value(.integer(Int(copies.common)))),
      ("origin", .value(.string(checkpoint.origin.description))),
      ("size", .value(.integer(Int(clamping: checkpoint.size)))),
      ("root", .value(.string(checkpoint.root.description))),
      ("signedBy", .value(.array(copies.signers.map { .string($0.key.name.description) }))),
      ("signedByKeys", .value(.signers(copies.signers))),
      (
        "cost",
        .value(
          .object([
            ("entries", .integer(Int(cost.entries))), ("agreements", .integer(Int(cost.agreements))),
            ("bytes", .integer(Int(cost.bytes))),
          ]))
      ), ("warnings", .value(.warnings(warnings, voice))), ("ours", .items(ours)), ("theirs", .items(theirs)),
      ("onlyOurs", .value(.entries(copies.onlyOurs))),
      ("onlyTheirs", .value(.entries(copies.onlyTheirs))), ("changes", .items(changes)),
      ("documents", .value(received.map { .integer($0.documents) } ?? .null)),
      ("receipt", .value(.text(received?.receipt))), ("toAccept", .later { .text(toAccept()?.description) }),
    ]
  }

  /// An entry of one side.
  package func json(_ entry: Entry) -> OrderedJSON {
    .object([
      ("entry", .entry(entry.number)), ("agreement", .string(entry.agreement.description)),
      ("recordedAt", .string(entry.recording.at.description)), ("recordedBy", .field(entry.recording.by)),
      ("text", .string(voice.content(of: entry))),
    ])
  }
}

/// Entries of a bundle that were recorded here.
package struct AdoptionReport: Sendable {
  private let adopted: [(theirs: EntryNumber, ours: Entry)]
  private let voice: Voice

  package init(_ adopted: [(EntryNumber, Entry)], language: Language) {
    self.adopted = adopted
    voice = Voice(language)
  }

  package var page: Page {
    var page = Page()
    for (theirs, ours) in adopted {
      page.line(
        voice.say(
          "Entry \(theirs) of the bundle is recorded as entry \(ours.number) of \(ours.agreement): \(voice.content(of: ours)).",
          "一括ファイルの記載\(theirs)を \(ours.agreement) の記載\(ours.number)として記録した：\(voice.content(of: ours))。"))
    }
    return page
  }

  /// The numbers of the entries there and here.
  package var json: OrderedJSON {
    .array(adopted.map { .object([("theirs", .entry($0.theirs)), ("entry", .entry($0.ours.number))]) })
  }
}
