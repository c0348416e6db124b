import Agreements
import EventLog
import Registry
import Testing

extension StoreConformance {
  func growsTheTree(_ store: any Store) throws {
    var frontier = Frontier()
    var nodes: Int64 = 0
    for number: Int64 in 1...70 {
      try store.append(sampleEntry(number))
      nodes += Int64(frontier.append(leaf: sampleEntry(number).leafHash).count)
      try store.read { log throws in
        #expect(try log.root(after: number) == frontier.root)
        #expect(try log.leafHash(number) == sampleEntry(number).leafHash)
        #expect(try log.nodeCount == nodes)
      }
    }
    try store.read { log throws in
      #expect(try log.root(after: 71) == nil && log.leafHash(0) == nil)
      #expect(try log.node(TreePosition(level: 1, index: 35)) == nil)
      let left = try #require(try log.node(TreePosition(level: 5, index: 0)))
      let right = try #require(try log.node(TreePosition(level: 5, index: 1)))
      #expect(try log.node(TreePosition(level: 6, index: 0)) == .node(left, right))
      #expect(try log.root(after: 64) == .node(left, right))
    }
  }

  func keepsAndErasesWhatLiesBeside(_ store: any Store) throws {
    let salt = try #require(Salt([UInt8](repeating: 7, count: 32)))
    let disclosures = ["1", "2", "3"].map { Disclosure(salt: salt, value: Array($0.utf8)) }
    let document = [UInt8](repeating: 9, count: 2 * DocumentSource.partSize + 5)
    try store.append(sampleEntry(1))
    try store.append(sampleEntry(2))
    try store.write { log throws in
      for disclosure in disclosures { try log.keep(disclosure, of: 2) }
      try log.keep(document: document)
    }
    try store.read { log throws in
      #expect(try Set(log.disclosures(of: 2)) == Set(disclosures) && log.disclosures(of: 1).isEmpty)
      #expect(try log.disclosures(of: 1...2).map(\.hash) == log.disclosures(of: 2).map(\.hash))
      #expect(try log.disclosureCount == 3)
      #expect(try log.documents.map(\.size) == [Int64(document.count)])
      var parts: [Int] = []
      try log.readDocument(.sha256(document)) { parts.append($0.count) }
      #expect(parts == [DocumentSource.partSize, DocumentSource.partSize, 5])
      #expect(try !log.isWithheld(disclosures[0].hash))
    }
    try store.write { log throws in
      try log.withhold(disclosures[0].hash)
      try log.withhold(disclosures[0].hash)
    }
    try store.write(erasing: true) { log throws in
      for hash in [disclosures[0].hash, .sha256(document)] { try log.erase(hash) }
    }
    try store.read { log throws in
      #expect(try Set(log.disclosures(of: 2)) == Set(disclosures.dropFirst()))
      #expect(try log.isWithheld(disclosures[0].hash) && log.documents.isEmpty)
      #expect(try log.documentSize(.sha256(document)) == nil)
    }
    let changed = DocumentSource(hash: .sha256([1]), size: 1) { try $0([2]) }
    #expect(throws: DocumentChanged.self) { try store.write { try $0.keep(changed) } }
    #expect(try store.read { try $0.documents.isEmpty })
  }

  func keepsCheckpointsAndKeys(_ store: any Store) throws {
    let name = try #require(KeyName("test.example/log"))
    let key = try #require(SigningKey(name: name, seed: [UInt8](repeating: 1, count: 32)))
    func signed(_ root: [UInt8], _ size: UInt64 = 1) throws -> SignedCheckpoint {
      try #require(SignedCheckpoint(Checkpoint(origin: name, size: size, root: .sha256(root)), signedBy: key))
    }
    let first = try signed([1])
    var cosigned = first
    cosigned.cosign(with: key, time: 5)
    var again = first
    again.cosign(with: key, time: 6)
    try store.write { log throws in
      try log.keep(try signed([2], 2))
      try log.keep(first)
      try log.keep(cosigned)
      try log.keep(again)
      try log.keep(RegisteredKey(key.verifier(.log), isOwn: true))
      try log.keep(RegisteredKey(key.verifier(.log), isOwn: false))
      try log.keep(RegisteredKey(key.verifier(.cosigner), isOwn: true))
      try log.remove(key.verifier(.cosigner))
    }
    try store.read { log throws in
      #expect(try log.checkpoints.map(\.checkpoint.size) == [1, 2])
      #expect(try Set(log.checkpoints[0].note.signatures) == Set(cosigned.note.signatures))
      #expect(try log.keys == [RegisteredKey(key.verifier(.log), isOwn: false)])
    }
    let forked = try signed([3])
    #expect(throws: AppendRefusal.self) { try store.write { try $0.keep(forked) } }
    #expect(try store.read { try $0.checkpoints[0].checkpoint } == first.checkpoint)
  }
}
