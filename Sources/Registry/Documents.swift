import Agreements
package import EventLog

extension Registry {
  /// A document that is kept, or that an entry names.
  package struct Document: Sendable {
    package let hash: Digest32
    /// The length in bytes; nil where this copy does not have the document.
    package fileprivate(set) var size: Int64?
    /// The names that entries give it, each once.
    package fileprivate(set) var names: [String] = []
    /// The entries that name the document.
    package fileprivate(set) var entries: [Int64] = []
  }

  /// The documents that entries name, in the order of the entries, then those that none names.
  package func documents() throws -> [Document] {
    try store.read { log throws in
      var documents: [Digest32: Document] = [:]
      var order: [Digest32] = []
      func change(_ hash: Digest32, _ change: (inout Document) -> Void) {
        if documents[hash] == nil { order.append(hash) }
        change(&documents[hash, default: Document(hash: hash)])
      }
      try log.visit(1...Int64.max) { stored in
        let entry = try decode(stored, in: log)
        for reference in entry.content.evidence.documents.compactMap(\.value) {
          guard let hash = reference.hash else { continue }
          change(hash) { document in
            if !document.names.contains(reference.name) { document.names.append(reference.name) }
            if document.entries.last != stored.number { document.entries.append(stored.number) }
          }
        }
      }
      for (hash, size) in try log.documents { change(hash) { $0.size = size } }
      return order.compactMap { documents[$0] }
    }
  }

  /// Keeps a document. The answer is false if it was kept before.
  package func keep(_ document: DocumentSource) throws -> Bool {
    try store.write { log throws in
      guard try log.documentSize(document.hash) == nil else { return false }
      try log.keep(document)
      return true
    }
  }

  /// The length in bytes; nil for a document that this copy does not keep.
  package func documentSize(_ hash: Digest32) throws -> Int64? { try store.read { try $0.documentSize(hash) } }

  /// Passes a document on in parts. Throws after the last part if they are not what the hash says.
  package func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws {
    try store.read { try $0.readDocument(hash, body) }
  }
}
