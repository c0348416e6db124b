package import CivilDate

/// Why something is not recorded (L14). Nothing is changed then.
package enum RecordingRefusal: Error, Hashable, Sendable {
  /// No agreement has this identifier. `nearest` is one that is written almost like it.
  case noSuchAgreement(AgreementID, nearest: AgreementID? = nil)
  /// The record was asked at a point before the first entry of the agreement.
  case notYetKnown(AgreementID, first: EntryNumber, at: Instant)
  /// The clause file is annulled, and with it every answer.
  case clauseFileAnnulled(AgreementID, by: EntryNumber)
  case noSuchEntry(EntryNumber)
  case agreementExists(AgreementID)
  /// The annulment of an annulment would bring a clause file back while another one stands.
  case secondClauseFile(AgreementID, byAnnulling: EntryNumber)
  case unknownParty(PartyID, known: [PartyID])
  /// The text is no identifier of a party here, but is written like one, or like the name of one.
  case likeParty(String, known: PartyID)
  case addressedToItself(PartyID)
  /// The party is named twice, as giver or as addressee.
  case namedTwice(PartyID)
  /// The day has not begun at the place of the act, or anywhere on Earth.
  case futureDay(CivilDay, now: Instant)
  case duplicate(of: EntryNumber)
  case typingError(TypingError)
  case noEffect(Reason)
  /// The revocation names no notice, and its giver has several that stand.
  case severalNoticesStand([EntryNumber])
  case unknownZone(String)
  /// The system's zone files are missing or damaged; `path` is the folder or file.
  case zoneData(path: String)
  /// The offset written is not that of the zone at that instant. Both are in seconds east of UTC.
  case wrongOffset(zone: String, written: Int32, actual: Int32)
  /// The entry to be corrected or annulled holds no fact (L18).
  case notAFact(EntryNumber)
  case takenAway(EntryNumber, by: EntryNumber)
  case alreadyAnnulled(EntryNumber, by: EntryNumber)
  /// The annulment would make a row of annulments, each of the one before, longer than is possible. `inARowTo` is
  /// the last of the row, and `of` is the entry that the first of the row annuls.
  case tooManyAnnulments(inARowTo: EntryNumber, of: EntryNumber, most: Int)
  case kindCannotChange(EntryNumber, FactKind)
  /// The clause file stands under the identifier of another agreement.
  case clauseFileOfAnother(AgreementID, of: AgreementID)
  case correctsNothing(EntryNumber)
  /// An entry taken over from another register does not follow the last one here.
  case notNext(EntryNumber, next: EntryNumber)
  case instantGoesBack(EntryNumber)
  /// An entry taken over refers to a document that did not come with it. The text is its SHA-256.
  case documentMissing(String)
  /// The entry has no such text in confidence, or no document that only it names, or they are gone.
  case nothingToErase(EntryNumber, DisclosableField)
  /// The entry to be corrected or annulled is an erasure, and what is erased does not come back.
  case erasureStands(EntryNumber)
  /// The erasure is of another party's copy. An erasure is about one copy and is not repeated here.
  case erasureElsewhere(EntryNumber)
  /// An entry to be taken over does not have the hash that is said of it.
  case notItsHash(EntryNumber)
  /// The text of an instant contradicts its moment in UTC, its offset or its civil days. The text is told.
  case instantContradicts(String)
  /// A name has a control character; the name is told.
  case controlCharacter(String)
  /// The erasure names no field, or one field twice.
  case erasesNothing(EntryNumber)
  /// The machine's clock is more than ten years after the last entry. In an empty register it is measured from the
  /// release.
  case clockTooFar(now: Instant, after: Instant)
  /// The entry is longer than 65,535 bytes or its clause file than 4 MiB, or no entry number is left.
  case tooLong
  /// The entry would be read otherwise than it was written. That is a fault of the program.
  case notReadBack
}
