import Agreements
import ArgumentParser
import EventLog
import Presentation

struct ClausesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clauses", abstract: "Clause files: check them, and read them back as sentences.",
    subcommands: [Check.self, Show.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check clause files and amendments; each that is wrong is told with its place.")

    @Argument(help: ArgumentHelp("A clause file, or the clauses of an amendment, in YAML.", valueName: "file"))
    var files: [String]
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let session = Session(options)
      var wrong = 0
      var absentCount = 0
      var absent: (error: any Error, lines: [String])?
      var answers: [OrderedJSON] = []
      var page = Page()
      for file in files {
        do {
          let voice = Voice(session.language)
          if try InputFile.isAmendment(file) {
            _ = try InputFile.change(file)
            page.line(voice.inOrder(amendment: file))
          } else {
            page.line(voice.inOrder(clauseFile: file, try InputFile.written(file).id))
          }
          answers.append(.object([("file", .string(file)), ("problem", .null), ("problems", .array([]))]))
        } catch {
          let problems = Failure(error, session.language).lines
          let isWrong = (error as? WrongValue)?.isWrongClauseFile == true
          if isWrong { wrong += 1 } else { absentCount += 1 }
          if isWrong || absent != nil {
            for problem in problems { page.line(problem) }
          } else {
            // It is the failure of the command, unless a file is wrong.
            absent = (error, problems)
          }
          answers.append(
            .object([
              ("file", .string(file)), ("problem", problems.first.map(OrderedJSON.string) ?? .null),
              ("problems", .array(problems.map(OrderedJSON.string))),
            ]))
        }
      }
      if wrong > 0, let absent { for line in absent.lines { page.line(line) } }
      try session.print(.object([("wrong", .integer(wrong + absentCount)), ("files", .array(answers))]), page)
      guard wrong == 0 else { throw WrongValue.wrongClauseFiles(count: wrong + absentCount, of: files.count) }
      if let absent { throw absent.error }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Read a clause file back as plain sentences, to be compared with the text.")

    @Argument(help: "A clause file, or the clauses of an amendment, in YAML.") var file: String
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let session = Session(options)
      if try InputFile.isAmendment(file) {
        let report = ChangeReport(try InputFile.change(file), session.language)
        return try session.print(report.json, report.page)
      }
      let report = ClausesReport(try InputFile.agreement(file), session.language)
      try session.print(report.json, report.page)
    }
  }
}
