package import Agreements

/// An act as it was given, with some of its fields. Some of these can be read only once its register and agreement are
/// known.
package struct GivenAct: Sendable {
  package enum Value: Sendable {
    case found(FieldValue)
    /// A day whose civil days are still to be worked out.
    case unplaced(GivenDay)
    /// The entry that an earlier act of the same import becomes. The number is the place of that act in the import,
    /// from 1.
    case imported(Int64)
  }

  package let kind: ActKind
  private var values: [String: Value] = [:]

  /// An act of which nothing is given yet.
  package init(_ kind: ActKind) { self.kind = kind }

  /// An act of which all is known.
  package init(_ content: ActContent) {
    kind = content.kind
    let known = content.values
    for field in kind.fields { values[field.name] = known[field.name].map { .found($0) } }
  }

  /// The value of a field, by its name (`ActField.name`); nil where it is not given.
  package subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// What was given. A field that was left out stays as in the act that is replaced. Throws `MissingField`, and
  /// `RecordingRefusal` for a zone that is not known or an entry whose number would be too great.
  /// - Parameter imported: the number of the entry before the first of the import.
  package func content(
    replacing old: ActContent? = nil, _ place: Placing, imported: Int64 = 0
  ) throws -> ActContent {
    let old = old?.kind == kind ? old : nil
    var all = old?.values ?? ActValues()
    for field in kind.fields {
      if case .otherwise(let word) = field.presence, old == nil { all[field.name] = .word(word) }
      guard let value = values[field.name] else { continue }
      if case .either(let other) = field.presence { all[other] = nil }
      switch value {
      case .found(let value): all[field.name] = value
      case .unplaced(let day): all[field.name] = .actDay(try place(day))
      case .imported(let number):
        guard let entry = EntryNumber(imported + number) else { throw RecordingRefusal.tooLong }
        all[field.name] = .entry(entry)
      }
    }
    return try ActContent(kind, all)
  }
}
