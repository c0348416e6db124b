import Agreements
import CivilDate

/// Checks for entries that a person types (L14): a likely error can be mended before it stands in the record.
/// `Admission` refuses what no entry may be.
extension Registry {
  /// Checks that the system knows the zones of a clause file, since an unknown one would leave the days of instants
  /// open. Without any zone data nothing is checked: bare days need none.
  func checkZones(of agreement: Agreement) throws(RecordingRefusal) {
    if let zone = agreement.zones.first(where: dayAtPlace.lacks) { throw .unknownZone(zone) }
  }

  /// Checks that no act that stands has the same kind, parties, object and days. It is asked once a revocation names
  /// its notice.
  func checkDuplicate(_ candidate: Candidate, _ number: EntryNumber) throws(RecordingRefusal) {
    guard case .act(let by, let content, _)? = candidate.content.fact else { return }
    var corrected: EntryNumber?
    if case .correction(let first, _, _) = candidate.content { corrected = first }
    let act = Act(id: number, by: by, content: content)
    if let twin = candidate.known.first(like: act, except: corrected) { throw .duplicate(of: twin) }
  }

  /// Checks for what is most likely a typing error in an act that somebody writes here.
  func checkTyping(of entry: Entry, _ known: inout KnownLife) throws(RecordingRefusal) {
    guard case .act(let by, let content, _)? = entry.content.fact else { return }
    var corrected: EntryNumber?
    if case .correction(let first, _, _) = entry.content { corrected = first }
    do throws(TypingError) {
      try known.checkTyping(by, content, except: corrected)
    } catch {
      throw .typingError(error)
    }
  }

  /// Checks that the clock is not far ahead: the record could not go on before its instant (L17), and nothing could
  /// mend that.
  /// - Parameter last: the instant of the last entry; nil where there is none, and the day of this release counts.
  func checkClock(_ now: Now, after last: Instant?) throws(RecordingRefusal) {
    guard let before = last ?? Instant(milliseconds: Self.released) else { return }
    guard now.instant.milliseconds - before.milliseconds <= Self.tenYears else {
      throw .clockTooFar(now: now.instant, after: before)
    }
  }

  /// 28 November 2026, in milliseconds since 1970.
  private static let released: Int64 = 1_795_824_000_000
  /// The number of milliseconds in ten years.
  static let tenYears: Int64 = 3_653 * 86_400_000
}
