import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the whole register as JSON Lines.",
    discussion: """
      One entry a line, with the documents before the entries that refer to them; import reads it back. The lines hold \
      everything, texts in confidence too. For another party, bundle send writes one file that can leave these out.
      """)

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let registry = try session.registry(for: .query)
    try Self.checkDocuments(registry)
    var written: Set<String> = []
    try registry.visitEntries { entry in
      for reference in entry.content.evidence.documents.compactMap(\.value)
      where written.insert(reference.sha256).inserted {
        guard let hash = reference.hash else { continue }
        let line = try document(hash, registry).map(EntryLine.line(ofDocument:)) ?? EntryLine.line(ofWithheld: hash)
        try Output.writeWhole(line + [0x0A])
      }
      guard let line = Wire.line(of: entry) else { throw RecordingRefusal.tooLong }
      try Output.writeWhole(line + [0x0A])
    }
  }

  /// Checks that no document is too large: a line is read and written whole, so that it cannot hold a large one. The
  /// check comes before the first line is written, since half an export would pass for a whole one.
  static func checkDocuments(_ registry: Registry, atMost limit: Int64 = EntryLine.largestDocument) throws {
    guard try registry.hasDocument(longerThan: limit) else { return }
    try registry.visitEntries { entry in
      for hash in entry.content.evidence.documents.compactMap({ $0.value?.hash }) {
        if let size = try registry.documentSize(hash), size > limit {
          throw WrongValue.documentTooLongForLine(hash)
        }
      }
    }
  }

  /// The bytes of a document; nil where this copy does not have it.
  private func document(_ hash: Digest32, _ registry: Registry) throws -> [UInt8]? {
    guard try registry.documentSize(hash) != nil else { return nil }
    var bytes: [UInt8] = []
    try registry.readDocument(hash) { bytes += $0 }
    return bytes
  }
}
