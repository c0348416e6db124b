import EventLog
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func writesThePublishedTexts(plain: String, text: String) {
    #expect(Base64.text(of: Array(plain.utf8)) == text)
    #expect(Base64.bytes(of: text) == Array(plain.utf8))
  }

  @Test func readsEveryByteInEveryPlace() {
    for count in 0..<70 {
      for start in stride(from: 0, to: 256, by: count < 4 ? 1 : 51) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: start + 61 * $0) }
        #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
      }
    }
    #expect(Base64.text(of: [0xFB, 0xFF, 0xFE]) == "+//+")
  }

  /// Of the 64 last characters before the padding only those without spare bits are read.
  @Test func readsOneTextForEachValue() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    #expect(
      alphabet.filter { Base64.bytes(of: [65, $0, 61, 61]) != nil }
        == alphabet.enumerated().filter { $0.offset % 16 == 0 }.map(\.element))
    #expect(
      alphabet.filter { Base64.bytes(of: [65, 65, $0, 61]) != nil }
        == alphabet.enumerated().filter { $0.offset % 4 == 0 }.map(\.element))
    let readable = (UInt8.min ... .max).filter { Base64.bytes(of: [65, 65, 65, $0]) != nil }
    #expect(Set(readable) == Set(alphabet + [61]))
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zm8", "Z", "Z===", "====", "=", "==", "=g==", "Z=g=", "Zg==Zg==", "Zm8=Zm8=", "Zh==", "Zv==", "Zm9=",
    "//9=", " Zm8=", "Zm8= ", "Zm8=\n", "Zm9v\n", "Zm\n8=", "Zm 8=", "\r\nZm", "Zm8\u{0}", "Zm_-", "-_-_", "Zm8é",
    "Ｚm8=",
    "Zg==\n\n\n\n", "Zm9v====", "Zm9vYg=a",
  ])
  func refusesOtherTexts(text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }
}
