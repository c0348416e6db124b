package import EventLog

/// Keys as others are told them, each on a line of its own that can be copied.
package struct KeysReport: Sendable {
  private let keys: [(key: VerifierKey, isOwn: Bool)]
  /// The texts that a register keeps as keys and that are no usable keys.
  private let unusable: [String]
  private let isRegistered: Bool
  private let voice: Voice

  /// The report on a private key: its public half.
  package init(own key: SigningKey, language: Language) {
    keys = [(key.verifier(.log), true)]
    unusable = []
    isRegistered = false
    voice = Voice(language)
  }

  /// The report on the keys of a register, in the role in which registers tell them.
  package init(registered keys: [(key: VerifierKey, isOwn: Bool)], unusable: [String], language: Language) {
    self.keys = keys.filter { $0.key.role == .log }
    self.unusable = unusable
    isRegistered = true
    voice = Voice(language)
  }

  /// The keys as text. A single key stands without a word around it, so that a program can read it.
  package var page: Page {
    var page = Page()
    guard isRegistered else {
      for (key, _) in keys { page.line(key.description, hanging: 0) }
      return page
    }
    if keys.isEmpty { page.line(voice.say("No key is registered.", "登録された鍵はない。")) }
    for (key, isOwn) in keys {
      page.line(
        isOwn ? voice.say("this register", "この台帳") : voice.say("another party", "他の当事者"))
      page.line(key.description, indent: 2, hanging: 0)
    }
    for text in unusable {
      page.line(voice.say("no usable key: key distrust removes it", "使えない鍵（key distrust で除く）"))
      page.line(text, indent: 2, hanging: 0)
    }
    return page
  }

  /// Each key that counts, in both its roles.
  package var json: OrderedJSON {
    .array(
      keys.map { key, isOwn in
        .object([
          ("name", .string(key.name.description)), ("own", .bool(isOwn)),
          ("verifier", .string(key.inRole(.log).description)),
          ("cosigner", .string(key.inRole(.cosigner).description)),
        ])
      })
  }
}
