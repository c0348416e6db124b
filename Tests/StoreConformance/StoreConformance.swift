package import Registry

/// What every store must do; a test runs each case on a new, empty store.
package enum StoreConformance: String, CaseIterable, Sendable {
  case emptyLog, readsBack, readsRanges, readsOneAgreement, tellsTextsApartByBytes
  case refusesNumbers, refusesEarlierInstants, limitsSizes, refusesNUL
  case rollsBack, seesItsOwnWrites, keepsDocumentsOnce, passesErrorsOfTheBody
  case growsTheTree, keepsAndErasesWhatLiesBeside, keepsCheckpointsAndKeys
  case appendsManyAtOnce, letsWritersTakeTurns

  /// Throws, or records an issue, if the store fails.
  package func run(on store: any Store) throws {
    switch self {
    case .emptyLog: try emptyLog(store)
    case .readsBack: try readsBack(store)
    case .readsRanges: try readsRanges(store)
    case .readsOneAgreement: try readsOneAgreement(store)
    case .tellsTextsApartByBytes: try tellsTextsApartByBytes(store)
    case .refusesNumbers: try refusesNumbers(store)
    case .refusesEarlierInstants: try refusesEarlierInstants(store)
    case .limitsSizes: try limitsSizes(store)
    case .refusesNUL: try refusesNUL(store)
    case .rollsBack: try rollsBack(store)
    case .seesItsOwnWrites: try seesItsOwnWrites(store)
    case .keepsDocumentsOnce: try keepsDocumentsOnce(store)
    case .passesErrorsOfTheBody: try passesErrorsOfTheBody(store)
    case .growsTheTree: try growsTheTree(store)
    case .keepsAndErasesWhatLiesBeside: try keepsAndErasesWhatLiesBeside(store)
    case .keepsCheckpointsAndKeys: try keepsCheckpointsAndKeys(store)
    case .appendsManyAtOnce: try appendsManyAtOnce(store)
    case .letsWritersTakeTurns: try letsWritersTakeTurns([store])
    }
  }
}

/// An entry whose bytes differ from those of every other number.
package func sampleEntry(
  _ number: Int64, agreement: String = "mou-1", at recordedAt: String = "2026-05-06T07:08:09.000Z", size: Int = 40
) -> StoredEntry {
  let bytes = (0..<size).map { UInt8(truncatingIfNeeded: (number &+ 1) &* Int64($0 &+ 7)) }
  return StoredEntry(number: number, agreement: agreement, recordedAt: recordedAt, bytes: bytes)
}

extension Store {
  /// One entry, one transaction.
  package func append(_ entry: StoredEntry) throws {
    try write { try $0.append(entry) }
  }

  /// Reads the last number and appends the next, in one transaction.
  package func appendNext(agreement: String = "mou-1") throws {
    try write { log in try log.append(sampleEntry((log.last?.number ?? 0) + 1, agreement: agreement)) }
  }
}
