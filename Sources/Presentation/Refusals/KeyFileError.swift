/// Why a private key cannot be used, by the path of its file.
package enum KeyFileError: Error, Hashable, Sendable {
  case missing(String)
  case unreadable(String)
  case unwritable(String)
  case exists(String)
  /// Others than its owner may read or write the file.
  case open(String)
  /// The file has a second name, under which it would have a second memory.
  case linked(String)
  case notAKey(String)
  /// Another program signs with the key.
  case busy(String)
  /// What the key has signed last cannot be read.
  case memory(String)
  /// What the key has signed last is not there.
  case memoryMissing(String)
}
