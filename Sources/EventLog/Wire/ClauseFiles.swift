import Agreements

/// A clause file that is kept apart from its entry, as a document.
package final class KeptClauses {
  /// SHA-256 of the bytes.
  package let hash: Digest32
  /// Canonical JSON.
  package let bytes: [UInt8]
  let file: ClauseNode
  /// Nil where the file is none of an agreement.
  private(set) lazy var agreement = try? Agreement(reading: file)
  /// Nil where the file is none of an amendment.
  private(set) lazy var change = try? ClausesChange(reading: file)

  init(hash: Digest32, bytes: [UInt8], file: ClauseNode) {
    self.hash = hash
    self.bytes = bytes
    self.file = file
  }
}

/// The clause files that are kept apart, each read once however many entries name it.
package final class ClauseFiles {
  private let document: (Digest32) throws -> [UInt8]?
  private var kept: [KeptClauses] = []
  /// Why a document could not be read; the error of the entry tells only that it was not.
  package private(set) var failure: (any Error)?

  /// Files held at a time: those of one agreement come together.
  private static let most = 8

  /// - Parameter document: the bytes of a document; nil for one that is not there.
  package init(_ document: @escaping (Digest32) throws -> [UInt8]?) { self.document = document }

  /// Nil for a document that is not there, cannot be read, or is no clause file in canonical JSON.
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
