import EventLog

extension Verification {
  /// Finds who signed which checkpoint, whether it is of this very record, and what the register keeps as keys.
  /// - Parameters:
  ///   - given: the keys, as `Registry.verify` takes them.
  ///   - roots: the roots computed anew, by each size that a checkpoint is about.
  mutating func checkSignatures(
    on checkpoints: [SignedCheckpoint], _ given: [VerifierKey], roots: [UInt64: Digest32], in log: any LogReader
  ) throws {
    let registered = try log.keys
    let asked = given.flatMap(\.inBothRoles)
    var counting = asked
    if given.isEmpty {
      counting = registered.map(\.key)
      keys = .register(counting.inRoleOfLog)
    } else {
      keys = .given(given.inRoleOfLog)
    }
    // Keys of the register that do not count still tell who made a line, and which signature does not hold.
    let known = asked + registered.map(\.key)
    var haveSigned: Set<VerifierKey> = []
    for signed in checkpoints {
      let isOwn = registered.contains { $0.isOwn && signed.checkpoint.origin == $0.key.name }
      haveSigned.formUnion(check(signed, counting, known, roots: roots, isOwn: isOwn).inRoleOfLog)
    }
    self.checkpoints.sort { $0.checkpoint.size < $1.checkpoint.size }
    for key in given.inRoleOfLog where !haveSigned.contains(key) {
      findings.append(.keyNotSigned(key, other: checkpoints.idInName(of: key, known)))
    }
    for text in try log.unusableKeys {
      do throws(VerifierKeyError) { _ = try VerifierKey(reading: text) } catch {
        findings.append(.unusableKey(text, error))
      }
    }
  }

  /// The keys that count and have signed the checkpoint. They are none where it is about no entry, since every record
  /// begins so.
  private mutating func check(
    _ signed: SignedCheckpoint, _ counting: [VerifierKey], _ known: [VerifierKey], roots: [UInt64: Digest32],
    isOwn: Bool
  ) -> [VerifierKey] {
    let checkpoint = signed.checkpoint
    let misnamed = signed.misnamedLines(known)
    findings += misnamed.map { .misnamedSignature(checkpoint, $0.line, madeBy: $0.maker) }
    let signers: [SignedCheckpoint.Signer]
    do throws(NoteError) {
      signers = try signed.signers(among: known).filter { counting.contains($0.key) }
    } catch {
      if case .badSignature(let name, let id) = error { findings.append(.badSignature(checkpoint, name, id)) }
      return []
    }
    func finding(_ ours: Finding, found: Digest32?) -> Finding {
      if signers.isEmpty { return .foreign(checkpoint) }
      return isOwn ? ours : .elsewhere(checkpoint, entries: entries, found: found)
    }
    if checkpoint.size > entries {
      // After a wrong entry the later ones were not looked at.
      if !hasWrongEntry { findings.append(finding(.truncated(checkpoint, entries: entries), found: nil)) }
    } else if let found = checkpoint.size == 0 ? MerkleTree.emptyRoot : roots[checkpoint.size],
      found != checkpoint.root
    {
      findings.append(finding(.rewritten(checkpoint, found: found), found: found))
    } else {
      let told = signed.keeping(counting).note.signatures + misnamed.map(\.line)
      let unchecked = signed.note.signatures.filter { !told.contains($0) }
      checkpoints.append(Signed(checkpoint, signers: signers, unchecked: unchecked))
    }
    return checkpoint.size == 0 ? [] : signers.map(\.key)
  }
}

extension SignedCheckpoint {
  /// The lines that a known key has made, and that bear a name or id which is not its own.
  fileprivate func misnamedLines(_ known: [VerifierKey]) -> [(line: SignedNote.Line, maker: VerifierKey)] {
    let named = keeping(known).note.signatures
    return note.signatures.filter { !named.contains($0) }.compactMap { line in
      guard let maker = maker(of: line, among: known), line.name != maker.name || line.id != maker.id else {
        return nil
      }
      return (line, maker)
    }
  }
}

extension [VerifierKey] {
  /// The keys in the role of a log, each once.
  fileprivate var inRoleOfLog: [VerifierKey] {
    reduce(into: []) { keys, key in
      if !keys.contains(key.inRole(.log)) { keys.append(key.inRole(.log)) }
    }
  }
}

extension [SignedCheckpoint] {
  /// The id of the first line in the name of this key that another key made. Where that key is known, the id is as
  /// `key show` prints it.
  fileprivate func idInName(of key: VerifierKey, _ known: [VerifierKey]) -> KeyID? {
    let own = key.inBothRoles.map(\.id)
    let line = lazy.flatMap(\.note.signatures).first { $0.name == key.name && !own.contains($0.id) }
    return line.map { line in
      known.first { $0.name == line.name && $0.id == line.id }?.inRole(.log).id ?? line.id
    }
  }
}
