/// A value and the members that lead to it.
struct Reader {
  let value: JSONValue
  private let place: Place

  /// The place of the value. Its path is made only where it is told.
  private indirect enum Place {
    case top
    case member(String, of: Place)
    case item(Int, of: Place)

    var path: [String] {
      switch self {
      case .top: []
      case .member(let key, let outer): outer.path + [key]
      case .item(let index, let outer): outer.path + [String(index)]
      }
    }
  }

  var path: [String] { place.path }

  init(_ value: JSONValue) {
    self.value = value
    place = .top
  }

  private init(_ value: JSONValue, _ place: Place) {
    self.value = value
    self.place = place
  }

  /// The reader of another value in the same place.
  func replaced(by value: JSONValue) -> Reader { Reader(value, place) }

  subscript(key: String) -> Reader? {
    guard case .object(let object) = value, let member = object[key] else { return nil }
    return Reader(member, .member(key, of: place))
  }

  func need(_ key: String) throws(WireError) -> Reader {
    guard let reader = self[key] else { throw WireError(path + [key]) }
    return reader
  }

  func string() throws(WireError) -> String {
    guard case .string(let text) = value else { throw WireError(path) }
    return text
  }

  func integer() throws(WireError) -> Int64 {
    guard case .integer(let number) = value else { throw WireError(path) }
    return number.value
  }

  func make<Source, T>(_ source: Source, _ make: (Source) -> T?) throws(WireError) -> T {
    guard let made = make(source) else { throw WireError(path) }
    return made
  }

  func text<T>(_ make: (String) -> T?) throws(WireError) -> T { try self.make(try string(), make) }

  func items() throws(WireError) -> [Reader] {
    guard case .array(let values) = value else { throw WireError(path) }
    return values.enumerated().map { Reader($1, .item($0, of: place)) }
  }

  func texts<T>(_ make: (String) -> T?) throws(WireError) -> [T] {
    var made: [T] = []
    for item in try items() { made.append(try item.text(make)) }
    return made
  }

  func members() throws(WireError) -> [(String, Reader)] {
    guard case .object(let object) = value else { throw WireError(path) }
    return object.members.map { ($0.key, Reader($0.value, .member($0.key, of: place))) }
  }
}
