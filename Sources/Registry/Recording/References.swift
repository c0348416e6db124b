import Agreements

extension Entry {
  /// What an act names is an entry before the one that says so, even an act recorded as received: else an entry could
  /// decide about one that is yet to be made. Asked of what is recorded now or comes from others, not of what is read
  /// back. Throws `RecordingRefusal.noSuchEntry`.
  func checkReference() throws(RecordingRefusal) {
    guard case .act(_, let deed, _)? = content.fact, let named = deed.named else { return }
    guard named < number else { throw .noSuchEntry(named) }
  }
}

extension Deed {
  /// The entry that it is about, if it names one.
  fileprivate var named: EntryNumber? {
    switch self {
    case .revocation(let revocation): revocation.of
    case .suspension(let suspension, _): suspension.notice
    case .resumption(let resumption, _): resumption.notice
    case .signature, .consent, .event, .amendment, .notice, .agreedDate, .prolongation, .position: nil
    }
  }
}
