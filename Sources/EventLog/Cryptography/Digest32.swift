import Crypto

/// A SHA-256 value (FIPS 180-4).
package struct Digest32: Hashable, Sendable, CustomStringConvertible {
  private let words: SIMD4<UInt64>

  /// Nil unless there are 32 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    words = Array(bytes).withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// Nil unless there are 64 hexadecimal digits, in either case.
  package init?(hex: String) {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for character in hex.utf8 {
      guard digits.count < 64, let digit = character.hexValue else { return nil }
      digits.append(digit)
    }
    guard digits.count == 64 else { return nil }
    self.init(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  fileprivate init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// The 32 bytes in their order.
  package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The value as 64 hexadecimal digits in lower case.
  package var description: String { String(hexOf: bytes) }
}

extension String {
  /// The hexadecimal digits of some bytes in lower case, two for each byte.
  init(hexOf bytes: [UInt8]) {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      digits.append([UInt8].hexDigits[Int(byte >> 4)])
      digits.append([UInt8].hexDigits[Int(byte & 15)])
    }
    self.init(decoding: digits, as: UTF8.self)
  }
}

extension Digest32 {
  /// SHA-256 of the bytes themselves, as for an attached document.
  package static func sha256(_ bytes: [UInt8]) -> Digest32 {
    Digest32(SHA256.hash(data: bytes))
  }

  /// The leaf hash of RFC 6962 section 2.1: SHA-256(00 ‖ bytes), without a copy of the bytes.
  package static func leaf(_ bytes: [UInt8]) -> Digest32 {
    var hasher = DocumentHasher()
    hasher.update([0])
    hasher.update(bytes)
    return hasher.digest
  }

  /// The hash of an inner node, RFC 6962 section 2.1: SHA-256(01 ‖ left ‖ right).
  package static func node(_ left: Digest32, _ right: Digest32) -> Digest32 {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { buffer in
      buffer[0] = 1
      buffer.storeBytes(of: left.words, toByteOffset: 1, as: SIMD4<UInt64>.self)
      buffer.storeBytes(of: right.words, toByteOffset: 33, as: SIMD4<UInt64>.self)
      return Digest32(SHA256.hash(bytes: buffer))
    }
  }
}

extension SHA256 {
  fileprivate static func hash(bytes: UnsafeMutableRawBufferPointer) -> Digest {
    var hasher = SHA256()
    hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }
}

/// SHA-256 of a document that arrives in pieces.
package struct DocumentHasher: Sendable {
  private var hasher = SHA256()

  /// A hasher that has hashed nothing yet.
  package init() {}

  /// Appends a piece. It makes no difference where the pieces are cut.
  package mutating func update(_ piece: [UInt8]) {
    piece.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  /// The SHA-256 of the pieces so far; more may follow.
  package var digest: Digest32 { Digest32(hasher.finalize()) }
}
