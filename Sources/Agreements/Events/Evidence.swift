/// What shows that an act was done, and how it came into the record (L12).
package struct Evidence: Hashable, Sendable {
  /// The place of the act, as it was given.
  package var place: Disclosable<String>?
  /// The documents, in the order given.
  package var documents: [Disclosable<DocumentReference>]
  /// Numbers under which offices keep the act.
  package var references: [Disclosable<String>]
  /// A remark, as it was given.
  package var remark: Disclosable<String>?

  package init(
    place: Disclosable<String>? = nil, documents: [Disclosable<DocumentReference>] = [],
    references: [Disclosable<String>] = [], remark: Disclosable<String>? = nil
  ) {
    self.place = place
    self.documents = documents
    self.references = references
    self.remark = remark
  }

  /// The evidence without salts, to compare what is said.
  package var opened: Evidence {
    Evidence(
      place: place?.opened, documents: documents.map(\.opened), references: references.map(\.opened),
      remark: remark?.opened)
  }

  /// The fields that it has.
  package var fields: Set<DisclosableField> {
    var fields: Set<DisclosableField> = []
    if place != nil { fields.insert(.place) }
    if !documents.isEmpty { fields.insert(.document) }
    if !references.isEmpty { fields.insert(.reference) }
    if remark != nil { fields.insert(.remark) }
    return fields
  }

  /// The evidence as a new entry holds it.
  package func recorded(confidential: Set<DisclosableField>, _ salt: () -> Salt) -> Evidence {
    func recorded<Value>(_ value: Disclosable<Value>, _ field: DisclosableField) -> Disclosable<Value> {
      value.recorded(confidential: confidential.contains(field), salt)
    }
    return Evidence(
      place: place.map { recorded($0, .place) }, documents: documents.map { recorded($0, .document) },
      references: references.map { recorded($0, .reference) }, remark: remark.map { recorded($0, .remark) })
  }
}

/// A document kept in the register, by the hash of its bytes. Its name and media type are data, and the name is never
/// used as a path.
package struct DocumentReference: Hashable, Sendable {
  /// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
  package let sha256: String
  /// The name of the file, without a folder.
  package let name: String
  /// The media type, guessed from the name and not trusted.
  package let mediaType: String
  /// The length in bytes.
  package let size: Int

  package init(sha256: String, name: String, mediaType: String, size: Int) {
    self.sha256 = sha256
    self.name = name
    self.mediaType = mediaType
    self.size = size
  }
}
