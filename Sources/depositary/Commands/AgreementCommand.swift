import ArgumentParser
import Registry

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Agreements and their clause files.", subcommands: [Add.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record an agreement by its clause file.")

    @Argument(help: "The clause file, in YAML.") var file: String
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
      try Session(options).record(.agreement(InputFile.written(file)), recording)
    }
  }
}
