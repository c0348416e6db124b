import ArgumentParser
import EventLog
import Foundation
import Presentation
import Registry

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The key that signs this register, and the keys of others that count.",
    subcommands: [GenerateKey.self, ShowKey.self, TrustKey.self, DistrustKey.self, ListKeys.self])
}

/// The place of the private key.
struct SigningKeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file of the private key; else that of $DEPOSITARY_KEY, else depositary/key in the user's configuration folder.",
      valueName: "file"))
  var signingKey: String?
}

extension Session {
  func keyPath(_ options: SigningKeyOptions) throws -> String {
    if let path = try options.signingKey ?? Environment.value("DEPOSITARY_KEY"), !path.isEmpty { return path }
    if let folder = try Environment.value("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/depositary/key"
    }
    guard let home = try Environment.value("HOME"), !home.isEmpty else {
      throw WrongUsage.keyNotNamed
    }
    return home + "/.config/depositary/key"
  }

  func keyFile(_ options: SigningKeyOptions) throws -> KeyFile { try KeyFile(path: keyPath(options)) }

  func verifierKey(_ text: String) throws -> VerifierKey {
    try checkIsNotPrivate(text)
    do throws(VerifierKeyError) {
      return try VerifierKey(reading: text)
    } catch .form {
      throw WrongValue.verifierKey(text, .form)
    } catch {
      throw WrongValue.verifierKey(text, error)
    }
  }

  /// Refuses a private key, and does not repeat it in the refusal.
  func checkIsNotPrivate(_ text: String) throws {
    guard !text.utf8.starts(with: "PRIVATE+KEY+".utf8) else {
      throw WrongValue.privateKey
    }
  }

  func printKeys(of registry: Registry) throws {
    let keys = try registry.keys().map { ($0.key, $0.isOwn) }
    try print(KeysReport(registered: keys, unusable: registry.unusableKeys(), language: language))
  }

  func print(_ report: KeysReport) throws { try print(report.json, report.page) }
}

struct GenerateKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make a new key in a new file that only its owner may read.",
    discussion: """
      The name is that of the register for ever, such as mofa.example/treaties: no white space and no "+". What is \
      printed is for others to trust; the file is for nobody else.
      """)

  @Argument(help: "The name.") var name: String
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    try session.checkIsNotPrivate(name)
    guard let name = KeyName(name) else {
      throw WrongValue.keyName(name)
    }
    let made = try KeyFile.generate(name: name, path: session.keyPath(key))
    try session.print(KeysReport(own: made, language: session.language))
  }
}

struct ShowKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The verifier key, by which others check the signatures; never the private key.")

  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let file = try KeyFile(path: session.keyPath(key), isForSigning: false)
    try session.print(KeysReport(own: file.key, language: session.language))
  }
}

struct TrustKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Let the signatures of another party count, by its verifier key.",
    discussion: "The key must come from the party by a way that you trust: by hand, or in a diplomatic note.")

  @Argument(help: "The verifier key, as key show prints it there.") var key: String
  @Flag(help: "It is a further key of this register itself.") var own = false
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let key = try session.verifierKey(key)
    let registry = try session.registry(for: .recording)
    try registry.trust(key, isOwn: own)
    try session.printKeys(of: registry)
  }
}

struct DistrustKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distrust", abstract: "Let the signatures of a key count no more, as when it was lost or stolen.")

  @Argument(help: "The verifier key.") var key: String
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let text = key
    let key: VerifierKey
    do {
      key = try session.verifierKey(text)
    } catch {
      guard let registry = try? session.existingRegistry(), try registry.distrust(unusable: text) else { throw error }
      return try session.printKeys(of: registry)
    }
    let registry = try session.existingRegistry()
    guard try registry.distrust(key) else {
      throw NotThere.trust(in: key)
    }
    try session.printKeys(of: registry)
  }
}

struct ListKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The keys whose signatures count in this register.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let registry = try session.registry(for: .query)
    try session.printKeys(of: registry)
  }
}
