import EventLog
import Registry
import Testing

extension StoreConformance {
  func emptyLog(_ store: any Store) throws {
    try store.read { log throws in
      #expect(try log.count == 0)
      #expect(try log.last == nil)
      #expect(try log.entry(1) == nil)
      #expect(try log.entries(.min ... .max).isEmpty)
      #expect(try log.entries(of: "mou-1").isEmpty)
      #expect(try log.document(.sha256([])) == nil)
    }
  }

  func readsBack(_ store: any Store) throws {
    let entries = (1...3).map { sampleEntry($0, at: "2026-05-06T07:08:0\($0).000Z", size: Int($0)) }
    for entry in entries { try store.append(entry) }
    try store.read { log throws in
      #expect(try log.count == 3)
      #expect(try log.last == entries[2])
      for entry in entries { #expect(try log.entry(entry.number) == entry) }
      for number: Int64 in [.min, -1, 0, 4, .max] { #expect(try log.entry(number) == nil) }
      #expect(try log.last?.leafHash == Digest32.leaf(entries[2].bytes))
    }
  }

  func readsRanges(_ store: any Store) throws {
    for _ in 1...10 { try store.appendNext() }
    try store.read { log throws in
      #expect(try log.entries(3...5).map(\.number) == [3, 4, 5])
      #expect(try log.entries(9...99).map(\.number) == [9, 10])
      #expect(try log.entries(11...12).isEmpty)
      #expect(try log.entries(.min ... .max).map(\.number) == Array(1...10))
      struct Enough: Error {}
      var visited = 0
      #expect(throws: Enough.self) {
        try log.visit(1...10) { entry in
          #expect(try log.entry(11 - entry.number)?.number == 11 - entry.number)
          #expect(try log.entries(1...2).count == 2)
          visited += 1
          if visited == 4 { throw Enough() }
        }
      }
      #expect(visited == 4)
    }
  }

  func readsOneAgreement(_ store: any Store) throws {
    for number in 0..<12 { try store.appendNext(agreement: "mou-\(number % 3)") }
    try store.read { log throws in
      #expect(try log.entries(of: "mou-1").map(\.number) == [2, 5, 8, 11])
      #expect(try log.entries(of: "mou-1", upTo: 8).map(\.number) == [2, 5, 8])
      #expect(try log.entries(of: "mou-1", upTo: 7).map(\.number) == [2, 5])
      #expect(try log.entries(of: "mou-1", upTo: .min).isEmpty)
      #expect(try log.entries(of: "mou").isEmpty)
      #expect(try log.entries(of: "mou-1\0").isEmpty)
    }
  }

  func tellsTextsApartByBytes(_ store: any Store) throws {
    for agreement in ["\u{E9}", "e\u{301}", "E\u{301}"] { try store.appendNext(agreement: agreement) }
    try store.read { log throws in
      #expect(try log.entries(of: "\u{E9}").map(\.number) == [1])
      #expect(try log.entries(of: "e\u{301}").map(\.number) == [2])
    }
  }
}
