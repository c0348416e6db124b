import EventLog
import Testing

@Suite struct DigestTests {
  static let emptyLeaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"

  @Test func hashesAnEmptyLeafAsRFC6962() {
    #expect(Digest32.leaf([]).description == Self.emptyLeaf)
  }

  @Test func hashesPlainBytesWithoutPrefix() {
    #expect("\(Digest32.sha256([]))" == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest32.sha256([0, 1, 2]) == Digest32.leaf([1, 2]))
  }

  @Test func readsItsOwnText() throws {
    let digest = try #require(Digest32(hex: Self.emptyLeaf))
    #expect(digest == Digest32.leaf([]))
    #expect(Digest32(hex: Self.emptyLeaf.uppercased()) == digest)
    #expect(Digest32(bytes: digest.bytes) == digest)
  }

  @Test(arguments: ["", "6e", emptyLeaf + "00", String(emptyLeaf.dropLast()) + "g", String(emptyLeaf.dropLast()) + "é"])
  func refusesOtherTexts(hex: String) {
    #expect(Digest32(hex: hex) == nil)
  }

  @Test func refusesOtherLengths() {
    #expect(Digest32(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest32(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }

  @Test(arguments: [1, 63, 64, 65, 1_000])
  func hashesPiecesAsTheWhole(size: Int) {
    let document = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hasher = DocumentHasher()
    for start in stride(from: 0, to: document.count, by: size) {
      hasher.update(Array(document[start..<min(start + size, document.count)]))
    }
    #expect(hasher.digest == Digest32.sha256(document))
  }
}
