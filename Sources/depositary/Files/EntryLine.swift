import Agreements
import EventLog
import Foundation
import Registry

/// The lines of an exported register: entries, and the documents that they refer to.
enum EntryLine {
  /// In bytes.
  static let largestDocument: Int64 = 67_108_864

  static func entry(_ object: JSONObject, at place: String) throws -> (entry: Entry, leaf: Digest32?) {
    do throws(WireError) {
      return try Wire.entry(ofLine: object, salt: Registry.newSalt)
    } catch {
      let where_ = error.path.isEmpty ? "" : error.path.joined(separator: ".") + ": "
      throw CommandError.badData(
        en: "\(place): \(where_)this is no entry of a register; export writes them.",
        ja: "\(place)：\(where_)台帳の記載ではない。export が書き出す形式による。")
    }
  }

  /// Nil for a line that holds no document.
  static func document(_ object: JSONObject, at place: String) throws -> [UInt8]? {
    guard case .string(let text)? = object["base64"] else { return nil }
    guard let data = Data(base64Encoded: text), case .string(let hash)? = object["document"],
      Digest32.sha256([UInt8](data)).description == hash
    else {
      throw CommandError.badData(
        en: "\(place): the document is not what its SHA-256 says.", ja: "\(place)：文書が SHA-256 と一致しない。")
    }
    return [UInt8](data)
  }

  /// Nil for a line that does not say that a document is withheld.
  static func withheld(_ object: JSONObject) -> Digest32? {
    guard object["withheld"] == .bool(true), case .string(let hash)? = object["document"] else { return nil }
    return Digest32(hex: hash)
  }

  static func line(ofWithheld hash: Digest32) -> [UInt8] {
    var object = JSONObject()
    object["document"] = .string(hash.description)
    object["withheld"] = .bool(true)
    return CanonicalJSON.bytes(of: .object(object))
  }

  static func line(ofDocument bytes: [UInt8]) -> [UInt8] {
    var object = JSONObject()
    object["document"] = .string(Digest32.sha256(bytes).description)
    object["base64"] = .string(Data(bytes).base64EncodedString())
    return CanonicalJSON.bytes(of: .object(object))
  }
}
