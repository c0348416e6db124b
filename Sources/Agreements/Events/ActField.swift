/// One thing that acts of a kind say, beside who did it and what shows it. It is a row of the table below. Command
/// line, lines of acts, record, corrections and answers in JSON all read that table.
package struct ActField: Hashable, Sendable {
  /// The name of its option, and its key in a line of acts and in JSON.
  package let name: String
  /// Its name in the record.
  package let recordName: String
  package let type: FieldType
  package let presence: Presence
  /// Another name under which it can be given; nil where there is none. A value under its own name goes before one
  /// under this.
  package let otherName: String?

  /// All names under which it can be given, its own first.
  package let names: [String]

  /// Whether the field has to be there.
  package enum Presence: Hashable, Sendable {
    case needed
    case optional
    /// The field has to be there in the record. Where it is not given, this is its value.
    case otherwise(String)
    /// Either this field or the one of that name has to be there, and not both.
    case either(or: String)
  }

  private init(
    _ name: String, _ type: FieldType, _ presence: Presence, inRecord recordName: String? = nil,
    or otherName: String? = nil
  ) {
    self.name = name
    self.recordName = recordName ?? name
    self.type = type
    self.presence = presence
    self.otherName = otherName
    names = [name] + (otherName.map { [$0] } ?? [])
  }
}

/// What a field of an act holds.
package enum FieldType: Hashable, Sendable {
  /// A day, or an instant with its civil days.
  case actDay
  /// One of the days of a notice. At least one of these has to be there.
  case noticeDay(NoticeDay)
  case day
  /// A day, or one of these words.
  case dayOr([String])
  /// One of these words.
  case choice([String])
  case entry
  case party
  /// A list of parties; an empty list is the same as none.
  case parties
  case amendment
  case event
  case period
  /// A label that follows no rule.
  case text
  case clauses
}

extension ActKind {
  /// All that an act of the kind says, in the order in which answers tell it.
  package var fields: [ActField] { Self.table[self] ?? [] }

  private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.row) })

  private var row: [ActField] {
    switch self {
    case .signature: [.on]
    case .consent: [.onOrDeposited, .consentKind, .effective]
    case .amendment: [.on, .amendment, .effective, .title, .clauses]
    case .notice: ActField.noticeDays + [.to, .form, .effective]
    case .agreedDate: [.on, .determined]
    case .extension: [.on, .effective, .lastDay, .length]
    case .revocation: ActField.noticeDays + [.notice("revokes")]
    case .suspension: [.on, .notice("suspends"), .resumedOn]
    case .resumption: [.on, .notice("resumes")]
    case .position: [.on, .held, .party]
    case .event: [.on, .event]
    }
  }
}

extension ActField {
  fileprivate static let on = ActField("on", .actDay, .needed)
  fileprivate static let onOrDeposited = ActField("on", .actDay, .needed, or: "deposited")
  fileprivate static let noticeDays = NoticeDay.allCases.map {
    ActField($0.rawValue, .noticeDay($0), .optional, or: "on")
  }
  fileprivate static let effective = ActField("effective", .day, .optional)
  fileprivate static let determined = ActField("effective", .dayOr(["none"]), .needed)
  fileprivate static let held = ActField("effective", .dayOr(["none", "as-computed"]), .needed, inRecord: "holds")
  fileprivate static let consentKind = ActField(
    "kind", .choice(ConsentKind.allCases.map(\.rawValue)), .otherwise(ConsentKind.ratification.rawValue),
    inRecord: "consent")
  fileprivate static let amendment = ActField("amendment", .amendment, .needed)
  fileprivate static let title = ActField("title", .text, .optional)
  fileprivate static let clauses = ActField("clauses", .clauses, .optional)
  fileprivate static let to = ActField("to", .parties, .optional)
  fileprivate static let form = ActField(
    "form", .choice(Form.allCases.map(\.rawValue)), .otherwise(Form.written.rawValue))
  fileprivate static let lastDay = ActField("until", .day, .either(or: "for"))
  fileprivate static let length = ActField("for", .period, .either(or: "until"))
  fileprivate static let resumedOn = ActField("until", .day, .optional)
  fileprivate static let party = ActField("party", .party, .optional)
  fileprivate static let event = ActField("event", .event, .needed)

  fileprivate static func notice(_ recordName: String) -> ActField {
    ActField("notice", .entry, .optional, inRecord: recordName)
  }
}
