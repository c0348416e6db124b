import Agreements
import CivilDate
import Registry

/// The options that describe a deed, as they were written. Recording needs those of its kind, correcting any of them.
struct DeedFields {
  let kind: ActKind
  var on: String?
  var effective: String?
  var amendment: String?
  var title: String?
  var clauses: String?
  /// The clauses themselves, where they are not in a file.
  var change: ClausesChange?
  var delivered: String?
  var dated: String?
  var dispatched: String?
  var received: String?
  var form: String?
  var notice: String?
  var to: [String] = []
  var consent: String?
  var event: String?
  var until: String?
  var length: String?
  var party: String?

  /// The draft of a new act. What can be refused without the register is refused here.
  func draft(agreement: AgreementID, by: [PartyID], _ session: Session) throws -> Draft.Content {
    let read = try ReadFields(self, session)
    return .act(agreement, by: by) { placing in try read.deed(replacing: nil, kind: kind, placing) }
  }
}

/// The same options, read: days still without their place.
struct ReadFields {
  private let on: GivenDay?
  private let days: [NoticeDay: GivenDay]
  private let effective: Determination?
  private let amendment: AmendmentID?
  private let title: String?
  private let clauses: ClausesChange?
  private let form: Form?
  private let notice: EntryNumber?
  private let to: [PartyID]?
  private let consent: ConsentKind?
  private let event: EventName?
  private let until: CivilDay?
  private let length: Period?
  private let party: PartyID?
  private let holds: Position.Reading?

  init(_ fields: DeedFields, _ session: Session) throws {
    on = try fields.on.map(session.givenDay)
    var days: [NoticeDay: GivenDay] = [:]
    for (name, text) in [
      (NoticeDay.delivered, fields.delivered), (.dated, fields.dated), (.dispatched, fields.dispatched),
      (.received, fields.received),
    ] {
      days[name] = try text.map(session.givenDay)
    }
    if let on, [.notice, .revocation].contains(fields.kind) {
      for name in NoticeDay.allCases where days[name] == nil { days[name] = on }
    }
    self.days = days
    let isPosition = fields.kind == .position
    holds = try (isPosition ? fields.effective : nil).map { try readPosition($0, session) }
    effective = try (isPosition ? nil : fields.effective).map { text in
      if text == "none" && fields.kind == .agreedDate { return .noDate }
      return .firstDayWithout(try session.day(text))
    }
    amendment = try fields.amendment.map { text in
      guard let id = AmendmentID(text) else {
        throw CommandError.badData(
          en: "\"\(text)\" is no identifier of an amendment: letters, digits and - _ . :, at most 64.",
          ja: "「\(text)」は修正の識別子（英数字と - _ . :、64字以内）ではない。")
      }
      return id
    }
    title = fields.title
    clauses = try fields.change ?? fields.clauses.map(InputFile.change)
    form = try fields.form.map { try oneOf(Form.self, $0) }
    notice = try fields.notice.map(session.entryNumber)
    to = fields.to.isEmpty ? nil : try session.parties(fields.to)
    consent = try fields.consent.map { try oneOf(ConsentKind.self, $0) }
    event = try fields.event.map { text in
      guard let name = EventName(text) else {
        throw CommandError.badData(
          en: "\"\(text)\" is no name of an event: lower-case letters, digits and hyphens, at most 64.",
          ja: "「\(text)」は事象の名（小文字・数字・ハイフン、64字以内）ではない。")
      }
      return name
    }
    until = try fields.until.map(session.day)
    length = try fields.length.map { text in
      guard let period = try? Period(parsing: text) else {
        throw CommandError.badData(
          en: "\"\(text)\" is no period such as P180D, P6M or P1Y, of one unit.",
          ja: "「\(text)」は P180D、P6M、P1Y のような期間ではない。")
      }
      return period
    }
    party = try fields.party.map { try session.parties([$0])[0] }
  }

