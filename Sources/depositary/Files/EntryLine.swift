import Agreements
import EventLog
import Foundation
import Presentation
import Registry

/// The lines of an exported register: entries, and the documents that they refer to.
enum EntryLine {
  /// The length of the largest document in a line, in bytes.
  static let largestDocument: Int64 = 67_108_864

  static func entry(_ object: JSONObject, at place: String) throws -> (entry: Entry, leaf: Digest32?) {
    do throws(WireError) {
      return try Wire.entry(ofLine: object, salt: Registry.newSalt)
    } catch {
      throw WrongLine(place, .notAnEntry(path: error.path))
    }
  }

  /// The document in a line; nil for a line that holds none.
  static func document(_ object: JSONObject, at place: String) throws -> [UInt8]? {
    guard case .string(let text)? = object["base64"] else { return nil }
    guard let data = Data(base64Encoded: text), case .string(let hash)? = object["document"],
      Digest32.sha256([UInt8](data)).description == hash
    else {
      throw WrongLine(place, .notItsHash)
    }
    return [UInt8](data)
  }

  /// The hash of a document that is withheld; nil for a line that does not say so.
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
