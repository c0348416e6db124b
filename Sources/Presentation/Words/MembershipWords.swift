import Agreements
import CivilDate

extension Voice {
  /// The line on a party that leaves or joins, and when: `In force for Qatar from 13 February 2027`.
  func membership(_ change: MembershipChange, _ answer: Answer) -> String {
    let name = name(change.party, on: answer.on)
    switch change.change {
    case .leaving(let termination):
      let own = answer.asked(of: change.party)
      let suspended = own.timeline.remarks(on: own.status).filter { if case .suspended = $0 { true } else { false } }
      let told = ([leaving(termination, own)] + suspended.map(own.voice.remark)).joined(separator: say("; ", "。"))
      return say("Withdrawal of \(name): \(told)", "\(name)の\(withdrawal)：\(told)")
    case .joining(let start, let again):
      return joining(name, start, again: again, on: min(answer.on, answer.known))
    case .suspended(let since, let until):
      let told = stateWithDay(.suspended(since: since, until: until))
      return say("For \(name): \(told)", "\(name)について：\(told)")
    }
  }

  /// The words `; withdrawals under way: 2; joining: 1`, to go on the line of an agreement; empty where there is none.
  func changes(_ answer: Answer) -> String {
    guard answer.party == nil else { return "" }
    let changes = answer.timeline.memberships(on: answer.on, known: answer.known).changes
    let leaving = changes.count { if case .leaving = $0.change { true } else { false } }
    let joining = changes.count { if case .joining = $0.change { true } else { false } }
    let suspended = changes.count - leaving - joining
    return (leaving == 0 ? "" : say("; withdrawals under way: \(leaving)", "、\(withdrawal)手続中の\(parties)：\(leaving)"))
      + (joining == 0 ? "" : say("; joining: \(joining)", "、\(start)を待つ\(parties)：\(joining)"))
      + (suspended == 0 ? "" : say("; suspended for: \(suspended)", "、停止中の\(parties)：\(suspended)"))
  }

  func leaving(_ termination: Termination, _ own: Answer) -> String {
    if case .dated(let date) = termination, date.cause.isForAll {
      let end = self.date(date.endDays.firstDayWithout)
      return say(
        "a notice stands; the \(agreementNoun) itself ends on \(end)", "通知は有効であるが、\(agreementNoun)自体が\(end)に終わる")
    }
    return "\(own.voice.short(termination))\(say(" — ", "、"))\(own.voice.basis(own.story(termination)))"
  }

  /// The withdrawal of the party that an answer is about; nil where it has no withdrawal of its own.
  func withdrawal(_ own: Answer) -> String? {
    let termination = own.status.termination
    switch termination {
    case .none: return nil
    case .contested where own.party.map({ own.timeline.endsWithAgreement($0, on: own.on) }) == true: return nil
    case .dated(let date) where date.cause.isForAll: return nil
    case .dated, .conditional, .contested: return leaving(termination, own)
    }
  }

  /// The membership that changes, and how the change is told.
  func membershipParts(_ change: MembershipChange, _ answer: Answer) -> (what: String, told: String) {
    let name = name(change.party, on: answer.on)
    switch change.change {
    case .leaving(let termination): return (withdrawalOf(name), short(termination))
    case .joining(let start, _):
      let waits = waits(for: start.waitsFor, on: answer.known)
      let told = start.date.map(date) ?? say("waits for \(waits)", "\(waits)を待つ")
      return (startOf(name), told)
    case .suspended(let since, let until):
      let told = stateWithDay(.suspended(since: since, until: until))
      return (say("suspension for \(name)", "\(name)についての停止"), told)
    }
  }

  /// The label of the withdrawal of a party.
  func withdrawalOf(_ name: String) -> String { say("withdrawal of \(name)", "\(name)の\(withdrawal)") }

  /// The label of the start for a party.
  func startOf(_ name: String) -> String { say("\(start) for \(name)", "\(name)についての\(start)") }

