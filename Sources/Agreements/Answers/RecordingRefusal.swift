package import CivilDate

/// Why something is not recorded (L14). Nothing has changed then.
package enum RecordingRefusal: Error, Hashable, Sendable {
  /// Another one is named where the identifier is written almost like it.
  case noSuchAgreement(AgreementID, nearest: AgreementID? = nil)
  /// The record was asked at a point before the first entry of the agreement.
  case notYetKnown(AgreementID, first: EntryNumber, at: Instant)
  /// The clause file was annulled, and with it every answer.
  case clauseFileAnnulled(AgreementID, by: EntryNumber)
  case noSuchEntry(EntryNumber)
  case agreementExists(AgreementID)
  /// By the annulment of an annulment, while another clause file stands.
  case secondClauseFile(AgreementID, byAnnulling: EntryNumber)
  case unknownParty(PartyID, known: [PartyID])
  case addressedToItself(PartyID)
  /// As giver, or as addressee.
  case namedTwice(PartyID)
  /// The day has not begun anywhere on Earth, or at the place of the act.
  case futureDay(CivilDay, now: Instant)
  case duplicate(of: EntryNumber)
  case typingError(TypingError)
  case noEffect(Reason)
  /// A revocation without a name, where its giver has several notices.
  case severalNoticesStand([EntryNumber])
  case unknownZone(String)
  /// The system's zone files are missing or damaged: the folder or file.
  case zoneData(path: String)
  /// The offset written is not that of the zone at that instant; both in seconds east of UTC.
  case wrongOffset(zone: String, written: Int32, actual: Int32)
  /// Corrections and annulments of what is no fact, or stands no longer (L18).
  case notAFact(EntryNumber)
  case takenAway(EntryNumber, by: EntryNumber)
  case alreadyAnnulled(EntryNumber, by: EntryNumber)
  /// It would be one more of a row of annulments, each of the one before, than is possible. The first annuls the second
  /// of these entries.
  case tooManyAnnulments(inARowTo: EntryNumber, of: EntryNumber, most: Int)
  case kindCannotChange(EntryNumber, FactKind)
  /// A clause file under the identifier of another agreement.
  case clauseFileOfAnother(AgreementID, of: AgreementID)
  case correctsNothing(EntryNumber)
  /// An entry taken over from another register does not follow the last one here.
  case notNext(EntryNumber, next: EntryNumber)
  case instantGoesBack(EntryNumber)
  /// An entry taken over refers to a document that did not come with it: its SHA-256.
  case documentMissing(String)
  /// The entry has no such text in confidence nor, of documents, one that only it names; or they are gone.
  case nothingToErase(EntryNumber, DisclosableField)
  /// What is erased does not come back.
  case erasureStands(EntryNumber)
  /// An erasure is about one copy: that of another party is not repeated here.
  case erasureElsewhere(EntryNumber)
  /// An entry to be taken over does not come out with the hash that is said of it.
  case notItsHash(EntryNumber)
  /// The text of an instant, its moment in UTC, its offset and its civil days do not say the same: the text.
  case instantContradicts(String)
  /// In a name: the name.
  case controlCharacter(String)
  /// An erasure that names no field, or one twice.
  case erasesNothing(EntryNumber)
  /// The machine's clock is more than ten years after the last entry or, in an empty register, after the release.
  case clockTooFar(now: Instant, after: Instant)
  /// More than 65,535 bytes.
  case tooLong
  /// What was written would be read otherwise: a fault of the program.
  case notReadBack
}
