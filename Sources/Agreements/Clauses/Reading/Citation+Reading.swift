import CivilDate

extension Citation {
  init(_ fields: Fields) throws(ClauseFileError) {
    let article = try fields.required("article")
    let texts = try article.members()
    for (language, _) in texts where !isLanguageCode(language) {
      throw article.failAtKey(language, .badValue(language, wanted: .languageCode))
    }
    var locators: [Citation.Locator] = []
    for (language, text) in texts where language != "en" && language != "ja" {
      locators.append(Citation.Locator(language: language, text: try text.text()))
    }
    guard let english = texts.first(where: { $0.name == "en" }) else { throw article.fail(.missing(key: "en")) }
    let japanese = texts.first { $0.name == "ja" }
    self.init(
      article: LocalText(en: try english.value.text(), ja: try japanese?.value.text()), locators: locators,
      says: try fields.required("says").localText())
  }
}

func readLanguages(_ reader: NodeReader) throws(ClauseFileError) -> [String] {
  try reader.values(.languageCode) { isLanguageCode($0) ? $0 : nil }
}

/// The length of the longest language code, in bytes.
let longestLanguageCode = 35

/// Whether a text has the form of a BCP 47 code: two or three letters, then parts of letters and digits.
func isLanguageCode(_ text: String) -> Bool {
  func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard text.utf8.count <= longestLanguageCode, let first = parts.first, (2...3).contains(first.count),
    first.allSatisfy(isLetter)
  else { return false }
  return parts.dropFirst().allSatisfy { part in
    (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }
}
