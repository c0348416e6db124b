import EventLog
import Registry
import Testing

extension StoreConformance {
  func refusesNumbers(_ store: any Store) throws {
    #expect(throws: AppendRefusal.number(expected: 1, found: 0)) { try store.append(sampleEntry(0)) }
    try store.append(sampleEntry(1))
    for number: Int64 in [.min, 0, 1, 3, .max] {
      #expect(throws: AppendRefusal.number(expected: 2, found: number)) { try store.append(sampleEntry(number)) }
    }
    try expectCount(1, store)
  }

  func refusesEarlierInstants(_ store: any Store) throws {
    try store.append(sampleEntry(1, at: "2026-05-06T07:08:09.100Z"))
    try store.append(sampleEntry(2, at: "2026-05-06T07:08:09.100Z"))
    #expect(throws: AppendRefusal.recordedBefore(last: "2026-05-06T07:08:09.100Z", found: "2026-05-06T07:08:09.099Z")) {
      try store.append(sampleEntry(3, at: "2026-05-06T07:08:09.099Z"))
    }
    try store.append(sampleEntry(3, at: "2026-05-06T07:08:09.101Z"))
    try expectCount(3, store)
  }

  func limitsSizes(_ store: any Store) throws {
    for size in [0, 65_536] {
      #expect(throws: AppendRefusal.size(size)) { try store.append(sampleEntry(1, size: size)) }
    }
    try store.append(sampleEntry(1, size: 1))
    try store.append(sampleEntry(2, size: 65_535))
    #expect(try store.read { try $0.entry(2) } == sampleEntry(2, size: 65_535))
  }

  func refusesNUL(_ store: any Store) throws {
    #expect(throws: AppendRefusal.textWithNUL) { try store.append(sampleEntry(1, agreement: "a\0b")) }
    #expect(throws: AppendRefusal.textWithNUL) { try store.append(sampleEntry(1, at: "2026\0")) }
    try expectCount(0, store)
  }

  func rollsBack(_ store: any Store) throws {
    try store.append(sampleEntry(1))
    #expect(throws: AppendRefusal.number(expected: 3, found: 4)) {
      try store.write { log throws in
        try log.append(sampleEntry(2))
        try log.keep(document: [1, 2, 3])
        try log.append(sampleEntry(4))
      }
    }
    try store.read { log throws in
      #expect(try log.entries(.min ... .max) == [sampleEntry(1)])
      #expect(try log.document(.sha256([1, 2, 3])) == nil)
    }
    try store.append(sampleEntry(2))
  }

  func seesItsOwnWrites(_ store: any Store) throws {
    let count = try store.write { log throws in
      try log.append(sampleEntry(1))
      #expect(try log.last == sampleEntry(1))
      try log.append(sampleEntry(2))
      #expect(try log.entries(of: "mou-1").count == 2)
      return try log.count
    }
    #expect(count == 2)
  }

  func keepsDocumentsOnce(_ store: any Store) throws {
    let documents: [[UInt8]] = [[], [0], [UInt8](repeating: 7, count: 300_000)]
    for document in documents + documents {
      let hash = try store.write { try $0.keep(document: document) }
      #expect(hash == Digest32.sha256(document))
    }
    try store.read { log throws in
      for document in documents { #expect(try log.document(.sha256(document)) == document) }
    }
  }

  func passesErrorsOfTheBody(_ store: any Store) throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try store.read { _ in throw Stop() } }
    #expect(throws: Stop.self) { try store.write { _ in throw Stop() } }
    try store.appendNext()
  }

  private func expectCount(_ count: Int64, _ store: any Store) throws {
    #expect(try store.read { try $0.count } == count)
  }
}
