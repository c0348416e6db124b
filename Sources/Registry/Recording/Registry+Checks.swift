import Agreements
import CivilDate

/// What is asked only where a person types it (L14): a likely error can be mended before it stands in the record. What
/// no door takes in is `Admission`.
extension Registry {
  /// A zone that the system does not know would leave the days of instants open. Without any zone data nothing is
  /// checked: bare days need none.
  func checkZones(of agreement: Agreement) throws(RecordingRefusal) {
    guard let epoch = Instant(milliseconds: 0) else { return }
    for zone in agreement.zones {
      do throws(RecordingRefusal) {
        _ = try dayAtPlace.civilDay(of: epoch, in: zone)
      } catch {
        if case .zoneData = error { return }
        throw error
      }
    }
  }

  /// The same kind, parties, object and days as an act that stands; asked once a revocation names its notice.
  func checkDuplicate(_ candidate: Candidate, _ number: EntryNumber) throws(RecordingRefusal) {
    guard case .act(let by, let content, _)? = candidate.content.fact else { return }
    var corrected: EntryNumber?
    if case .correction(let first, _, _) = candidate.content { corrected = first }
    let act = Act(id: number, by: by, content: content)
    if let twin = candidate.known.first(like: act, except: corrected) { throw .duplicate(of: twin) }
  }

  /// What is most likely a typing error of whoever writes it here.
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

  /// The record could not go on before the instant of a clock that is far ahead (L17), and nothing could mend that.
  /// - Parameter last: of the last entry; the day of this release where there is none.
  func checkClock(_ now: Now, after last: Instant?) throws(RecordingRefusal) {
    guard let before = last ?? Instant(milliseconds: Self.released) else { return }
    guard now.instant.milliseconds - before.milliseconds <= Self.tenYears else {
      throw .clockTooFar(now: now.instant, after: before)
    }
  }

  /// 28 November 2026, in milliseconds since 1970.
  private static let released: Int64 = 1_795_824_000_000
  /// In milliseconds.
  static let tenYears: Int64 = 3_653 * 86_400_000
}
