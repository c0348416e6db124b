/// The places of the parts of a log, and how entries are written there (C2SP tlog-tiles).
package enum Tiles {
  /// The number of hashes or entries in a full tile.
  package static let width: UInt64 = 256

  /// Every tile of hashes of a tree, the lowest level first, with the position of its first hash.
  package static func hashTiles(ofSize size: UInt64) -> [(path: String, first: TreePosition, count: Int)] {
    var tiles: [(String, TreePosition, Int)] = []
    for level in 0..<8 {
      let hashes = size >> UInt64(8 * level)
      if hashes == 0 { break }
      for index in 0..<((hashes + width - 1) / width) {
        let first = index * width
        let count = Int(min(width, hashes - first))
        tiles.append(
          (path("tile/\(level)", index, count), TreePosition(level: 8 * level, index: first), count))
      }
    }
    return tiles
  }

  /// The files of the entries, with the index of the first in each, from 0.
  package static func entryBundles(ofSize size: UInt64) -> [(path: String, first: UInt64, count: Int)] {
    stride(from: 0, to: size, by: Int(width)).map { entryBundle(of: $0, size: size) }
  }

  /// The file of the entry with this index, from 0, which must be below the size.
  package static func entryBundle(of index: UInt64, size: UInt64) -> (path: String, first: UInt64, count: Int) {
    let first = index - index % width
    let count = Int(min(width, size - first))
    return (path("tile/entries", index / width, count), first, count)
  }

  private static func path(_ folder: String, _ index: UInt64, _ count: Int) -> String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      let group = String(repeating: "0", count: 3 - digits.count) + digits
      groups.insert(groups.isEmpty ? group : "x" + group, at: 0)
      rest /= 1000
    } while rest > 0
    return "\(folder)/\(groups.joined(separator: "/"))" + (count < Int(width) ? ".p/\(count)" : "")
  }

  /// An entry with its length before it, in 16 bits, big-endian. An entry has at most 65,535 bytes.
  package static func bundled(_ entry: [UInt8]) -> [UInt8] {
    [UInt8(truncatingIfNeeded: entry.count >> 8), UInt8(truncatingIfNeeded: entry.count)] + entry
  }

  /// The entries of one file; nil if it does not end with the last of them.
  package static func entries(of bundle: [UInt8]) -> [[UInt8]]? {
    var entries: [[UInt8]] = []
    var start = 0
    while start < bundle.count {
      guard start + 2 <= bundle.count else { return nil }
      let end = start + 2 + Int(bundle[start]) << 8 + Int(bundle[start + 1])
      guard end <= bundle.count else { return nil }
      entries.append(Array(bundle[(start + 2)..<end]))
      start = end
    }
    return entries
  }
}
