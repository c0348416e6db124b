/// A large value behind a reference. Its holder stays small, and copies share it.
final class Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (a: Boxed, b: Boxed) -> Bool { a === b || a.value == b.value }

  func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
