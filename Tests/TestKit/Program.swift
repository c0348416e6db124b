import Foundation

/// A program that runs beside the tests, started with `posix_spawn`: Foundation's `Process` is not safe to start from
/// several threads at once, and tests run in parallel. A shell changes the folder and gives way to the program.
package struct Program: Sendable {
  private let identifier: pid_t

  /// Starts it with exactly this environment, no signal blocked, standard input from nowhere, and its outputs in files.
  package init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String, output: String,
    error: String
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, create, 0o600)
    if error == output {
      posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error, create, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, executable]
    var argv = (shell + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var identifier: pid_t = 0
    let failure = posix_spawn(&identifier, "/bin/sh", &actions, &attributes, &argv, &envp)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    self.identifier = identifier
  }

  /// Waits for its end: the exit status, or the signal that ended it.
  package func finish() -> (status: Int32, signal: Int32?) {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? ((status >> 8) & 0xFF, nil) : (128 + signal, signal)
  }
}