  /// The sentence about a party that has left and consented again, without its full stop; nil for others.
  func joiningAgain(_ answer: Answer, _ status: Status) -> String? {
    guard case .ended(let end) = status.state, let party = status.party else { return nil }
    let isAhead = status.start.date.map { $0 > max(end, answer.on) } ?? !status.start.waitsFor.isEmpty
    return isAhead
      ? joining(name(party, on: answer.on), status.start, again: true, on: min(answer.on, answer.known)) : nil
  }

  /// The party for which it starts, and when or upon what: a sentence without its full stop.
  func joining(_ name: String, _ start: StartAnswer, again: Bool, on day: CivilDay) -> String {
    guard let date = start.date else {
      let waits = waits(for: start.waitsFor, on: day)
      return say("\(capitalStart) for \(name) waits for \(waits)", "\(name)についての\(self.start)は\(waits)を待つ")
    }
    let unless = start.outcome == .fixed ? "" : say(", if nothing else happens", "（他に何も起こらなければ）")
    let (en, ja) = again ? ("again ", "再び") : ("", "")
    let (inForce, operates) =
      date <= day ? ("から\(ja)効力を有する", "から\(ja)運用されている") : ("に\(ja)効力を生ずる", "に\(ja)運用が開始される")
    return word(
      (
        "In force \(en)for \(name) from \(self.date(date))\(unless)",
        "\(name)については\(self.date(date))\(inForce)\(unless)"
      ),
      (
        "Operative \(en)for \(name) from \(self.date(date))\(unless)",
        "\(name)については\(self.date(date))\(operates)\(unless)"
      ))
  }

  func hasConsented(_ name: String, _ entry: EntryNumber) -> String {
    say("\(name) has consented (\(self.entry(entry))).", "\(name)は同意している（\(self.entry(entry))）。")
  }

  /// What an adopted amendment waits for; no whole sentence.
  func amendment(adopted: CivilDay, waitsFor wait: AmendmentWait) -> String {
    let waits = list(awaited(wait))
    return say("adopted on \(date(adopted)); waits for \(waits)", "\(date(adopted))採択、\(waits)を待つ")
  }

  /// That an adopted amendment does not take effect, since its first day is not before the end.
  func amendment(adopted: CivilDay, due: CivilDay, tooLateFor end: CivilDay, _ certainty: Certainty) -> String {
    switch certainty {
    case .fixed:
      say(
        "never takes effect: adopted on \(date(adopted)); its day, \(date(due)), is not before the first day without, \(date(end))",
        "\(word(("", "効力を生じない"), ("", "適用されない")))：\(date(adopted))採択、その\(effectiveDayNoun)（\(date(due))）は\(ending)の初日（\(date(end))）より前でない"
      )
    case .provisional:
      say(
        "takes effect on \(date(due)) only if \(whatEnds) has not ended by then: adopted on \(date(adopted)); the first day without is \(date(end)), provisional",
        "\(date(adopted))採択。\(ending)の初日（\(date(end))、暫定）が変わり、\(date(due))より後となった場合に限り、同日に\(word(("", "効力を生ずる"), ("", "適用開始")))"
      )
    }
  }

  func awaited(_ wait: AmendmentWait) -> [String] {
    switch wait {
    case .start: [say("the \(start)", "\(agreementNoun)の\(start)")]
    case .dayNamedByAll: [say("a day that all name", "全員による\(effectiveDayNoun)の指定")]
    case .awaited(let waitsFor): waitsFor.map { ofAmendment.waiting($0, on: .last) }
    }
  }

  /// Who takes part; bound is nobody by a text that does not bind (L30).
  func bound(_ memberships: MembershipsOnDay, on day: CivilDay) -> String? {
    let (bound, undetermined) = (memberships.bound, memberships.undetermined)
    guard !bound.isEmpty || !undetermined.isEmpty else { return nil }
    let names = bound.isEmpty ? say("none", "なし") : names(bound, on: day)
    let open = self.names(undetermined, on: day)
    let rest = undetermined.isEmpty ? "" : say("; undetermined for \(open)", "、\(open)については不確定")
    return word(
      ("Bound (\(bound.count)): \(names)\(rest).", "拘束されている\(parties)（\(bound.count)）：\(names)\(rest)。"),
      ("Participants (\(bound.count)): \(names)\(rest).", "\(parties)（\(bound.count)）：\(names)\(rest)。"))
  }

