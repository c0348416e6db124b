import Agreements
import ArgumentParser
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry

/// What every command is given: the register, and the language and form of the answer.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The register, an SQLite file.", valueName: "file"))
  var register: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @Option(help: ArgumentHelp("The language of the answer: en or ja.", valueName: "en|ja"))
  var lang: Language?

  @Flag(help: "Never use colour or bold type.")
  var noColor = false
}

extension Language: ExpressibleByArgument {}

/// One run of the command. The machine's environment is read once.
struct Session {
  let options: GlobalOptions
  let environment = ProcessInfo.processInfo.environment

  init(_ options: GlobalOptions) { self.options = options }

  var language: Language { options.lang ?? Language(environment: environment) }

  func registry(for purpose: SQLiteStore.Purpose) throws -> Registry {
    let (path, isOwn) = try registerPath()
    return Registry(try SQLiteStore(path: path, purpose: purpose, makesFolders: isOwn))
  }

  /// The register to record in. It must be there: something can only be said about a record that is.
  func existingRegistry() throws -> Registry {
    let path = try registerPath().path
    var status = stat()
    if stat(path, &status) != 0 || status.st_size == 0 { _ = try registry(for: .query) }
    return try registry(for: .recording)
  }

  /// What the register holds, to ask what if. Nothing is created, and a register that does not exist yet is empty.
  func registryForWhatIf() throws -> Registry {
    do {
      return try registry(for: .query)
    } catch StoreFailure.missing, StoreFailure.notARegister(_, .empty) {
      return Registry(MemoryStore())
    }
  }

  /// The file beside the register in which it is kept who has seen what falls due.
  func seenFile() throws -> SeenFile { SeenFile(besideRegister: try registerPath().path) }

  /// The path of the register, and whether its folder is the program's own and made with the register.
  private func registerPath() throws -> (path: String, isOwn: Bool) {
    if options.register?.isEmpty == true { throw WrongUsage.namesNoFile("--register") }
    if let path = try options.register ?? Environment.value("DEPOSITARY_REGISTER"), !path.isEmpty {
      return (path, false)
    }
    guard let data = try dataHome() else {
      throw WrongUsage.registerNotNamed
    }
    return (data + "/depositary/register.sqlite", true)
  }

  /// The user's folder for data. A relative value of XDG_DATA_HOME is ignored (XDG Base Directory Specification).
  private func dataHome() throws -> String? {
    if let data = try Environment.value("XDG_DATA_HOME"), data.hasPrefix("/") { return data }
    return try Environment.value("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.local/share" }
  }

  /// The machine's clock, or `$DEPOSITARY_NOW` in its place. The civil day of the clock is that of the zone of `$TZ`,
  /// of the system, or of UTC. The civil day of an instant given is the day written.
  func now() throws -> Now {
    if let text = try Environment.value("DEPOSITARY_NOW"), !text.isEmpty {
      guard let written = WrittenInstant(text) else {
        throw WrongValue.clock(text)
      }
      return Now(instant: written.instant, today: written.day, place: written.place, isGiven: true)
    }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    guard let instant = Instant(milliseconds: milliseconds) else {
      throw WrongValue.clockBeyondCalendar
    }
    let zone = LocalZone(variable: try Environment.value("TZ"))
    return Now(instant: instant, today: zone.day(of: instant), place: zone.name, isGiven: false)
  }

  /// A number of days before an event. Months differ in length, and a calendar program knows only days.
  func daysAhead(_ text: String) throws -> Period {
    guard case .days = try period(text) else { throw FailureIn("--alarm", WrongValue.daysWanted(text)) }
    return try period(text)
  }

  /// A policy and its value, written as `name=value`.
  func policy(_ text: String) throws(WrongUsage) -> PolicyOverride {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let names = PolicyName.allCases.map(\.rawValue)
    guard let name = PolicyName(rawValue: parts[0]) else {
      throw .noneOf(words: names, text: parts[0], option: "policy", nearest: names.nearest(to: parts[0]))
    }
    guard parts.count == 2, Policies().setting(name, to: parts[1]) != nil else {
      let words = name.values.map { "\(name.rawValue)=\($0)" }
      throw .noneOf(words: words, text: text, option: "policy", nearest: words.nearest(to: text))
    }
    return PolicyOverride(name: name, value: parts[1])
  }

  func period(_ text: String) throws(WrongValue) -> Period {
    guard let period = try? Period(parsing: text) else { throw .period(text) }
    return period
  }

  /// - Parameter name: the option or key that holds it.
  func day(_ text: String, of name: String) throws -> CivilDay { try day(text, of: name, orInstant: false) }

  private func day(_ text: String, of name: String, orInstant: Bool) throws -> CivilDay {
    do {
      return try day(text, orInstant: orInstant)
    } catch {
      throw FailureIn(name, error)
    }
  }

  /// - Parameter orInstant: whether an instant would be taken as well.
  private func day(_ text: String, orInstant: Bool) throws(WrongValue) -> CivilDay {
    if WrittenInstant(text) != nil {
      throw WrongValue.instantForDay(text)
    }
    do throws(DateTextError) {
      return try CivilDay(parsing: text)
    } catch {
      throw WrongValue.day(text, error, orInstant: orInstant)
    }
  }

  /// A day, or an instant with offset and zone.
  func givenDay(_ text: String, of name: String) throws -> GivenDay {
    if let instant = WrittenInstant(text) { return .instant(instant, text: text) }
    return .day(try day(text, of: name, orInstant: true))
  }

  func print(_ json: @autoclosure () -> OrderedJSON, _ page: @autoclosure () -> Page) throws {
    guard !options.json else { return try Output.write(json().text) }
    let isStyled = Output.isStyled(environment, noColor: options.noColor)
    try Output.write(page().text(width: Output.width, isStyled: isStyled))
  }
}
