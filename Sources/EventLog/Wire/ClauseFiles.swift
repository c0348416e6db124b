import Agreements

/// A clause file that is kept apart from its entry, as a document.
package final class KeptClauses {
  /// The SHA-256 of the bytes.
  package let hash: Digest32
  /// The file as canonical JSON.
  package let bytes: [UInt8]
  let file: ClauseNode
  /// The agreement; nil where the file is not that of an agreement.
  private(set) lazy var agreement = try? Agreement(reading: file)
  /// The change; nil where the file is not that of an amendment.
  private(set) lazy var change = try? ClausesChange(reading: file)

  init(hash: Digest32, bytes: [UInt8], file: ClauseNode) {
    self.hash = hash
    self.bytes = bytes
    self.file = file
  }
}

/// The clause files that are kept apart. A file is read once for the entries that name it one after another.
package final class ClauseFiles {
  private let document: (Digest32) throws -> [UInt8]?
  private var kept: [KeptClauses] = []
  /// Why a document could not be read. The error of the entry tells only that it was not.
  package private(set) var failure: (any Error)?

  /// The number of files held at a time. Those of one agreement come together.
  private static let most = 8

  /// - Parameter document: gives the bytes of a document; nil for one that is not there.
  package init(_ document: @escaping (Digest32) throws -> [UInt8]?) { self.document = document }

  /// The clause file in a document. Nil for a document that is not there, cannot be read, or is no clause file in
  /// canonical JSON.
  subscript(hash: Digest32) -> KeptClauses? {
    if let known = kept.first(where: { $0.hash == hash }) { return known }
    let bytes: [UInt8]?
    do {
      bytes = try document(hash)
    } catch {
      failure = error
      return nil
    }
    guard let bytes, let value = try? CanonicalJSON.canonicalValue(of: bytes), let file = Wire.clauseFile(value) else {
      return nil
    }
    if kept.count == Self.most { kept.removeFirst() }
    let clauses = KeptClauses(hash: hash, bytes: bytes, file: file)
    kept.append(clauses)
    return clauses
  }
}
