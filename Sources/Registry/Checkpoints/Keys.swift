package import EventLog

extension Registry {
  /// The keys whose signatures count.
  package func keys() throws -> [RegisteredKey] { try store.read { try $0.keys } }

  /// The texts that the register keeps as keys and that are no usable keys.
  package func unusableKeys() throws -> [String] { try store.read { try $0.unusableKeys } }

  /// Trusts a key in both its roles: a register signs its own checkpoints and cosigns those of others with one key.
  /// Throws `SigningRefusal.otherSide` if the register knows its name or public key on the other side.
  package func trust(_ key: VerifierKey, isOwn: Bool = false) throws {
    try store.write { log throws in try trust(key, isOwn: isOwn, in: log) }
  }

  func trust(_ key: VerifierKey, isOwn: Bool, in log: any LogWriter) throws {
    let others = try log.keys.filter { $0.isOwn != isOwn }.map(\.key)
    guard !others.contains(where: { $0.name == key.name || $0.hasPublicKey(of: key) }) else {
      throw SigningRefusal.otherSide(key.name, isOwn: !isOwn)
    }
    for role in KeyRole.allCases { try log.keep(RegisteredKey(key.inRole(role), isOwn: isOwn)) }
  }

  /// Trusts a key no more, in both its roles. The answer is false if it was not trusted. Throws
  /// `SigningRefusal.onlyOwnKey`.
  package func distrust(_ key: VerifierKey) throws -> Bool {
    try store.write { log throws in
      let keys = try log.keys
      guard let known = keys.first(where: { $0.key.inRole(key.role) == key }) else { return false }
      if known.isOwn, !keys.contains(where: { $0.isOwn && $0.key.inRole(key.role) != key }) {
        throw SigningRefusal.onlyOwnKey(key)
      }
      for role in KeyRole.allCases { try log.remove(key.inRole(role)) }
      return true
    }
  }

  /// Removes a text that is kept as a key and is no usable one, in both roles. The answer is false if it was not kept.
  package func distrust(unusable text: String) throws -> Bool {
    try store.write { log throws in
      let texts = VerifierKey.textsInBothRoles(of: text)
      let kept = try log.unusableKeys.filter { kept in texts.contains { $0.utf8.elementsEqual(kept.utf8) } }
      for text in kept { try log.removeKey(text) }
      return !kept.isEmpty
    }
  }
}
