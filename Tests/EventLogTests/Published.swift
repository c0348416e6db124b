import EventLog
import Foundation
import Testing

/// Files of the folder with published vectors.
enum Published {
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: try #require(vectors) + "/" + path)))
  }

  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  static func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes(path)))
  }

  /// All below a folder, by their paths from the root.
  static func paths(_ folder: String, _ suffix: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: try #require(vectors) + "/" + folder)
      .filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }
}

extension Digest32 {
  /// Nil unless it is the base64 of 32 bytes.
  init?(base64 text: String?) {
    guard let bytes = text.flatMap({ Base64.bytes(of: $0) }) else { return nil }
    self.init(bytes: bytes)
  }

  /// Nil if one of them is no hash; none at all are an empty list.
  static func list(base64 texts: [String]?) -> [Digest32]? {
    let hashes = (texts ?? []).compactMap { Digest32(base64: $0) }
    return hashes.count == texts?.count ?? 0 ? hashes : nil
  }
}
