import Agreements
import EventLog
import Foundation

/// What can be said of one row by itself. This is the greater part of a verification, and is done for many rows at
/// once.
struct RowReading: Sendable {
  /// The leaf hash of the bytes.
  let leaf: Digest32
  /// The disclosures as they are stored beside the entry.
  let disclosures: [Disclosure]
  /// Whether each disclosure is what its hash says.
  let disclosuresFit: Bool
  private let bytes: [UInt8]
  private let decoded: Result<(Entry, Wire.Encoded), WireError>

  init(_ row: StoredRow, beside: [(entry: Int64, hash: Digest32, disclosure: Disclosure)]) {
    leaf = .leaf(row.bytes)
    bytes = row.bytes
    disclosures = beside.map(\.disclosure)
    disclosuresFit = beside.allSatisfy { $0.hash == $0.disclosure.hash }
    decoded = Self.decode(row.bytes, Beside(disclosures: disclosures))
  }

  /// The entry, if the bytes are all that is written of it. A clause file that is kept apart is read only now.
  func content(_ clauses: ClauseFiles) throws(WireError) -> (Entry, Wire.Encoded) {
    if case .success(let content) = decoded { return content }
    return try Self.decode(bytes, Beside(disclosures: disclosures, clauses: clauses)).get()
  }

  private static func decode(_ bytes: [UInt8], _ beside: Beside) -> Result<(Entry, Wire.Encoded), WireError> {
    do throws(WireError) {
      return .success(try Wire.decodeWhole(bytes, beside))
    } catch {
      return .failure(error)
    }
  }
}

extension [StoredRow] {
  /// The results, in the order of the rows. Each core has a run of rows of its own, so that the cores do not wait for
  /// each other.
  func mapOnAllCores<T: Sendable>(_ transform: @Sendable (StoredRow) -> T) -> [T] {
    let run = 64
    return [T](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let start = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: (count + run - 1) / run) { chunk in
        for index in (chunk * run)..<Swift.min((chunk + 1) * run, count) {
          start?.advanced(by: index).initialize(to: transform(self[index]))
        }
      }
      initialized = count
    }
  }
}
