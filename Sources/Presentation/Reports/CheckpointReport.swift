package import EventLog

/// A signed checkpoint in JSON; as text it is its own bytes.
package struct CheckpointReport: Sendable {
  private let signed: SignedCheckpoint

  package init(_ signed: SignedCheckpoint) { self.signed = signed }

  /// The three lines, and who signed. Whether the signatures are right is not checked here.
  package var json: OrderedJSON {
    .object([
      ("origin", .string(signed.checkpoint.origin.description)),
      ("size", .integer(Int(clamping: signed.checkpoint.size))),
      ("root", .string(signed.checkpoint.root.description)),
      (
        "signatures",
        .array(
          signed.note.signatures.map { line in
            .object([("name", .string(line.name.description)), ("key", .string(line.id.description))])
          })
      ),
      ("note", .string(String(decoding: signed.note.bytes, as: UTF8.self))),
    ])
  }
}
