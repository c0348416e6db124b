import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove something of the record, for somebody who has no register.",
    subcommands: [ProveEntry.self, ProveGrowth.self])
}

struct ProveEntry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry", abstract: "Prove that an entry stands in the record.",
    discussion: """
      Writes one text: the entry, the hashes that lead from it to the root, and the signed checkpoint (C2SP tlog-proof).
      """)

  @Argument(help: "The entry.") var entry: String
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let registry = try session.registry(for: .query)
    try Output.writeWhole(registry.prove(session.entryNumber(entry)).bytes)
  }
}

struct ProveGrowth: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "Prove that the record only grew since it had so many entries.",
    discussion: """
      Proves that the newest checkpoint begins with that many entries (C2SP tlog-witness): check it against the older \
      checkpoint.
      """)

  @Argument(help: "The number of entries of the older checkpoint.") var size: UInt64
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { if size == 0 { throw .sizeZero } }

  func run() throws {
    let registry = try Session(options).registry(for: .query)
    try Output.writeWhole(registry.proveConsistency(from: size).bytes)
  }
}