  /// Whom an amendment binds that does not bind all, each group with its first day.
  func binds(_ bound: [(party: PartyID, since: CivilDay)], on day: CivilDay) -> String {
    guard !bound.isEmpty else {
      return word(
        ("binds nobody who is bound", "拘束される\(parties)なし"), ("applies to nobody who takes part", "適用を受ける\(parties)なし"))
    }
    let groups = Dictionary(grouping: bound, by: \.since).sorted { $0.key < $1.key }.map { since, group in
      let names = names(group.map(\.party), on: day)
      return since <= day
        ? say("\(names) since \(date(since))", "\(names)（\(date(since))から）")
        : say("\(names) from \(date(since))", "\(names)（\(date(since))から）")
    }
    let (en, ja) = (groups.joined(separator: "; "), groups.joined(separator: "、"))
    return word(
      ("binds \(en)", "拘束される\(parties)：\(ja)"), ("applies to \(en)", "適用を受ける\(parties)：\(ja)"))
  }

  /// Amendments in effect, those to come and those that wait, a line each.
  func amendmentLines(_ answer: Answer) -> [(amendment: AmendmentID, line: String)] {
    amendmentParts(answer).map { ($0.amendment, amendmentLine($0.amendment, $0.told)) }
  }

  func amendmentLine(_ id: AmendmentID, _ told: String) -> String {
    "\(say(headingOfAmendment, amendment)) \(id)\(colon)\(told)"
  }

  /// Amendments in effect and those to come, each with what is told of it.
  func amendmentParts(_ answer: Answer) -> [(amendment: AmendmentID, told: String)] {
    let (timeline, day) = (answer.timeline, answer.on)
    let acceptors = answer.party == nil ? timeline.acceptors(on: day) : nil
    let isOpen = answer.party.map { timeline.isUndetermined($0, on: day, known: answer.known) } ?? false
    func told(_ id: AmendmentID, _ since: CivilDay, _ words: (CivilDay) -> String) -> (
      AmendmentID, String
    ) {
      let bound =
        answer.party.map { [(party: $0, since: since)] } ?? acceptors?.days(of: id, from: day) ?? []
      if isOpen { return (id, say("\(words(since)), if it is bound", "\(words(since))（拘束されている場合）")) }
      // The first party that accepted can have left.
      let from = bound.map(\.since).min() ?? since
      let told = words(from)
      if acceptors != nil, bound.isEmpty {
        return (id, say("\(told), for no \(self.party)", "\(told)（対象の\(self.parties)なし）"))
      }
      let parties = bound.filter { $0.since == from }.map(\.party)
      // A party that accepted later is bound from a day of its own.
      let later = bound.filter { $0.since != from }.map { own in
        let name = name(own.party, on: day)
        return own.since <= day
          ? say("; for \(name) since \(date(own.since))", "、\(name)については\(date(own.since))から")
          : say("; for \(name) from \(date(own.since))", "。\(name)については\(takesEffect(on: own.since))")
      }.joined()
      let names = names(parties, on: day)
      return (
        id,
        say(
          "\(told)\(parties.isEmpty ? "" : " for \(names)")\(later)",
          "\(parties.isEmpty ? "" : "\(names)について")\(told)\(later)")
      )
    }
    let inForce = timeline.amendmentsInForce(on: day, of: answer.party).map { id, since in
      told(id, since, inEffect)
    }
    let toCome = timeline.amendmentsToCome(after: day, of: answer.party).map { id, from in
      told(id, from, takesEffect)
    }
    let waiting = timeline.amendmentsWaiting(on: day, of: answer.party).map { id, adopted, wait in
      (id, amendment(adopted: adopted, waitsFor: wait))
    }
    let tooLate = timeline.amendmentsTooLate(on: day, of: answer.party).compactMap {
      id, outcome -> (AmendmentID, String)? in
      guard case .never(let due, let end, let certainty, let adopted) = outcome else { return nil }
      return (id, amendment(adopted: adopted, due: due, tooLateFor: end, certainty))
    }
    return inForce + toCome + waiting + tooLate
  }
}
