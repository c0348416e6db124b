package import Agreements
package import EventLog

extension Registry {
  /// One thing to take over from a file.
  package enum Item {
    /// An entry as another register held it, with its number and its instant. If the hash of its bytes is given, they
    /// must have that hash.
    case entry(Entry, leaf: Digest32?)
    /// A document that entries refer to.
    case document(DocumentSource)
    /// The hash of a document that entries refer to, and that the copy did not have.
    case withheld(Digest32)
    /// An act to be recorded now. The acts of one file refer to each other by their places (`GivenAct.Value.imported`).
    case draft(Draft)
  }

  /// Passes on everything to take over, in its order, one item at a time.
  package typealias Items = (_ each: (Item) throws -> Void) throws -> Void

  /// Takes over all items in one transaction, or none. Entries of another register must follow the last entry here
  /// without a gap, and their instants must not go back (L17). Throws `ImportRefusal` with the place of the item,
  /// `StoreFailure`, and what the items throw.
  package func take(_ items: Items, now: @autoclosure () throws -> Now) throws -> Taken {
    try store.write { log throws in try take(items, now: try now(), in: log) }
  }

  private func take(_ items: Items, now: Now, in log: any LogWriter) throws -> Taken {
    var taken = Taken()
    var last = try log.last.map(LastEntry.init)
    let base = last?.number ?? 0
    var admissions = Admissions()
    var watch = EntryWatch()
    var lives = KnownLives(keepsPast: false)
    var index = 0
    var drafts: [EntryNumber: Int] = [:]
    try items { item in
      defer { index += 1 }
      var agreement: AgreementID?
      do {
        switch item {
        case .document(let document):
          try log.keep(document)
          return
        case .withheld(let hash):
          try log.withhold(hash)
          return
        case .entry(let entry, let leaf):
          if let warning = try watch.warning(entry, after: { try entries(of: $0, in: log) }) {
            taken.warnings.append(warning)
          }
          try take(entry, after: last, leaf: leaf, &admissions, in: log)
          last = LastEntry(entry)
          lives.forget(entry.agreement)
        case .draft(let draft):
          if case .act(let id, _, _) = draft.content { agreement = id }
          let (entry, encoded, _) = try entry(
            of: draft, after: last, imported: base, now: now, isWhatIf: false, &lives, in: log)
          if let fact = lives.add(entry), !draft.asReceived,
            let reason = lives.reason(of: fact, in: entry.agreement)
          {
            try checkEffect(reason, of: entry, draft)
            taken.warnings.append(EntryWarning(entry, .withoutEffect(reason)))
          }
          if let warning = try watch.warning(entry, after: { try entries(of: $0, in: log) }) {
            taken.warnings.append(warning)
          }
          for document in draft.documents { try log.keep(document) }
          try append(entry, encoded, to: log)
          last = LastEntry(entry)
          drafts[entry.number] = index
          taken.recorded.append(entry)
          admissions.forget(entry.agreement)
        }
        taken.added += 1
      } catch let refusal as RecordingRefusal {
        let known = try agreement.flatMap { try AgreementRecord(entries(of: $0, in: log)).agreement }
        var twin: Int?
        if case .duplicate(let number) = refusal { twin = drafts[number] }
        throw ImportRefusal(index: index, refusal: refusal, agreement: known, twin: twin)
      }
    }
    return taken
  }

  private func take(
    _ entry: Entry, after last: LastEntry?, leaf: Digest32?, _ admissions: inout Admissions, in log: any LogWriter
  ) throws {
    guard entry.number.value == (last?.number ?? 0) + 1 else {
      throw RecordingRefusal.notNext(entry.number, next: EntryNumber((last?.number ?? 0) + 1) ?? entry.number)
    }
    if let before = last?.at, entry.recording.at < before {
      throw RecordingRefusal.instantGoesBack(entry.number)
    }
    try admissions.admit(entry) { try entries(of: $0, in: log) }
    for document in entry.content.evidence.documents.compactMap(\.value) {
      guard let hash = document.hash, try log.documentSize(hash) != nil || log.isWithheld(hash)
      else {
        throw RecordingRefusal.documentMissing(document.sha256)
      }
    }
    try append(entry, to: log)
    if let leaf, try log.leafHash(entry.number.value) != leaf { throw RecordingRefusal.notItsHash(entry.number) }
  }
}

/// What came of the items of a file.
package struct Taken: Sendable {
  /// How many entries were added.
  package fileprivate(set) var added = 0
  package fileprivate(set) var warnings: [EntryWarning] = []
  /// The entries recorded now, of acts without a number.
  package fileprivate(set) var recorded: [Entry] = []
}

/// The refusal of an item that cannot be taken over, with its place.
package struct ImportRefusal: Error {
  /// The place of the item, from 0.
  package let index: Int
  package let refusal: RecordingRefusal
  /// The agreement whose words the refusal follows (L30); nil where none is concerned.
  package let agreement: Agreement?
  /// The place of the earlier item that says the same, from 0; nil where the refusal is another, or names an entry of
  /// the register.
  package var twin: Int?
}
