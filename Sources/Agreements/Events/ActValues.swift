package import CivilDate

/// The value of one field of an act.
package enum FieldValue: Hashable, Sendable {
  case actDay(ActDay)
  case day(CivilDay)
  /// One of some words, of a field that holds a word, or a day or a word.
  case word(String)
  case entry(EntryNumber)
  case party(PartyID)
  case parties([PartyID])
  case amendment(AmendmentID)
  case event(EventName)
  case period(Period)
  case text(String)
  case clauses(ClausesChange)
}

/// What an act says, field by field, by the names of `ActKind.fields`.
package struct ActValues: Hashable, Sendable {
  private var values: [String: FieldValue] = [:]

  /// The values of no field yet.
  package init() {}

  /// The names of the fields that have a value.
  package var names: Set<String> { Set(values.keys) }

  /// The value of a field; nil where there is none.
  package subscript(name: String) -> FieldValue? {
    get { values[name] }
    set { values[name] = newValue }
  }
}

/// The error where a field is missing without which there is no act of its kind.
package struct MissingField: Error, Hashable {
  /// The name of the field, as an option has it.
  package let name: String
  /// The field that can stand for it; nil where none can.
  package let orElse: String?

  init(name: String, orElse: String? = nil) {
    self.name = name
    self.orElse = orElse
  }
}

extension ActContent {
  /// The values of all fields of the act, and nothing under any other name.
  package var values: ActValues {
    var values = ActValues()
    func put(_ day: ActDay) { values["on"] = .actDay(day) }
    func put(_ days: NoticeDays) {
      for name in NoticeDay.allCases { values[name.rawValue] = days[name].map { .actDay($0) } }
    }
    switch self {
    case .signature(let on):
      put(on)
    case .consent(let consent, let on):
      put(on)
      values["kind"] = .word(consent.kind.rawValue)
      values["effective"] = consent.effective.map { .day($0) }
    case .amendment(let decision, let on):
      put(on)
      values["amendment"] = .amendment(decision.amendment)
      values["effective"] = decision.effective.map { .day($0) }
      values["title"] = decision.title.map { .text($0) }
      values["clauses"] = decision.clauses.map { .clauses($0) }
    case .notice(let notice):
      put(notice.days)
      values["to"] = notice.to.isEmpty ? nil : .parties(notice.to)
      values["form"] = .word(notice.form.rawValue)
      values["effective"] = notice.effective.map { .day($0) }
    case .agreedDate(let determination, let on):
      put(on)
      values["effective"] = determination.value
    case .extension(let content, let on):
      put(on)
      values["effective"] = content.from.map { .day($0) }
      switch content.length {
      case .until(let day): values["until"] = .day(day)
      case .period(let period): values["for"] = .period(period)
      }
    case .revocation(let revocation):
      put(revocation.days)
      values["notice"] = revocation.of.map { .entry($0) }
    case .suspension(let suspension, let on):
      put(on)
      values["notice"] = suspension.notice.map { .entry($0) }
      values["until"] = suspension.until.map { .day($0) }
    case .resumption(let resumption, let on):
      put(on)
      values["notice"] = resumption.notice.map { .entry($0) }
    case .position(let position, let on):
      put(on)
      values["effective"] = position.holds.value
      values["party"] = position.party.map { .party($0) }
    case .event(let name, let on):
      put(on)
      values["event"] = .event(name)
    }
    return values
  }

