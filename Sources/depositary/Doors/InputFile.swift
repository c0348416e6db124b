import Agreements
import EventLog
import Foundation
import Presentation

/// Files that the command line names.
enum InputFile {
  /// In bytes: a document is read whole, and kept in the register.
  static let largestDocument = 67_108_864

  static func clauses(_ path: String) throws -> ClauseNode {
    let bytes = try bytes(path, limit: ClauseFile.limit + 1)
    do throws(ClauseFileError) {
      return try ClauseFile.tree(of: bytes)
    } catch {
      throw CommandError.clauseFile(path, error)
    }
  }

  static func agreement(_ path: String) throws -> Agreement {
    let tree = try clauses(path)
    do throws(ClauseFileError) {
      return try Agreement(reading: tree)
    } catch {
      throw CommandError.clauseFile(path, error)
    }
  }

  static func change(_ path: String) throws -> ClausesChange {
    let tree = try clauses(path)
    do throws(ClauseFileError) {
      return try ClausesChange(reading: tree)
    } catch {
      throw CommandError.clauseFile(path, error)
    }
  }

  /// A document with its reference: the name is the file's own, without its folder.
  static func document(_ path: String) throws -> (DocumentReference, [UInt8]) {
    let bytes = try bytes(path, limit: largestDocument + 1)
    guard bytes.count <= largestDocument else {
      throw CommandError.badData(
        en: "The document \(path) is longer than \(largestDocument) bytes.",
        ja: "文書 \(path) は\(largestDocument)バイトを超える。")
    }
    let name = String(path.dropFirst(folder(of: path).count))
    let reference = DocumentReference(
      sha256: Digest32.sha256(bytes).description, name: name, mediaType: mediaType(name), size: bytes.count)
    return (reference, bytes)
  }

  /// The folder of a file, with its slash; empty for the working folder.
  static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? CommandError.noSuchFile(path) : CommandError.unreadableFile(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CommandError.unreadableFile(path)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0 else { throw CommandError.unreadableFile(path) }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
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
