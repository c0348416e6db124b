public import EventLog

extension Registry {
  /// In bytes; nil for a document that this copy does not keep.
  public func documentSize(_ hash: Digest32) throws -> Int64? { try store.read { try $0.documentSize(hash) } }

  /// Passes a document on in parts, and throws after the last if they are not what the hash says.
  public func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws {
    try store.read { try $0.readDocument(hash, body) }
  }
}
