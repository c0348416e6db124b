import Agreements
import CivilDate
import EventLog

/// The whole derivation of an answer (L27), to be quoted: answer, clause, acts, arithmetic, policies, and what is still
/// possible. The JSON has the same content.
package struct ExplanationReport: Sendable {
  let answer: Answer
  let explanation: Explanation

  package init(_ answer: Answer) {
    self.answer = answer
    explanation = answer.timeline.explanation(on: answer.on, known: answer.known, of: answer.party)
  }

  var status: Status { explanation.status }
  var voice: Voice { answer.voice }
  var clause: ClauseBehind? { explanation.clause }

  /// The explanation as text, made to fit a screen and to be quoted.
  package var page: Page {
    var page = Page()
    answer.opening(&page)
    putAnswer(&page)
    clauseSection(&page)
    actSection(&page)
    arithmeticSection(&page)
    deadlineSection(&page)
    policySection(&page)
    return page
  }

  private func putAnswer(_ page: inout Page) {
    page.heading(voice.say("Answer", "結論"))
    page.line(voice.say("State: ", "状態：") + voice.stateWithDay(status.state), indent: 2)
    if let back = status.reachesBack { page.line(voice.reaching(back), indent: 2) }
    if let start = voice.start(status.start, on: answer.known) { page.line(start, indent: 2) }
    if let term = answer.term { page.line(term, indent: 2) }
    page.line(answerSentence, indent: 2)
    for remark in remarks { page.line(remark, indent: 4) }
    for change in memberships.changes { page.line(voice.membership(change, answer), indent: 2) }
    for line in possible { page.line(line, indent: 2) }
    for day in status.effects { page.line(voice.further(day), indent: 2) }
    for pending in status.pending { page.line(voice.pending(pending, on: answer.on), indent: 2) }
    for amendment in voice.amendmentLines(answer) { page.line(amendment.line, indent: 2) }
  }

  var answerSentence: String {
    let because = voice.basis(answer.story(status.termination))
    guard case .dated(let date) = status.termination else {
      let short = voice.short(status.termination)
      return voice.say("Date of \(voice.ending): \(short) — \(because).", "\(voice.ending)日：\(short)。\(because)。")
    }
    let endDays = date.endDays
    let reached = endDays.firstDayWithout <= min(answer.on, answer.known)
    let sentence = reached ? voice.hasEndedOn(endDays.firstDayWithout) : voice.endsOn(endDays.firstDayWithout)
    let last = status.lastDay.map {
      voice.say(" Last day of \(voice.operation): \(voice.date($0)).", "\(voice.operation)の最終日は\(voice.date($0))。")
    }
    return voice.say(
      "\(sentence)\(last ?? "") \(voice.capital(voice.certainty(date.certainty))): \(because).",
      "\(sentence)\(last ?? "")\(voice.certainty(date.certainty))：\(because)。")
  }

  var remarks: [String] { answer.timeline.remarks(on: status).map(voice.remark) }

  var memberships: MembershipsOnDay {
    answer.party == nil ? answer.timeline.memberships(on: answer.on, known: answer.known) : .untold
  }

  /// The days until which the answer can still be displaced or undone (L28).
  var possible: [String] {
    guard case .dated(let date) = status.termination, date.endDays.firstDayWithout > min(answer.on, answer.known)
    else { return [] }
    let until = voice.date(date.endDays.lastDay)
    var lines: [String] = []
    for displacement in explanation.grounds.displacements {
      let (what, limit) = (voice.phrase(displacement.displacer.phrase), voice.date(displacement.until))
      lines.append(
        displacement.displacer.kind == .agreedDate
          ? voice.say("\(voice.capital(what)) by \(limit) takes its place.", "\(limit)までに\(what)があれば、それによる。")
          : voice.say(
            "Until \(limit), \(what) can still give another day.",
            "\(limit)までは、\(what)によって日が変わる場合がある。"))
    }
    let isAwaited = date.displacers.contains { $0.kind == .agreedDate }
    if !isAwaited && (date.cause == .agreed || explanation.clause?.rule?.yieldsToAgreedDate == true) {
      lines.append(
        voice.say(
          "All \(voice.parties) can determine another date, or none, by \(until).",
          "\(until)までは全\(voice.parties)が別の日を定め、又は合意を解くことができる。"))
    }
    if let notice = date.notice, let last = status.date(of: .revokeBy) {
      lines.append(voice.canBeRevoked(notice, by: last, answer.timeline.revocation(on: last)))
    }
    lines += leaving(by: date).compactMap { change, end in
      guard let notice = end.notice, let last = answer.asked(of: change.party).status.date(of: .revokeBy) else {
        return nil
      }
      return voice.canBeRevoked(
        notice, of: voice.name(change.party, on: answer.on), by: last, answer.timeline.revocation(on: last))
    }
    lines.append(
      voice.say(
        "The \(voice.parties) can change the clauses by \(voice.amendment) until then; a wrong entry of the record can be corrected at any time.",
        "それまでは\(voice.amendment)により条項を変えることができる。記載の誤りはいつでも訂正できる。"))
    return lines
  }

  private func clauseSection(_ page: inout Page) {
    page.heading(voice.say("Clause", "規定"))
    if status.start.date != nil || status.termination == .none {
      put(explanation.clauses.start.citation, explanation.startRule, &page)
      if let parent = answer.agreement.parent, parent.startsNotBefore { put(parent.citation, nil, &page) }
    }
    for (citation, rule) in clausesBeside {
      put(citation, rule, &page)
      if citation == duration?.citation { renewal(&page) }
    }
    guard let clause else { return }
    put(clause.citation, clause.rule, &page)
    if clause.citation == duration?.citation { renewal(&page) }
    if let amendment = explanation.changedBy {
      page.line(
        voice.say("as changed by \(voice.amendment) \(amendment)", "\(voice.amendment) \(amendment) による変更後"), indent: 4)
    }
    for concordance in clause.concordance { page.line(voice.concordance(concordance), indent: 4) }
    for range in explanation.ranges { page.line(voice.range(range), indent: 4) }
  }

  private var duration: DurationClause? { explanation.clauses.duration }

  private func renewal(_ page: inout Page) {
    if let renewal = duration?.renewal { page.line(voice.renewal(renewal), indent: 4) }
  }

  private func put(_ citation: Citation, _ rule: DateRule?, _ page: inout Page) {
    page.line(voice.text(citation.article), indent: 2)
    page.line(voice.text(citation.says), indent: 4)
    if let rule { page.line(voice.say("Rule: ", "規則：") + voice.rule(rule), indent: 4) }
  }

  /// The clauses on the term and on the suspension that the answer tells, where the ending rests on another clause.
  private var clausesBeside: [(Citation, DateRule?)] {
    var found: [(Citation, DateRule?)] = []
    if let duration = explanation.clauses.duration, answer.term != nil, duration.citation != clause?.citation {
      found.append((duration.citation, duration.ends))
    }
    if case .suspended = status.state, let suspension = explanation.clauses.suspension {
      found.append((suspension.citation, nil))
    }
    return found
  }

  private func actSection(_ page: inout Page) {
    guard !explanation.acts.isEmpty else { return }
    page.heading(voice.say("Acts", "行為"))
    for number in explanation.acts {
      guard let act = answer.act(number) else { continue }
      page.line("[\(number)] \(voice.act(act))\(documents(act))\(shortfall(number))", indent: 2, hanging: 4)
    }
  }

  /// What an act came to; empty where it is simply effective.
  private func shortfall(_ number: EntryNumber) -> String {
    guard let assessment = answer.timeline.assessments[number], assessment != .effective else { return "" }
    return voice.say("; ", "、") + voice.assessment(assessment, on: answer.on)
  }

  private func documents(_ act: Act) -> String {
    guard !act.evidence.documents.isEmpty else { return "" }
    let names = act.evidence.documents.map(voice.document)
    return voice.say("; document: ", "、文書：") + voice.series(names)
  }

  private func arithmeticSection(_ page: inout Page) {
    if !status.start.steps.isEmpty {
      page.heading(voice.say("Arithmetic of the start", "\(voice.start)日の計算"))
      for step in status.start.steps { page.line(voice.step(step), indent: 2) }
    }
    if !explanation.earliest.isEmpty {
      page.heading(voice.say("Arithmetic of the earliest day", "最も早い日の計算"))
      for step in explanation.earliest { page.line(voice.step(step), indent: 2) }
    }
    if !termSteps.isEmpty {
      page.heading(voice.say("Arithmetic of the term", "期間の計算"))
      for step in termSteps { page.line(voice.step(step), indent: 2) }
    }
    if case .contested(let contested) = status.termination, !contested.steps.isEmpty {
      page.heading(voice.say("Arithmetic, as the clauses are computed", "条項による計算"))
      for step in contested.steps { page.line(voice.step(step), indent: 2) }
    }
    guard case .dated(let date) = status.termination else { return }
    page.heading(voice.say("Arithmetic", "計算"))
    for line in arithmetic(of: date) { page.line(line, indent: 2) }
    if let inTime { page.line(inTime, indent: 2) }
    guard let lastDay = status.lastDay else { return }
    let (first, last) = (voice.date(date.endDays.firstDayWithout), voice.date(lastDay))
    page.line(
      voice.say(
        "\(first) is the first day without; the day before, \(last), is the last day of \(voice.operation)",
        "\(first)が\(voice.ending)の初日、前日の\(last)が\(voice.operation)の最終日"),
      indent: 2)
  }

  /// How the end of the running term follows, where the arithmetic of the ending does not tell it.
  var termSteps: [Step] {
    guard case .runs(let term)? = answer.timeline.term(on: answer.on) else { return [] }
    guard case .dated(let date) = status.termination else { return term.steps }
    return date.steps.contains { term.steps.contains($0) } ? [] : term.steps
  }

  /// The arithmetic of a date. Where too few parties are left, it tells first who leaves.
  func arithmetic(of date: TerminationDate) -> [String] {
    let leaving = leaving(by: date).map { change, end in
      let (name, day) = (voice.name(change.party, on: answer.on), voice.date(end.endDays.firstDayWithout))
      return voice.say("\(name) leaves on \(day)", "\(name)の\(voice.withdrawal)：\(day)")
    }
    return leaving + date.steps.map(voice.step)
  }

  /// The withdrawals under way by which too few parties are left. Of many only the last are told.
  private func leaving(by date: TerminationDate) -> [(change: MembershipChange, end: TerminationDate)] {
    guard date.cause == .tooFewParties else { return [] }
    let all = memberships.changes.compactMap { change -> (change: MembershipChange, end: TerminationDate)? in
      guard case .leaving(.dated(let end)) = change.change,
        end.endDays.firstDayWithout <= date.endDays.firstDayWithout
      else { return nil }
      return (change, end)
    }
    let inOrder = all.sorted { $0.end.endDays.firstDayWithout < $1.end.endDays.firstDayWithout }
    return inOrder.suffix(ComparedAnswers.toldByName)
  }

  /// The sentence that the notice was in time for the term that it ends; nil where no term is counted.
  private var inTime: String? {
    guard let last = explanation.lastDayOfNotice, case .dated(let date) = status.termination, let entry = date.notice,
      let day = answer.timeline.day(of: entry), day <= last
    else { return nil }
    return voice.say(
      "the notice of \(voice.date(day)) was in time for this term: the last day was \(voice.date(last))",
      "\(voice.date(day))の通知は期限内：この期間についての通知期限は\(voice.date(last))")
  }

  /// Adds each deadline, from the end back to its day.
  private func deadlineSection(_ page: inout Page) {
    guard !status.deadlines.isEmpty else { return }
    page.heading(voice.say("Deadlines", "期限"))
    for (day, steps) in zip(status.deadlines, explanation.deadlines) {
      page.line(voice.further(day), indent: 2)
      if day.step == nil { for step in steps { page.line(voice.step(step), indent: 4) } }
    }
  }

  private func policySection(_ page: inout Page) {
    guard !explanation.policies.isEmpty else { return }
    page.heading(
      voice.say("Policies applied, and the date under their alternatives", "適用した方針と、他の方針による日付"))
    for use in explanation.policies {
      page.line("\(voice.policy(use))\(voice.colon)\(voice.question(use.name))", indent: 2)
      if let choice = use.choice {
        let by = choice.chosenBy.map { voice.say(" (chosen by \(voice.text($0)))", "（選択：\(voice.text($0))）") } ?? ""
        page.line(voice.text(choice.reason) + by, indent: 4)
      }
      for alternative in use.alternatives { page.line(voice.otherwise(alternative), indent: 4) }
    }
  }
}

