import Foundation
import TestKit

/// The repository as data: its files, found from the place of this one.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The files below a folder whose names end so, relative to the repository, sorted.
  static func files(_ folder: String, _ ending: String) -> [String] {
    let walker = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
    let names = walker?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(ending) }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.sorted()
  }

  /// The built command: `$DEPOSITARY_BINARY`, else beside the tests.
  static var binary: String {
    if let path = ProcessInfo.processInfo.environment["DEPOSITARY_BINARY"] { return path }
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    let candidates = [folder, folder.deletingLastPathComponent()].map { $0.appendingPathComponent("depositary").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }

  /// Runs a line of the shell, from the root of the repository or in a folder; both streams together, and the status.
  static func shell(
    _ line: String, _ environment: [String: String], in place: String = root.path
  ) throws -> (output: String, status: Int32) {
    let folder = URL(fileURLWithPath: binary).deletingLastPathComponent().path
    let output = NSTemporaryDirectory() + "depositary-docs-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: output) }
    let status = try Program(
      "/bin/sh", ["-c", line],
      environment: environment.merging(["PATH": "\(folder):/usr/bin:/bin", "LANG": "C.UTF-8"]) { own, _ in own },
      folder: place, output: output, error: output
    ).finish().status
    return (try String(contentsOfFile: output, encoding: .utf8), status)
  }
}
