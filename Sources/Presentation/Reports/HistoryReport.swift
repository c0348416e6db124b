import Agreements
import CivilDate
package import EventLog

/// Every entry of an agreement, in the order of recording, with what it came to (L14, L18).
package struct HistoryReport: Sendable {
  private let answer: Answer

  private let settlement: Settlement

  /// The point up to which the register that was asked is settled.
  package enum Settlement: Sendable {
    /// No other party's signatures count here.
    case alone
    case upTo(Settled?)
  }

  package init(_ answer: Answer, _ settlement: Settlement) {
    self.answer = answer
    self.settlement = settlement
  }

  private var voice: Voice { answer.voice }
  private var record: AgreementRecord { answer.record }

  /// The history as text, in the order of recording.
  package var page: Page {
    var page = Page()
    answer.opening(&page)
    if record.agreement == nil {
      page.line(
        voice.say(
          "Its clause file was annulled: no answer rests on these entries.",
          "条項ファイルは取り消されており、これらの記載に基づく回答はない。"))
    }
    page.line()
    for entry in shown {
      page.line("[\(entry.number)] \(voice.content(of: entry))", hanging: 4)
      for line in standing(entry) { page.line(line, indent: 4) }
      page.line(recording(entry), indent: 4)
    }
    if case .upTo(let settled) = settlement {
      page.line()
      page.line(
        settled.map(voice.settled)
          ?? voice.say("Nothing is settled under the keys that are trusted now.", "現在信頼されている鍵で相互確認済みの記載はない。"))
    }
    return page
  }

  /// The entries about acts of the day asked about and earlier ones, and those that concern no act. Where one party is
  /// asked about, they are those that concern it.
  private var shown: [Entry] {
    record.entries.filter { entry in
      let isInTime = day(of: entry).map { $0 <= answer.on } ?? true
      return isInTime && answer.party.map { record.concerns(entry, $0) } != false
    }
  }

  /// The day of the act that an entry is about, even of an annulled one; nil for the agreement itself.
  private func day(of entry: Entry) -> CivilDay? {
    let subject = record.subject(of: entry.number)
    let said = entry.content.fact ?? subject.flatMap(record.entry)?.content.fact
    guard case .act(_, let content, _)? = said else { return nil }
    return subject.flatMap { answer.timeline.day(of: $0) } ?? content.days.map(\.atPlace).max()
  }

  /// What became of the entry: annulled, replaced by a newer version, or the assessment of its act.
  private func standing(_ entry: Entry) -> [String] {
    if let annulment = record.annulment(of: entry.number) {
      return [voice.say("annulled by \(voice.entry(annulment))", "\(voice.entry(annulment))により取消し")]
    }
    guard let first = record.first(of: entry.number) else { return [] }
    if let newest = record.newestVersion(of: first), newest.number != entry.number {
      return [voice.say("corrected by \(voice.entry(newest.number))", "\(voice.entry(newest.number))により訂正")]
    }
    if record.newestVersion(of: first) == nil {
      return [voice.say("its fact was annulled", "事実自体が取り消された")]
    }
    let uncounted = answer.timeline.uncounted(in: first)
    return (answer.timeline.assessments[first].map { [voice.assessment($0, on: answer.on)] } ?? [])
      + (uncounted.isEmpty ? [] : [voice.uncounted(uncounted, on: answer.on)])
  }

  private func recording(_ entry: Entry) -> String {
    let recording = entry.recording
    let by = voice.text(recording.by)
    var text = voice.say("recorded \(recording.at) by \(by)", "\(recording.at) 記載者 \(by)")
    if let behalf = recording.onBehalfOf.map(voice.text) {
      text += voice.say(" on behalf of \(behalf)", "（\(behalf) のため）")
    }
    switch recording.clock {
    case .machine: break
    case .given: text += voice.say(" (clock given)", "（時刻指定）")
    case .lastEntry: text += voice.say(" (the clock was behind the last entry)", "（時計が直前の記載より遅れていた）")
    case .givenLastEntry:
      text += voice.say(" (clock given; it was behind the last entry)", "（時刻指定、直前の記載より遅れていた）")
    }
    text += evidence(entry.content.evidence)
    return text
  }

  private func evidence(_ evidence: Evidence) -> String {
    var text = ""
    for document in evidence.documents {
      text += voice.say("; document ", "、文書 ") + voice.document(document)
    }
    if !evidence.references.isEmpty {
      text += voice.say("; reference ", "、文書番号 ") + voice.series(evidence.references.map(voice.text))
    }
    if let place = evidence.place.map(voice.text) { text += voice.say("; place: \(place)", "、場所：\(place)") }
    if let remark = evidence.remark.map(voice.text) { text += voice.say("; remark: \(remark)", "、備考：\(remark)") }
    return text
  }

  /// The same entries, each with its act and assessment.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)),
      ("on", .string(answer.on.description)),
      ("asKnownOn", .string(answer.known.description)),
      ("entries", .array(shown.map(json))),
      ("settledUpTo", settledUpTo.map { .integer(Int(clamping: $0)) } ?? .null),
    ])
  }

  private var settledUpTo: UInt64? {
    if case .upTo(let settled) = settlement { settled?.checkpoint.size } else { nil }
  }

  private func json(_ entry: Entry) -> OrderedJSON {
    let recording = entry.recording
    var members: [(String, OrderedJSON)] = [
      ("entry", .entry(entry.number)), ("what", .string(name(entry.content))),
      ("recordedAt", .string(recording.at.description)), ("recordedBy", .field(recording.by)),
      ("onBehalfOf", .field(recording.onBehalfOf)), ("clock", .string(recording.clock.rawValue)),
      ("reason", .field(entry.content.reason)),
      ("annulledBy", .entry(record.annulment(of: entry.number))),
    ]
    if case .annulment(_, _, let evidence) = entry.content { members += ActJSON.evidence(evidence) }
    let first = record.first(of: entry.number)
    let newest = first.flatMap { record.newestVersion(of: $0)?.number }
    members += [("fact", .entry(first)), ("standing", .bool(newest == entry.number || isStandingAnnulment(entry)))]
    if case .annulment(let target, _, _) = entry.content { members.append(("annuls", .entry(target))) }
    if case .erasure(let target, let fields, _) = entry.content {
      members += [("erases", .entry(target)), ("fields", .array(fields.map { .string($0.rawValue) }))]
    }
    if let first, case .act(let by, let content, let evidence)? = entry.content.fact {
      members.append(("act", ActJSON.object(Act(id: first, by: by, content: content, evidence: evidence), voice)))
    }
    let assessment = newest == entry.number ? first.flatMap { answer.timeline.assessments[$0] } : nil
    return .object(members + AssessmentJSON.members(assessment, voice, on: answer.on))
  }

  private func isStandingAnnulment(_ entry: Entry) -> Bool {
    guard case .annulment = entry.content else { return false }
    return record.annulment(of: entry.number) == nil
  }

  private func name(_ content: EntryContent) -> String {
    switch content {
    case .fact(let fact): fact.kind.name
    case .correction: "correction"
    case .annulment: "annulment"
    case .erasure: "erasure"
    }
  }
}

/// The assessment of an act in JSON.
enum AssessmentJSON {
  static func members(_ assessment: Assessment?, _ voice: Voice, on day: CivilDay) -> [(String, OrderedJSON)] {
    var name: String?
    var missing: [PartyID] = []
    switch assessment {
    case .effective: name = "effective"
    case .pending(let waiting):
      name = "pending"
      if case .parts(let parties) = waiting { missing = parties }
    case .withoutEffect: name = "without-effect"
    case nil: break
    }
    return [
      ("assessment", .text(name)), ("missing", .parties(missing)),
      ("explanation", .text(assessment.map { voice.assessment($0, on: day) })),
    ]
  }
}
