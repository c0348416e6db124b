import Agreements
import CivilDate
import EventLog

/// An act as answers in JSON show it.
enum ActJSON {
  static func object(_ act: Act, _ voice: Voice) -> OrderedJSON { .object(members(act, voice)) }

  static func members(_ act: Act, _ voice: Voice) -> [(String, OrderedJSON)] {
    var members: [(String, OrderedJSON)] = [
      ("entry", .entry(act.id)), ("act", .string(act.deed.kind.rawValue)), ("by", .parties(act.by)),
    ]
    switch act.deed {
    case .signature(let on): members.append(("on", .string(on.text)))
    case .consent(let content, let on):
      members += [
        ("on", .string(on.text)), ("kind", .string(content.kind.rawValue)), ("effective", .day(content.effective)),
      ]
    case .event(let name, let on):
      members += [("on", .string(on.text)), ("event", .string(name.description))]
    case .prolongation(let content, let on):
      members += [("on", .string(on.text)), ("effective", .day(content.from))]
      switch content.length {
      case .until(let day): members.append(("until", .day(day)))
      case .period(let period): members.append(("for", .string(period.description)))
      }
    case .suspension(let content, let on):
      members += [("on", .string(on.text)), ("notice", .entry(content.notice)), ("until", .day(content.until))]
    case .resumption(let content, let on):
      members += [("on", .string(on.text)), ("notice", .entry(content.notice))]
    case .position(let content, let on):
      members += [
        ("on", .string(on.text)), ("effective", .string(content.holds.text)),
        ("party", .text(content.party?.description)),
      ]
    case .amendment(let decision, let on):
      members += [
        ("on", .string(on.text)), ("amendment", .string(decision.amendment.description)),
        ("effective", .day(decision.effective)), ("title", .text(decision.title)),
      ]
    case .notice(let notice):
      members += days(notice.days)
      members += [
        ("to", .parties(notice.to)), ("form", .string(notice.form.rawValue)), ("effective", .day(notice.effective)),
      ]
    case .agreedDate(let determination, let on):
      members.append(("on", .string(on.text)))
      switch determination {
      case .firstDayWithout(let day): members.append(("effective", .day(day)))
      case .noDate: members.append(("effective", .string("none")))
      }
    case .revocation(let revocation):
      members += days(revocation.days)
      members.append(("notice", .entry(revocation.of)))
    }
    return members + evidence(act.evidence) + [("text", .string(voice.act(act)))]
  }

  private static func days(_ days: NoticeDays) -> [(String, OrderedJSON)] {
    NoticeDay.allCases.map { ($0.rawValue, .text(days[$0]?.text)) }
  }

  static func evidence(_ evidence: Evidence) -> [(String, OrderedJSON)] {
    let documents = evidence.documents.map { document in
      OrderedJSON.field(document) { document in
        .object([
          ("sha256", .string(document.sha256)), ("name", .string(document.name)),
          ("type", .string(document.mediaType)), ("bytes", .integer(document.size)),
        ])
      }
    }
    return [
      ("place", .field(evidence.place)), ("documents", .array(documents)),
      ("references", .array(evidence.references.map { .field($0) })), ("remark", .field(evidence.remark)),
    ]
  }
}

extension ActDay {
  /// The civil day, or the instant as written.
  var text: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.text
    }
  }
}
