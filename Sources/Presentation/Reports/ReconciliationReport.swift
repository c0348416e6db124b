package import Agreements
public import EventLog

/// How a bundle lies to our record, and what it brought.
public struct ReconciliationReport: Sendable {
  private let reconciliation: Reconciliation
  private let received: (documents: Int, receipt: String)?
  private let voice: Voice

  package init(_ reconciliation: Reconciliation, language: Language) {
    self.reconciliation = reconciliation
    received = nil
    voice = Voice(language)
  }

  /// After it was received.
  /// - Parameter receipt: the path of the file.
  package init(_ reconciliation: Reconciliation, documents: Int, receipt: String, language: Language) {
    self.reconciliation = reconciliation
    received = (documents, receipt)
    voice = Voice(language)
  }

  private var relation: String {
    let (common, theirs, ours) = (reconciliation.common, reconciliation.theirs.count, reconciliation.ours.count)
    return switch reconciliation.relation {
    case .identical: voice.say("The two records are identical: \(voice.entries(common)).", "両記録は同一である：記載\(common)件。")
    case .theirsExtendsOurs:
      voice.say(
        "Their record extends ours: both have \(voice.entries(common)), they have \(theirs) more.",
        "相手の記録は当方の記録に続く：共通の記載\(common)件、相手にさらに\(theirs)件。")
    case .oursExtendsTheirs:
      voice.say(
        "Our record extends theirs: both have \(voice.entries(common)), we have \(ours) more.",
        "当方の記録は相手の記録に続く：共通の記載\(common)件、当方にさらに\(ours)件。")
    case .diverged:
      voice.say(
        "The two records DIVERGED after entry \(common): nothing is merged.", "両記録は記載\(common)の後で分岐している。統合はしない。")
    }
  }

  /// The relation first, then each entry that only one side has at its place.
  public var page: Page {
    var page = Page()
    page.line(relation)
    let checkpoint = reconciliation.checkpoint
    page.line(
      voice.say(
        "their checkpoint: \(checkpoint.origin), \(voice.entries(checkpoint.size)), root \(checkpoint.root)",
        "相手のチェックポイント：\(checkpoint.origin)、\(checkpoint.size)件、根 \(checkpoint.root)"), indent: 2)
    page.line(
      voice.say("signed by ", "署名 ") + reconciliation.signers.map(voice.signer).joined(separator: ", "), indent: 2)
    let count = max(reconciliation.ours.count, reconciliation.theirs.count)
    if count > 0 { page.line() }
    for index in 0..<count {
      let (ours, theirs) = (reconciliation.ours.dropFirst(index).first, reconciliation.theirs.dropFirst(index).first)
      page.line("[\(reconciliation.common + Int64(index) + 1)]")
      page.line(voice.say("ours:   ", "当方：") + (ours.map(said) ?? "-"), indent: 2, hanging: 8)
      page.line(voice.say("theirs: ", "相手：") + (theirs.map(said) ?? "-"), indent: 2, hanging: 8)
    }
    if reconciliation.relation == .diverged {
      page.line()
      page.line(voice.say("only we say: ", "当方のみの内容：") + numbers(reconciliation.onlyOurs))
      page.line(voice.say("only they say: ", "相手のみの内容：") + numbers(reconciliation.onlyTheirs))
    }
    if let received {
      page.line()
      page.line(
        voice.say(
          "Received: \(voice.entries(reconciliation.theirs.count)), \(voice.documents(received.documents)). The receipt is in \(received.receipt).",
          "受領：記載\(reconciliation.theirs.count)件、文書\(received.documents)件。受領書は \(received.receipt) にある。"))
    }
    return page
  }

  private func said(_ entry: Entry) -> String {
    voice.say(
      "\(entry.agreement): \(voice.content(of: entry)); recorded \(entry.recording.at) by \(voice.text(entry.recording.by))",
      "\(entry.agreement)：\(voice.content(of: entry))、\(entry.recording.at) 記載者 \(voice.text(entry.recording.by))")
  }

  private func numbers(_ numbers: [EntryNumber]) -> String {
    numbers.isEmpty ? voice.say("nothing", "なし") : numbers.map(voice.entry).joined(separator: ", ")
  }

  /// The same; entries with their number and text.
  public var json: OrderedJSON {
    func entries(_ entries: [Entry]) -> OrderedJSON {
      .array(
        entries.map { entry in
          .object([
            ("entry", .entry(entry.number)), ("agreement", .string(entry.agreement.description)),
            ("recordedAt", .string(entry.recording.at.description)), ("recordedBy", .field(entry.recording.by)),
            ("text", .string(voice.content(of: entry))),
          ])
        })
    }
    let checkpoint = reconciliation.checkpoint
    return .object([
      ("relation", .string(reconciliation.relation.rawValue)), ("common", .integer(Int(reconciliation.common))),
      ("origin", .string(checkpoint.origin.description)), ("size", .integer(Int(clamping: checkpoint.size))),
      ("root", .string(checkpoint.root.description)),
      ("signedBy", .array(reconciliation.signers.map { .string($0.key.name.description) })),
      ("signedByKeys", .signers(reconciliation.signers)),
      ("ours", entries(reconciliation.ours)), ("theirs", entries(reconciliation.theirs)),
      ("onlyOurs", .entries(reconciliation.onlyOurs)), ("onlyTheirs", .entries(reconciliation.onlyTheirs)),
      ("documents", received.map { .integer($0.documents) } ?? .null), ("receipt", .text(received?.receipt)),
    ])
  }
}

/// Entries of a bundle that were recorded here.
public struct AdoptionReport: Sendable {
  private let adopted: [(theirs: EntryNumber, ours: Entry)]
  private let voice: Voice

  package init(_ adopted: [(EntryNumber, Entry)], language: Language) {
    self.adopted = adopted
    voice = Voice(language)
  }

  /// A line for each.
  public var page: Page {
    var page = Page()
    for (theirs, ours) in adopted {
      page.line(
        voice.say(
          "Entry \(theirs) of the bundle is recorded as entry \(ours.number) of \(ours.agreement): \(voice.content(of: ours)).",
          "束の記載\(theirs)を \(ours.agreement) の記載\(ours.number)として記録した：\(voice.content(of: ours))。"))
    }
    return page
  }

  /// The numbers there and here.
  public var json: OrderedJSON {
    .array(adopted.map { .object([("theirs", .entry($0.theirs)), ("entry", .entry($0.ours.number))]) })
  }
}
