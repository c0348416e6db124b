import Agreements
package import EventLog

/// What a verification found, in full.
package struct VerificationReport: Sendable {
  private let verification: Verification
  private let voice: Voice

  package init(_ verification: Verification, language: Language) {
    self.verification = verification
    voice = Voice(language)
  }

  /// Whether nothing is wrong.
  package var isSound: Bool { verification.findings.isEmpty }

  /// The verification as text, with the findings first, if there are any.
  package var page: Page {
    var page = Page()
    for finding in verification.findings { page.line(voice.finding(finding)) }
    if isSound {
      page.line(
        voice.say(
          "Everything is as it was recorded: \(voice.entries(verification.entries)).",
          "全て記録時のとおりである：記載\(verification.entries)件。"))
      page.line(voice.say("root ", "根 ") + verification.root.description, indent: 2)
    } else if verification.isUnreadable {
      return page
    } else if verification.hasWrongEntry {
      page.line(
        voice.say("Right before that: \(voice.entries(verification.entries)).", "それより前の記載\(verification.entries)件は正しい。")
      )
    } else {
      page.line(
        voice.say(
          "The entries themselves are right: \(voice.entries(verification.entries)).",
          "記載自体は正しい：\(verification.entries)件。"))
    }
    page.line(
      voice.say("documents: \(verification.documents) kept", "文書：保管\(verification.documents)件")
        + (verification.withheldDocuments == 0
          ? "" : voice.say(", \(verification.withheldDocuments) withheld", "、非開示\(verification.withheldDocuments)件")),
      indent: 2)
    if !verification.withheldIn.isEmpty {
      let entries = voice.series(verification.withheldIn.map(String.init))
      page.line(voice.say("texts withheld from this copy in entry ", "この写しで非開示の文のある記載：") + entries, indent: 2)
    }
    for note in verification.notes { page.line(voice.note(note), indent: 2) }
    if let keys { page.line(keys, indent: 2) }
    for signed in verification.checkpoints { page.line(line(signed), indent: 2) }
    return page
  }

  /// The keys whose signatures count, and who says so; nil if no key counts.
  private var keys: String? {
    guard !counted.isEmpty else { return nil }
    let keys = voice.series(counted.map(voice.key))
    return isGiven
      ? voice.say("keys given, and no other counts: \(keys)", "指定された鍵（ほかの鍵の署名は数えない）：\(keys)")
      : voice.say(
        "keys that this file itself trusts: \(keys); with --key only those that you know count",
        "このファイル自身が信頼する鍵：\(keys)。--key で指定すれば、その鍵の署名だけを数える")
  }

  private var counted: [VerifierKey] {
    switch verification.keys {
    case .register(let keys), .given(let keys): keys
    }
  }

  private var isGiven: Bool { if case .given = verification.keys { true } else { false } }

  private func line(_ signed: Verification.Signed) -> String {
    let checkpoint = signed.checkpoint
    let names = voice.series(signed.signers.map(voice.signer))
    let (noKey, others) =
      isGiven
      ? (voice.say("no key given", "指定された鍵なし"), voice.say("of keys not given", "指定されていない鍵"))
      : (voice.say("no key known here", "既知の鍵なし"), voice.say("of keys not trusted", "信頼されていない鍵"))
    let unchecked = signed.unchecked.map { "\($0.name)+\($0.id)" }.joined(separator: ", ")
    return voice.say(
      "checkpoint of \(voice.entries(checkpoint.size)), \(checkpoint.origin): signed by \(names.isEmpty ? noKey : names)",
      "チェックポイント（\(checkpoint.size)件、\(checkpoint.origin)）：署名 \(names.isEmpty ? noKey : names)")
      + (unchecked.isEmpty
        ? "" : voice.say("; not checked, \(others): \(unchecked)", "、未検証（\(others)）\(unchecked)"))
  }

  /// The verification in JSON. A finding has its sentence, and the entry if it is about one.
  package var json: OrderedJSON {
    .object([
      ("verified", .bool(isSound)), ("entries", .integer(Int(verification.entries))),
      ("root", .string(verification.root.description)),
      ("documents", .integer(verification.documents)),
      ("withheldDocuments", .integer(verification.withheldDocuments)),
      ("withheldIn", .array(verification.withheldIn.map { .integer(Int($0)) })),
      ("notes", .array(verification.notes.map { .string(voice.note($0)) })),
      ("keysFrom", .string(isGiven ? "command-line" : "register")),
      ("keys", .array(counted.map { .object(OrderedJSON.key($0)) })),
      (
        "checkpoints",
        .array(
          verification.checkpoints.map { signed in
            .object([
              ("origin", .string(signed.checkpoint.origin.description)),
              ("size", .integer(Int(clamping: signed.checkpoint.size))),
              ("signedBy", .array(signed.signers.map { .string($0.key.name.description) })),
              ("signedByKeys", .signers(signed.signers)),
              ("notChecked", .array(signed.unchecked.map { .string("\($0.name)+\($0.id)") })),
            ])
          })
      ),
      (
        "findings",
        .array(
          verification.findings.map { finding in
            var entry: Int64?
            if case .entry(let number, _) = finding { entry = number }
            return .object([
              ("entry", entry.map { .integer(Int($0)) } ?? .null), ("text", .string(voice.finding(finding))),
            ])
          })
      ),
    ])
  }
}
