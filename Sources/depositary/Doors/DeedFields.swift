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
  var delivered: String?
  var dated: String?
  var dispatched: String?
  var received: String?
  var form: String?
  var notice: String?
  var to: [String] = []

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

  init(_ fields: DeedFields, _ session: Session) throws {
    on = try fields.on.map(session.givenDay)
    var days: [NoticeDay: GivenDay] = [:]
    days[.delivered] = try fields.delivered.map(session.givenDay)
    days[.dated] = try fields.dated.map(session.givenDay)
    days[.dispatched] = try fields.dispatched.map(session.givenDay)
    days[.received] = try fields.received.map(session.givenDay)
    self.days = days
    effective = try fields.effective.map { text in
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
    clauses = try fields.clauses.map(InputFile.change)
    form = try fields.form.map { text in
      guard let form = Form(rawValue: text) else {
        throw CommandError.usage(en: "\"\(text)\" is no form: written or oral.", ja: "「\(text)」は形式（written、oral）ではない。")
      }
      return form
    }
    notice = try fields.notice.map(session.entryNumber)
    to = fields.to.isEmpty ? nil : try session.parties(fields.to)
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
    }
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
