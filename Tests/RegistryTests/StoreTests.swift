import Registry
import StoreConformance
import Testing

@Suite struct StoreTests {
  @Test(arguments: StoreConformance.allCases)
  func memoryStoreConforms(_ requirement: StoreConformance) throws {
    try requirement.run(on: MemoryStore())
  }

  @Test(arguments: StoreConformance.allCases)
  func sqliteStoreConforms(_ requirement: StoreConformance) throws {
    let scratch = try Scratch()
    try requirement.run(on: try scratch.recording())
  }

  @Test func writersOfTwoConnectionsTakeTurns() throws {
    let scratch = try Scratch()
    try StoreConformance.letsWritersTakeTurns.letsWritersTakeTurns([scratch.recording(), scratch.recording()])
  }

  @Test func eightConnectionsCreateTheRegisterAtOnce() throws {
    let scratch = try Scratch()
    let stores = try (0..<8).map { _ in try scratch.recording() }
    try StoreConformance.letsWritersTakeTurns.letsWritersTakeTurns(stores)
  }
}
