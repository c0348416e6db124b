import Foundation

/// The failure of a system call.
struct SystemError: Error, Hashable {
  let number: Int32
  static var last: SystemError { SystemError(number: errno) }
}

/// The bytes of an ordinary file. A pipe or a device is EINVAL, and is never waited for; a longer file is EFBIG.
func readFile(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw SystemError.last }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw SystemError.last }
  guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: EINVAL) }
  return try readAll(descriptor, limit: limit)
}

private func readAll(_ descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 16_384)
  while true {
    let count = read(descriptor, &piece, piece.count)
    if count == 0 { return bytes }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw SystemError.last }
    bytes.append(contentsOf: piece[..<count])
    if bytes.count > limit { throw SystemError(number: EFBIG) }
  }
}

func folderExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
