import EventLog

/// Writes the files of a bundle one after another.
struct BundleWriter {
  let write: ([UInt8]) throws -> Void

  func add(_ name: String, _ bytes: [UInt8]) throws {
    try add(name, size: Int64(bytes.count)) { try $0(bytes) }
  }

  /// Adds a file. The body must write as many bytes as `size` says.
  func add(_ name: String, size: Int64, _ body: (([UInt8]) throws -> Void) throws -> Void) throws {
    guard let header = TarHeader(name: name, size: size) else { throw BundleError.tooLarge(name) }
    try write(header.bytes)
    try body(write)
    try write([UInt8](repeating: 0, count: header.padding))
  }

  func end() throws { try write(TarHeader.end) }
}