  /// The act of a kind with these values. A field of another kind is not looked at.
  package init(_ kind: ActKind, _ values: ActValues) throws(MissingField) {
    switch kind {
    case .signature:
      self = .signature(on: try values.need("on", \.actDay))
    case .consent:
      let kind = try values.need("kind", { $0.word.flatMap(ConsentKind.init(rawValue:)) })
      self = .consent(Consent(kind: kind, effective: values["effective"]?.day), on: try values.need("on", \.actDay))
    case .amendment:
      let decision = AmendmentDecision(
        amendment: try values.need("amendment", \.amendment), effective: values["effective"]?.day,
        title: values["title"]?.text, clauses: values["clauses"]?.clauses)
      self = .amendment(decision, on: try values.need("on", \.actDay))
    case .notice:
      self = .notice(
        Notice(
          to: values["to"]?.parties ?? [], days: try values.noticeDays,
          form: try values.need("form", { $0.word.flatMap(Form.init(rawValue:)) }), effective: values["effective"]?.day)
      )
    case .agreedDate:
      self = .agreedDate(try values.need("effective", \.determination), on: try values.need("on", \.actDay))
    case .extension:
      let length = values["until"]?.day.map { Extension.Length.until($0) }
      guard let length = length ?? values["for"]?.period.map({ .period($0) }) else {
        throw MissingField(name: "until", orElse: "for")
      }
      self = .extension(
        Extension(length, from: values["effective"]?.day), on: try values.need("on", \.actDay))
    case .revocation:
      self = .revocation(Revocation(of: values["notice"]?.entry, days: try values.noticeDays))
    case .suspension:
      self = .suspension(
        Suspension(notice: values["notice"]?.entry, until: values["until"]?.day), on: try values.need("on", \.actDay))
    case .resumption:
      self = .resumption(Resumption(notice: values["notice"]?.entry), on: try values.need("on", \.actDay))
    case .position:
      self = .position(
        Position(holds: try values.need("effective", \.held), party: values["party"]?.party),
        on: try values.need("on", \.actDay))
    case .event:
      self = .event(try values.need("event", \.event), on: try values.need("on", \.actDay))
    }
  }
}

extension ActContent {
  /// The same act about other entries, such as those of another register.
  package func mappingEntries(_ map: (EntryNumber) throws -> EntryNumber) throws -> ActContent {
    var values = values
    for field in kind.fields {
      if case .entry(let number)? = values[field.name] { values[field.name] = .entry(try map(number)) }
    }
    return try ActContent(kind, values)
  }
}

extension ActValues {
  fileprivate func need<Value>(_ name: String, _ read: (FieldValue) -> Value?) throws(MissingField) -> Value {
    guard let value = values[name].flatMap(read) else { throw MissingField(name: name) }
    return value
  }

  fileprivate var noticeDays: NoticeDays {
    get throws(MissingField) {
      func day(_ name: NoticeDay) -> ActDay? { values[name.rawValue]?.actDay }
      let days = NoticeDays(
        dated: day(.dated), dispatched: day(.dispatched), delivered: day(.delivered), received: day(.received))
      guard let days else { throw MissingField(name: NoticeDay.delivered.rawValue) }
      return days
    }
  }
}

extension FieldValue {
  fileprivate var actDay: ActDay? { if case .actDay(let day) = self { day } else { nil } }
  fileprivate var day: CivilDay? { if case .day(let day) = self { day } else { nil } }
  fileprivate var word: String? { if case .word(let word) = self { word } else { nil } }
  fileprivate var entry: EntryNumber? { if case .entry(let entry) = self { entry } else { nil } }
  fileprivate var party: PartyID? { if case .party(let party) = self { party } else { nil } }
  fileprivate var parties: [PartyID]? { if case .parties(let parties) = self { parties } else { nil } }
  fileprivate var amendment: AmendmentID? { if case .amendment(let amendment) = self { amendment } else { nil } }
  fileprivate var event: EventName? { if case .event(let event) = self { event } else { nil } }
  fileprivate var period: Period? { if case .period(let period) = self { period } else { nil } }
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
  fileprivate var clauses: ClausesChange? { if case .clauses(let clauses) = self { clauses } else { nil } }

  fileprivate var determination: Determination? {
    switch self {
    case .day(let day): .firstDayWithout(day)
    case .word("none"): .noDate
    default: nil
    }
  }

  fileprivate var held: Position.Reading? {
    switch self {
    case .day(let day): .firstDayWithout(day)
    case .word(let word): Position.Reading(text: word)
    default: nil
    }
  }
}

extension Determination {
  fileprivate var value: FieldValue {
    switch self {
    case .firstDayWithout(let day): .day(day)
    case .noDate: .word("none")
    }
  }
}

extension Position.Reading {
  fileprivate var value: FieldValue {
    switch self {
    case .firstDayWithout(let day): .day(day)
    case .noEnd, .asComputed: .word(text)
    }
  }
}