extension Voice {
  func concordance(_ concordance: Concordance) -> String {
    [concordance.words.en, concordance.words.ja].compactMap(\.self).joined(separator: " / ") + colon
      + text(concordance.remark)
  }

  /// What a word of the other language version leaves possible.
  func range(_ range: ConcordanceRange) -> String {
    let word = range.concordance.words.ja ?? range.concordance.words.en
    let (from, to) = (noticeDay(range.range.earliest), noticeDay(range.range.latest))
    switch (range.earliest, range.latest) {
    case (let earliest?, let latest?):
      return say(
        "Under \(word) the first day without lies between \(date(earliest)) (\(from)) and \(date(latest)) (\(to)).",
        "「\(word)」によれば\(ending)の初日は\(date(earliest))（\(from)）から\(date(latest))（\(to)）の間。")
    case (nil, let latest?):
      return say(
        "Under \(word) the first day without is \(date(latest)) (\(to)) or earlier: the day \(from) is not recorded.",
        "「\(word)」によれば\(ending)の初日は\(date(latest))（\(to)）又はそれより前。\(from)日の記録がない。")
    case (let earliest?, nil):
      return say(
        "Under \(word) the first day without is \(date(earliest)) (\(from)) or later: the day \(to) is not recorded.",
        "「\(word)」によれば\(ending)の初日は\(date(earliest))（\(from)）又はそれより後。\(to)日の記録がない。")
    case (nil, nil):
      return say(
        "Under \(word) the first day without is open: neither the day \(from) nor the day \(to) is recorded.",
        "「\(word)」による\(ending)の初日は定まらない。\(from)日も\(to)日も記録がない。")
    }
  }
}
