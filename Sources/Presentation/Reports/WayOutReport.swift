import Agreements
package import CivilDate
package import EventLog

/// How an agreement, or one party's membership, can be ended by a day.
enum WayOut: Sendable {
  /// It ends by then anyway; the first day without.
  case ended(CivilDay)
  /// A notice ends it by then.
  case notice(LastNotice)
  case none
  /// Parties leave one by one, and no notice ends the agreement for all.
  case noneForAll
}

/// The answers to "to be out by a day, notify by when?", a line for each agreement.
package struct WayOutReport: Sendable {
  private let out: CivilDay
  private let language: Language
  private var lines = Page()
  private var members: [OrderedJSON] = []

  /// - Parameter out: the first day on which it is to have ended.
  package init(toBeOutBy out: CivilDay, _ language: Language) {
    self.out = out
    self.language = language
  }

  /// Adds one agreement, or the membership asked about. What has ended already is left out.
  package mutating func add(_ answer: Answer) {
    let status = answer.status
    guard !status.state.hasEnded else { return }
    let way = way(answer, status)
    lines.line("\(answer.agreement.id)  \(answer.voice.wayOut(way))", hanging: 4)
    var (notifyBy, end, isContested): (CivilDay?, CivilDay?, Bool) = (nil, nil, false)
    switch way {
    case .ended(let day): end = day
    case .notice(let last): (notifyBy, end, isContested) = (last.day, last.brings.firstDayWithout, last.isContested)
    case .none, .noneForAll: break
    }
    members.append(
      .object([
        ("agreement", .string(answer.agreement.id.description)), ("party", .text(answer.party?.description)),
        ("outBy", .day(out)), ("notifyBy", .day(notifyBy)), ("firstDayWithout", .day(end)),
        ("contested", .bool(isContested)),
      ]))
  }

  private func way(_ answer: Answer, _ status: Status) -> WayOut {
    if let end = status.termination.endDays?.firstDayWithout, end <= out { return .ended(end) }
    return answer.timeline.lastNotice(from: answer.on, toBeOutBy: out, of: answer.party).map { .notice($0) }
      ?? (answer.party == nil && answer.agreement.clauses.endsPartyByParty ? .noneForAll : .none)
  }

  package var page: Page {
    var page = Page()
    let voice = Voice(language)
    page.line(
      voice.say("To be out by \(voice.date(out))", "\(voice.date(out))までに終了又は脱退とするための通知"), isHeading: true)
    if members.isEmpty { page.line(voice.say("No agreement that operates is on record.", "運用中の協定の記録はない。")) }
    page.append(lines)
    return page
  }

  /// A list, one object for each agreement.
  package var json: OrderedJSON { .array(members) }
}
