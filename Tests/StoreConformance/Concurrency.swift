import Dispatch
import EventLog
package import Registry
import Testing

extension StoreConformance {
  func appendsManyAtOnce(_ store: any Store) throws {
    try store.write { log throws in
      for number: Int64 in 1...10_000 { try log.append(sampleEntry(number)) }
    }
    try store.read { log throws in
      var visited: Int64 = 0
      try log.visit(1...10_000) { _ in visited += 1 }
      #expect(visited == 10_000)
    }
  }

  /// Eight threads, 25 entries each, on stores of one log: each entry is there once.
  package func letsWritersTakeTurns(_ stores: [any Store]) throws {
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for _ in 0..<25 {
        do {
          try stores[thread % stores.count].appendNext(agreement: "mou-\(thread)")
        } catch {
          Issue.record(error)
        }
      }
    }
    for store in stores {
      try store.read { log throws in
        #expect(try log.entries(.min ... .max).map(\.number) == Array(1...200))
        for thread in 0..<8 { #expect(try log.entries(of: "mou-\(thread)").count == 25) }
      }
    }
  }
}
