import EventLog
import Foundation

/// The files of a bundle, found by their names. A file is read only when it is asked for.
final class BundleReader {
  private let path: String
  private let descriptor: Int32
  private var files: [String: (offset: Int64, size: Int64)] = [:]
  /// The names of the files, in the order of the bundle.
  private(set) var names: [String] = []

  /// The most files. A bundle of thirty million entries has fewer.
  static let mostFiles = 1 << 18

  /// Reads the headers only. Throws `BundleError`, or `StoreFailure` for a file that cannot be read.
  init(path: String, mostFiles: Int = mostFiles) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw StoreFailure.missing(path: path)
      case EACCES: throw StoreFailure.permissionDenied(path: path)
      case ENAMETOOLONG: throw StoreFailure.nameTooLong(path: path)
      default: throw StoreFailure.io(path: path, code: -errno)
      }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw StoreFailure.isNotAFile(path: path)
    }
    length = Int64(status.st_size)
    try index(mostFiles)
  }

  /// The descriptor is closed even where the initializer throws: everything is initialized before it can.
  deinit { if descriptor >= 0 { close(descriptor) } }

  private func index(_ mostFiles: Int) throws {
    var offset: Int64 = 0
    while true {
      let block = try bytes(at: offset, count: TarHeader.blockSize)
      guard let header = TarHeader(block) else {
        guard length == offset + Int64(TarHeader.end.count),
          try bytes(at: offset, count: TarHeader.end.count) == TarHeader.end
        else { throw BundleError.form(offset: offset) }
        return
      }
      let start = offset + Int64(TarHeader.blockSize)
      let end = start + header.size + Int64(header.padding)
      guard end <= length, try bytes(at: start + header.size, count: header.padding).allSatisfy({ $0 == 0 }) else {
        throw BundleError.form(offset: offset)
      }
      guard files[header.name] == nil else { throw BundleError.strayFile(header.name) }
      guard names.count < mostFiles else { throw BundleError.tooManyFiles(most: mostFiles) }
      files[header.name] = (start, header.size)
      names.append(header.name)
      offset = end
    }
  }

  func has(_ name: String) -> Bool { files[name] != nil }

  /// The length of the whole bundle, in bytes.
  private(set) var length: Int64 = 0

  func size(_ name: String) -> Int64? { files[name]?.size }

  /// The bytes of a file that is not longer than it can be.
  func bytes(_ name: String, atMost limit: Int) throws -> [UInt8] {
    guard let file = files[name] else { throw BundleError.missingFile(name) }
    guard file.size <= Int64(limit) else { throw BundleError.tooLarge(name) }
    return try bytes(at: file.offset, count: Int(file.size))
  }

  /// Some bytes of a file that is there.
  func bytes(_ name: String, at offset: Int64, count: Int) throws -> [UInt8] {
    guard let file = files[name] else { throw BundleError.missingFile(name) }
    return try bytes(at: file.offset + offset, count: count)
  }

  /// Passes a file on in parts of `DocumentSource.partSize` bytes; nothing if it is not there.
  func parts(_ name: String, _ body: ([UInt8]) throws -> Void) throws {
    guard let file = files[name] else { return }
    var done: Int64 = 0
    while done < file.size {
      let count = min(Int64(DocumentSource.partSize), file.size - done)
      try body(bytes(at: file.offset + done, count: Int(count)))
      done += count
    }
  }

  private func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset) + off_t(filled))
      }
      if read < 0 && errno == EINTR { continue }
      guard read >= 0 else { throw StoreFailure.io(path: path, code: -errno) }
      guard read > 0 else { throw BundleError.form(offset: offset) }
      filled += read
    }
    return bytes
  }
}
