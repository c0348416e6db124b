/// What shows that an act was done, and how it came into the record (L12).
public struct Evidence: Hashable, Sendable {
  /// As given.
  public var place: String?
  /// In the order given.
  public var documents: [DocumentReference]
  /// Numbers under which offices keep it.
  public var references: [String]
  /// As given.
  public var remark: String?

  package init(
    place: String? = nil, documents: [DocumentReference] = [], references: [String] = [], remark: String? = nil
  ) {
    self.place = place
    self.documents = documents
    self.references = references
    self.remark = remark
  }
}

/// A document kept in the register, by the hash of its bytes. Name and media type are data, never trusted as a path.
public struct DocumentReference: Hashable, Sendable {
  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// Without a folder.
  public let name: String
  /// Guessed from the name; not trusted.
  public let mediaType: String
  /// The length in bytes.
  public let size: Int

  package init(sha256: String, name: String, mediaType: String, size: Int) {
    self.sha256 = sha256
    self.name = name
    self.mediaType = mediaType
    self.size = size
  }
}
