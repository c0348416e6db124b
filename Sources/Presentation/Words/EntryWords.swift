import Agreements

extension Voice {
  /// What an entry says: the act or the clause file, or what it corrects or annuls, and why.
  func content(of entry: Entry) -> String {
    switch entry.content {
    case .fact(let fact): describe(fact, entry.number)
    case .correction(let first, let fact, let reason):
      say(
        "correction of \(self.entry(first)): \(describe(fact, first)) — reason: \(reason)",
        "\(self.entry(first))の訂正：\(describe(fact, first))。理由：\(reason)")
    case .annulment(let target, let reason, _):
      say(
        "annulment of \(self.entry(target)) — reason: \(reason)", "\(self.entry(target))の取消し。理由：\(reason)")
    }
  }

  private func describe(_ fact: Fact, _ number: EntryNumber) -> String {
    switch fact {
    case .agreement(let agreement, _): say("clause file of \(agreement.id)", "\(agreement.id) の条項ファイル")
    case .act(let by, let deed, let evidence): act(Act(id: number, by: by, deed: deed, evidence: evidence))
    }
  }
}
