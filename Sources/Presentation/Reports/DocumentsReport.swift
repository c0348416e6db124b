import Agreements
package import EventLog

/// Documents as the register knows them.
package struct DocumentsReport: Sendable {
  private let documents: [Kept]
  private let isNew: Bool?
  private let voice: Voice

  /// A document that is kept, or that an entry names.
  package struct Kept: Sendable {
    package let hash: Digest32
    /// The length in bytes; nil where this copy does not have the document.
    package let size: Int64?
    /// The names that entries call it by.
    package let names: [String]
    /// The entries that name it.
    package let entries: [Int64]

    package init(hash: Digest32, size: Int64?, names: [String], entries: [Int64]) {
      self.hash = hash
      self.size = size
      self.names = names
      self.entries = entries
    }
  }

  /// - Parameter isNew: whether the one document was not here before; nil where nothing was added.
  package init(_ documents: [Kept], isNew: Bool? = nil, language: Language) {
    self.documents = documents
    self.isNew = isNew
    voice = Voice(language)
  }

  /// The documents as text; each takes two lines.
  package var page: Page {
    var page = Page()
    if documents.isEmpty { page.line(voice.say("No document is kept.", "保管されている文書はない。")) }
    switch isNew {
    case true?: page.line(voice.say("Kept.", "保管した。"))
    case false?: page.line(voice.say("It was kept before.", "既に保管されている。"))
    case nil: break
    }
    for document in documents {
      page.line(document.hash.description)
      let size = document.size.map { voice.say("\($0) bytes", "\($0)バイト") } ?? voice.say("not in this copy", "この写しにない")
      let names = document.names.isEmpty ? "" : voice.say("; ", "、") + voice.series(document.names)
      let entries =
        document.entries.isEmpty
        ? ""
        : voice.say("; entry ", "、記載") + voice.series(document.entries.map(String.init))
      page.line(size + names + entries, indent: 2)
    }
    return page
  }

  /// The documents in JSON. The size is null where this copy does not have the document.
  package var json: OrderedJSON {
    .array(
      documents.map { document in
        .object([
          ("sha256", .string(document.hash.description)),
          ("bytes", document.size.map { .integer(Int($0)) } ?? .null),
          ("names", .array(document.names.map { .string($0) })),
          ("entries", .array(document.entries.map { .integer(Int($0)) })),
        ])
      })
  }
}
