import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "The documents kept in the register, by the SHA-256 of their bytes.",
    subcommands: [AddDocument.self, ShowDocument.self, ExportDocument.self, ListDocuments.self])
}

struct AddDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep a document; the same bytes are kept once.",
    discussion: """
      An act names documents by itself (record … --document FILE). This is for one that the register knows but lacks, \
      as when it was withheld from a bundle, and for large ones that are read before the act is recorded.
      """)

  @Argument(help: "The file.") var file: String
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let (reference, source) = try InputFile.document(file)
    let isNew = try session.registry(for: .recording).keep(source)
    let report = DocumentsReport(
      [DocumentsReport.Kept(hash: source.hash, size: source.size, names: [reference.name], entries: [])],
      isNew: isNew, language: session.language)
    try session.print(report.json, report.page)
  }
}

struct ListDocuments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every document that is kept or named, with the entries that name it.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let report = DocumentsReport(try session.documents(), language: session.language)
    try session.print(report.json, report.page)
  }
}

struct ShowDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What the register knows of one document.")

  @Argument(help: "Its SHA-256, or the beginning of it.") var hash: String
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let report = DocumentsReport([try session.document(hash)], language: session.language)
    try session.print(report.json, report.page)
  }
}

struct ExportDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the bytes of a document to a file, or to standard output.")

  @Argument(help: "Its SHA-256, or the beginning of it.") var hash: String
  @Option(help: ArgumentHelp("The file; standard output if not given.", valueName: "file")) var output: String?
  @OptionGroup var replacing: ReplaceOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let document = try session.document(hash)
    guard let size = document.size else {
      throw NotThere.document(document.hash)
    }
    let registry = try session.registry(for: .query)
    let progress = Progress(document.hash.description, total: size, from: 1 << 25)
    defer { progress.end() }
    var done: Int64 = 0
    func copy(_ write: ([UInt8]) throws -> Void) throws {
      try registry.readDocument(document.hash) { part in
        try write(part)
        done += Int64(part.count)
        progress.reached(done)
      }
    }
    if let output {
      try OutputFile.check(output, replacing)
      try OutputFile.replace(output, copy)
    } else {
      try copy { try Output.writeWhole($0) }
    }
  }
}

extension Session {
  fileprivate func documents() throws -> [DocumentsReport.Kept] {
    let registry = try registry(for: .query)
    return try registry.documents().map {
      DocumentsReport.Kept(hash: $0.hash, size: $0.size, names: $0.names, entries: $0.entries)
    }
  }

  /// The only document whose hash begins like this.
  fileprivate func document(_ start: String) throws -> DocumentsReport.Kept {
    let found = try documents().filter { $0.hash.description.utf8.starts(with: start.lowercased().utf8) }
    guard let document = found.first, !start.isEmpty else {
      throw NotThere.documentBeginning(start)
    }
    guard found.count == 1 else {
      throw WrongValue.severalDocuments(start: start, count: found.count)
    }
    return document
  }
}