  /// The deed that the options describe; what they leave out stays as in the deed that they replace.
  func deed(replacing old: Deed?, kind: ActKind, _ place: Placing) throws -> Deed {
    switch kind {
    case .signature:
      return .signature(on: try day(old, place))
    case .amendment:
      return .amendment(try decision(old), on: try day(old, place))
    case .notice:
      var was: Notice?
      if case .notice(let notice)? = old { was = notice }
      return .notice(
        Notice(
          to: to ?? was?.to ?? [], days: try noticeDays(was?.days, place), form: form ?? was?.form ?? .written,
          effective: effectiveDay ?? was?.effective))
    case .agreedDate:
      var was: Determination?
      if case .agreedDate(let determination, _)? = old { was = determination }
      guard let determination = effective ?? was else { throw missing("--effective") }
      return .agreedDate(determination, on: try day(old, place))
    case .revocation:
      var was: Revocation?
      if case .revocation(let revocation)? = old { was = revocation }
      return .revocation(Revocation(of: notice ?? was?.of, days: try noticeDays(was?.days, place)))
    case .consent:
      var was: Consent?
      if case .consent(let content, _)? = old { was = content }
      guard let consent = consent ?? was?.kind else { throw missing("--kind") }
      return .consent(Consent(kind: consent, effective: effectiveDay ?? was?.effective), on: try day(old, place))
    case .event:
      var was: EventName?
      if case .event(let name, _)? = old { was = name }
      guard let event = event ?? was else { throw missing("--event") }
      return .event(event, on: try day(old, place))
    case .prolongation:
      return .prolongation(try prolongation(old), on: try day(old, place))
    case .suspension:
      var was: Suspension?
      if case .suspension(let content, _)? = old { was = content }
      return .suspension(
        Suspension(notice: notice ?? was?.notice, until: until ?? was?.until), on: try day(old, place))
    case .resumption:
      var was: Resumption?
      if case .resumption(let content, _)? = old { was = content }
      return .resumption(Resumption(notice: notice ?? was?.notice), on: try day(old, place))
    case .position:
      var was: Position?
      if case .position(let content, _)? = old { was = content }
      guard let holds = holds ?? was?.holds else { throw missing("--effective") }
      return .position(Position(holds: holds, party: party ?? was?.party), on: try day(old, place))
    }
  }

  private func prolongation(_ old: Deed?) throws -> Prolongation {
    var was: Prolongation?
    if case .prolongation(let content, _)? = old { was = content }
    if until != nil && length != nil {
      throw CommandError.usage(
        en: "--until and --for cannot both be given.", ja: "--until と --for は同時に指定できない。")
    }
    let given = until.map { Prolongation.Length.until($0) } ?? length.map { .period($0) }
    guard let length = given ?? was?.length else { throw missing("--until") }
    return Prolongation(length, from: effectiveDay ?? was?.from)
  }

  private var effectiveDay: CivilDay? {
    if case .firstDayWithout(let day)? = effective { day } else { nil }
  }

  private func day(_ old: Deed?, _ place: Placing) throws -> ActDay {
    if let on { return try place(on) }
    guard let day = old?.days.first else { throw missing("--on") }
    return day
  }

  private func decision(_ old: Deed?) throws -> AmendmentDecision {
    var was: AmendmentDecision?
    if case .amendment(let decision, _)? = old { was = decision }
    guard let id = amendment ?? was?.amendment else { throw missing("--amendment") }
    return AmendmentDecision(
      amendment: id, effective: effectiveDay ?? was?.effective, title: title ?? was?.title,
      clauses: clauses ?? was?.clauses)
  }

  private func noticeDays(_ old: NoticeDays?, _ place: Placing) throws -> NoticeDays {
    func day(_ name: NoticeDay) throws -> ActDay? {
      guard let given = self.days[name] else { return old.flatMap { $0[name] } }
      return try place(given)
    }
    let days = NoticeDays(
      dated: try day(.dated), dispatched: try day(.dispatched), delivered: try day(.delivered),
      received: try day(.received))
    guard let days else { throw missing("--delivered") }
    return days
  }

  private func missing(_ option: String) -> CommandError {
    .usage(en: "\(option) is missing.", ja: "\(option) がない。")
  }
}

private func oneOf<T: RawRepresentable<String> & CaseIterable>(_: T.Type, _ text: String) throws -> T {
  guard let value = T(rawValue: text) else {
    let all = T.allCases.map(\.rawValue).joined(separator: ", ")
    throw CommandError.usage(en: "\"\(text)\" is none of \(all).", ja: "「\(text)」は \(all) のいずれでもない。")
  }
  return value
}

private func readPosition(_ text: String, _ session: Session) throws -> Position.Reading {
  try Position.Reading(text: text) ?? .firstDayWithout(session.day(text))
}
