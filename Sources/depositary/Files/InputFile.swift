import Agreements
import EventLog
import Foundation
import Presentation
import Registry

/// Files that the command line names.
enum InputFile {
  static func clauses(_ path: String) throws -> ClauseNode {
    let bytes = try bytes(path, limit: ClauseFile.limit + 1)
    do throws(ClauseFileError) {
      return try ClauseFile.tree(of: bytes)
    } catch {
      throw WrongValue.clauseFile(path: path, [error])
    }
  }

  /// Whether a file has no key that only the file of an agreement has.
  static func isAmendment(_ path: String) throws -> Bool {
    guard case .map(let members) = try clauses(path).content, !members.isEmpty else { return false }
    let ofAgreements = ["agreement", "title", "nature", "parties", "open-to", "start"]
    return !members.contains { ofAgreements.contains($0.name) }
  }

  /// The agreement of a clause file that somebody has written.
  static func written(_ path: String) throws -> Agreement {
    let agreement = try agreement(path)
    guard agreement.faultsAsWritten.isEmpty else {
      throw WrongValue.clauseFile(path: path, Agreement.faults(in: agreement.file))
    }
    let unknown = agreement.zones.filter(DayAtPlace().lacks)
    guard unknown.isEmpty else {
      throw WrongValue.clauseFile(path: path, unknown.map(agreement.fault(unknownZone:)))
    }
    return agreement
  }

  static func agreement(_ path: String) throws -> Agreement {
    let tree = try clauses(path)
    do throws(ClauseFileError) {
      return try Agreement(reading: tree)
    } catch {
      throw WrongValue.clauseFile(path: path, Agreement.faults(in: tree))
    }
  }

  static func change(_ path: String) throws -> ClausesChange {
    let tree = try clauses(path)
    do throws(ClauseFileError) {
      return try ClausesChange(reading: tree)
    } catch {
      throw WrongValue.clauseFile(path: path, ClausesChange.faults(in: tree))
    }
  }

  /// The clauses of an amendment in a file that a line of acts names.
  static func namedChange(_ path: String) throws -> ClausesChange {
    do {
      return try change(path)
    } catch WrongValue.clauseFile(let path, let error) {
      throw WrongValue.namedClauseFile(path: path, error)
    }
  }

  /// A document with its reference: the name is the file's own, without its folder.
  static func document(
    _ path: String, atMost limit: Int64 = TarHeader.largestFile
  ) throws -> (DocumentReference, DocumentSource) {
    var hasher = DocumentHasher()
    var size: Int64 = 0
    func check(_ size: Int64) throws {
      guard size <= limit else {
        throw WrongValue.documentTooLong(path: path, bytes: limit)
      }
    }
    var status = stat()
    if stat(path, &status) == 0 { try check(Int64(status.st_size)) }
    let progress = Progress(of: path)
    try read(path) { part in
      size += Int64(part.count)
      try check(size)
      hasher.update(part)
      progress.reached(size)
    }
    progress.end()
    let name = String(path.dropFirst(folder(of: path).count))
    let source = DocumentSource(hash: hasher.digest, size: size) { part in try read(path, part) }
    let reference = DocumentReference(
      sha256: source.hash.description, name: name, mediaType: mediaType(name), size: Int(size))
    return (reference, source)
  }

  /// The folder of a file, with its slash; empty for the working folder.
  static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// The bytes of the file, at most so many.
  static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
    struct Enough: Error {}
    var bytes: [UInt8] = []
    do {
      try read(path) { part in
        if bytes.isEmpty && part.count <= limit { bytes = part } else { bytes += part.prefix(limit - bytes.count) }
        if bytes.count == limit { throw Enough() }
      }
    } catch is Enough {}
    return bytes
  }

  /// Passes on the file in parts of one size; the last one can be shorter.
  static func read(_ path: String, _ body: ([UInt8]) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw NotThere.file(path)
      case ENAMETOOLONG: throw FileFailure.nameTooLong(path)
      default: throw FileFailure.unreadable(path)
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw status.st_mode & S_IFMT == S_IFDIR ? FileFailure.isFolder(path) : .unreadable(path)
    }
    var part: [UInt8] = []
    while true {
      let count = try fill(&part, from: descriptor, of: path)
      if count > 0 { try body(part) }
      if count < DocumentSource.partSize { return }
    }
  }

  /// Reads on until there is a whole part, or the file ends.
  private static func fill(_ part: inout [UInt8], from descriptor: Int32, of path: String) throws -> Int {
    part = try [UInt8](unsafeUninitializedCapacity: DocumentSource.partSize) { buffer, filled in
      filled = 0
      while filled < buffer.count {
        let count = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw FileFailure.unreadable(path) }
        if count == 0 { break }
        filled += count
      }
    }
    return part.count
  }

  private static func mediaType(_ name: String) -> String {
    let types = [
      "pdf": "application/pdf", "txt": "text/plain", "md": "text/markdown", "html": "text/html",
      "xml": "application/xml",
      "json": "application/json", "yaml": "application/yaml", "png": "image/png", "jpg": "image/jpeg",
      "jpeg": "image/jpeg", "tif": "image/tiff", "tiff": "image/tiff", "eml": "message/rfc822",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }
}
