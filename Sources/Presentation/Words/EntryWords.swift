import Agreements

extension Voice {
  /// What an entry says: the act or the clause file, or what it corrects or annuls, and why.
  func content(of entry: Entry) -> String {
    switch entry.content {
    case .fact(let fact): describe(fact, entry.number)
    case .correction(let first, let fact, let reason):
      say(
        "correction of \(self.entry(first)): \(describe(fact, first)) — reason: \(text(reason))",
        "\(self.entry(first))の訂正：\(describe(fact, first))。理由：\(text(reason))")
    case .erasure(let target, let fields, let reason):
      say(
        "erasure in \(self.entry(target)): \(fields.map(self.field).joined(separator: ", ")) — reason: \(text(reason))",
        "\(self.entry(target))の消去：\(fields.map(self.field).joined(separator: "、"))。理由：\(text(reason))")
    case .annulment(let target, let reason, _):
      say(
        "annulment of \(self.entry(target)) — reason: \(text(reason))", "\(self.entry(target))の取消し。理由：\(text(reason))")
    }
  }

  private func describe(_ fact: Fact, _ number: EntryNumber) -> String {
    switch fact {
    case .agreement(let agreement, _): say("clause file of \(agreement.id)", "\(agreement.id) の条項ファイル")
    case .act(let by, let content, let evidence): act(Act(id: number, by: by, content: content, evidence: evidence))
    }
  }

  /// `1 entry`, `2 entries`. It is in English only, since Japanese has no plural.
  package func entries(_ count: some BinaryInteger) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  /// A number of agreements.
  func agreements(_ count: some BinaryInteger) -> String { count == 1 ? "1 agreement" : "\(count) agreements" }

  /// A number of documents.
  func documents(_ count: Int) -> String { count == 1 ? "1 document" : "\(count) documents" }

  func field(_ field: DisclosableField) -> String {
    switch field {
    case .place: say("place", "場所")
    case .reference: say("reference", "文書番号")
    case .remark: say("remark", "備考")
    case .document: say("document", "文書")
    case .reason: say("reason", "理由")
    case .recorder: say("recorder", "記載者")
    }
  }

  /// A text that can be withheld.
  func text(_ field: Disclosable<String>) -> String { field.value ?? withheld }

  /// A document that can be withheld: its name, and the start of its hash.
  func document(_ field: Disclosable<DocumentReference>) -> String {
    guard let document = field.value else { return withheld }
    return say(
      "\(document.name), sha256 \(document.sha256.prefix(12))…",
      "\(document.name)、sha256 \(document.sha256.prefix(12))…")
  }

  private var withheld: String { say("(withheld)", "（非開示）") }
}
