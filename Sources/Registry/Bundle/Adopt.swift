package import Agreements
import EventLog

extension Registry {
  /// Records now what entries of a bundle say and our record does not, all of them or none. Each new entry has a
  /// reference to the bundle. They are entries of ours: nothing is merged. Throws `BundleError`, and `ImportRefusal`
  /// with the place of the entry among those named.
  package func adopt(
    _ numbers: [EntryNumber], ofBundle path: String, recordedBy: String, asReceived: Bool, clockIsRight: Bool = false,
    now: @autoclosure () throws -> Now
  ) throws -> [Recorded] {
    try store.write { log throws in
      let bundle = try BundleLog(path: path, keys: log.keys.map(\.key))
      var taken: [EntryNumber: BundleLog.Item] = [:]
      let copies = try compare(bundle, BundleLimits(), in: log, progress: { _, _ in }) { _ in }.copies
      guard copies.relation == .diverged else { throw BundleError.notDiverged }
      try bundle.walk { item in if numbers.contains(item.entry.number) { taken[item.entry.number] = item } }
      var ours: [EntryNumber: EntryNumber] = [:]
      let documents = try bundle.documents()
      return try numbers.enumerated().map { index, number in
        do throws {
          guard let item = taken[number] else { throw BundleError.noSuchEntry(number.value) }
          let draft = try draft(
            item.entry, of: copies, documents, recordedBy: recordedBy, asReceived: asReceived,
            clockIsRight: clockIsRight
          ) { theirs in theirs.value <= copies.common ? theirs : ours[theirs] }
          let (recorded, encoded) = try prepare(draft, now: try now(), isWhatIf: false, in: log)
          for document in draft.documents { try log.keep(document) }
          try append(recorded.entry, encoded, to: log)
          for hash in item.documents where try log.documentSize(hash) == nil { try log.withhold(hash) }
          ours[number] = recorded.entry.number
          return recorded
        } catch let refusal as RecordingRefusal {
          let known = try AgreementRecord(taken[number].map { try entries(of: $0.entry.agreement, in: log) } ?? [])
            .agreement
          throw ImportRefusal(index: index, refusal: refusal, agreement: known)
        }
      }
    }
  }

  private func draft(
    _ entry: Entry, of copies: ComparedCopies, _ documents: [DocumentSource], recordedBy: String,
    asReceived: Bool, clockIsRight: Bool, ours: (EntryNumber) -> EntryNumber?
  ) throws -> Draft {
    let checkpoint = copies.checkpoint
    var evidence = entry.content.evidence
    evidence.references.append(
      .open("\(checkpoint.origin), size \(checkpoint.size), root \(checkpoint.root): entry \(entry.number)"))
    let named = Set(evidence.documents.compactMap(\.value?.sha256))
    func mapped(_ theirs: EntryNumber) throws -> EntryNumber {
      guard let number = ours(theirs) else { throw RecordingRefusal.noSuchEntry(theirs) }
      return number
    }
    let content: Draft.Content
    switch entry.content {
    case .fact(.agreement(let agreement, _)):
      content = .agreement(agreement)
    case .fact(.act(let by, let act, _)):
      content = .act(entry.agreement, by: by, GivenAct(try act.mappingEntries(mapped)))
    case .correction(let first, let fact, let reason):
      let fact = try fact.mappingEntries(mapped).with(evidence)
      content = .correction(try mapped(first), reason: reason, .fact(fact))
    case .annulment(let target, let reason, _):
      content = .annulment(try mapped(target), reason: reason)
    case .erasure:
      throw RecordingRefusal.erasureElsewhere(entry.number)
    }
    return Draft(
      content, evidence: evidence, documents: documents.filter { named.contains($0.hash.description) },
      recordedBy: recordedBy, asReceived: asReceived, asWritten: true, clockIsRight: clockIsRight)
  }
}

extension Fact {
  /// The same fact about the entries of another register.
  fileprivate func mappingEntries(_ map: (EntryNumber) throws -> EntryNumber) throws -> Fact {
    guard case .act(let by, let content, let evidence) = self else { return self }
    return .act(by: by, try content.mappingEntries(map), evidence)
  }
}
