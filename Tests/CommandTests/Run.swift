import Foundation
import TestKit
import Testing

/// What one run of the built command left behind.
struct Run {
  let status: Int32
  let stdout: String
  let stderr: String

  /// Of each line of standard output.
  var lines: [String] { stdout.split(separator: "\n").map(String.init) }
}

/// A register in a folder of its own, removed afterwards, and the command that is run there.
func session<T>(_ body: (Session) throws -> T) throws -> T {
  let session = try Session()
  defer { session.remove() }
  return try body(session)
}

struct Session {
  static let now = "2026-09-01T09:00:00Z"

  /// `$DEPOSITARY_BINARY`, or the one that was built with the tests.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["DEPOSITARY_BINARY"], !path.isEmpty { return path }
    return built("depositary")
  }()

  /// Of another hand than the command's own: what the file holds, and what others can do to it.
  static let hasSQLite = ["/usr/bin/sqlite3", "/bin/sqlite3"].contains(where: FileManager.default.isExecutableFile)

  let folder: String
  var register: String { path("register.sqlite") }

  init() throws {
    folder = NSTemporaryDirectory() + "depositary-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// An executable of this package: on Linux it lies beside the test bundle, on macOS beside the folder around it.
  static func built(_ name: String) -> String {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    let folders = ([bundle] + [arguments.first]).compactMap { $0 }.map { ($0 as NSString).deletingLastPathComponent }
    let beside = folders.map { $0 + "/" + name }
    return beside.first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
  }

  func remove() {
    chmod(folder, 0o700)
    try? FileManager.default.removeItem(atPath: folder)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Nil where there is no such file.
  func bytes(_ name: String = "register.sqlite") -> Data? {
    FileManager.default.contents(atPath: path(name))
  }

  /// A command line, parted at spaces, and what cannot be parted so.
  func run(
    _ line: String, _ more: [String] = [], now: String = now, environment: [String: String] = [:]
  ) throws -> Run {
    try spawn(Self.binary, words(line) + more, now: now, environment: environment)
  }

  /// A line for `/bin/sh`, where `$depositary` is the command.
  func shell(_ line: String, now: String = now, environment: [String: String] = [:]) throws -> Run {
    let environment = environment.merging(["depositary": Self.binary]) { given, _ in given }
    return try spawn("/bin/sh", ["-c", line], now: now, environment: environment)
  }

  /// Several programs at once, each an executable with its arguments.
  func together(_ commands: [[String]]) throws -> [Run] {
    try commands.map { try start($0[0], Array($0.dropFirst())) }.map { try $0.finish() }
  }

  private func spawn(
    _ executable: String, _ arguments: [String], now: String, environment: [String: String]
  ) throws -> Run {
    try start(executable, arguments, now: now, environment: environment).finish()
  }

  /// In an environment that holds nothing but what is named here; an empty value takes a variable away.
  func start(
    _ executable: String, _ arguments: [String], now: String = now, environment: [String: String] = [:]
  ) throws -> Started {
    let standard = [
      "HOME": folder, "LANG": "C.UTF-8", "USER": "tester", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "DEPOSITARY_REGISTER": register, "DEPOSITARY_NOW": now,
    ]
    return try Started(
      executable, arguments, environment: standard.merging(environment) { $1 }.filter { !$0.value.isEmpty },
      folder: environment["PWD"] ?? folder, output: path(".stdout-" + UUID().uuidString),
      error: path(".stderr-" + UUID().uuidString))
  }
}

/// A program that runs. Its outputs go to files: a full pipe would stop it.
struct Started {
  private let program: Program
  private let line: String
  private let output: String
  private let error: String

  fileprivate init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String, output: String,
    error: String
  ) throws {
    program = try Program(
      executable, arguments, environment: environment, folder: folder, output: output, error: error)
    line = arguments.joined(separator: " ")
    self.output = output
    self.error = error
  }

  /// Waits for its end, which must not be a signal.
  func finish() throws -> Run {
    let (status, signal) = program.finish()
    if let signal { Issue.record("ended by signal \(signal): \(line)") }
    return Run(status: status, stdout: try reading(output), stderr: try reading(error))
  }

  private func reading(_ path: String) throws -> String {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return try #require(String(validating: bytes, as: UTF8.self), "output is not UTF-8")
  }
}

func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
