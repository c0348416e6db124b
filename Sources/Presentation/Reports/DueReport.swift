import Agreements
package import CivilDate
package import EventLog

/// What falls due in all agreements of a register, by day, as text and as JSON.
package struct DueReport: Sendable {
  /// Where the report looks from, and how far.
  package struct Scope: Sendable {
    /// The day asked about: the first that is told.
    package let on: CivilDay
    /// The last day that is told.
    package let last: CivilDay
    /// The number of entries of the register, all of which are taken into account; nil where it is not known.
    package let entries: Int64?
    /// The place whose day today is; nil where a day was given.
    package let todayIn: String?
    /// The version of the system's zone data; nil where it is not known.
    package let zoneData: String?
    /// The point of the record that was asked about; nil for now.
    package let asKnownAt: String?

    package init(
      on: CivilDay, last: CivilDay, entries: Int64?, todayIn: String?, zoneData: String?, asKnownAt: String?
    ) {
      self.asKnownAt = asKnownAt
      self.on = on
      self.last = last
      self.entries = entries
      self.todayIn = todayIn
      self.zoneData = zoneData
    }

    /// What an answer rests on.
    func basis(_ voice: Voice) -> String {
      let place = todayIn.map { voice.say("today in \($0)", "本日は \($0) の暦日") }
      let entries = entries.map { voice.say("up to entry \($0)", "記載\($0)まで") }
      let known = asKnownAt.map { point in
        let isEntry = point.utf8.allSatisfy { (48...57).contains($0) }
        return voice.say(
          "as known at \(isEntry ? "entry " : "")\(point)", "\(isEntry ? "記載" : "")\(point)の時点の記録による")
      }
      let zones = zoneData.map { voice.say("zone data \($0)", "時間帯データ \($0)") }
      return voice.series([place, entries, known, zones].compactMap { $0 })
    }
  }

  private struct Item: Sendable {
    let due: Due
    let text: String
    let further: [String]
    let json: [(String, OrderedJSON)]
  }

  private let scope: Scope
  private let voice: Voice
  private let seen: SeenMarks
  private let isUnseenOnly: Bool
  private var items: [Item] = []

  /// - Parameter isUnseenOnly: whether what somebody has seen is left out.
  package init(_ scope: Scope, _ seen: SeenMarks = SeenMarks(), isUnseenOnly: Bool = false, _ language: Language) {
    self.scope = scope
    self.seen = seen
    self.isUnseenOnly = isUnseenOnly
    voice = Voice(language)
  }

  /// Whether nothing falls due.
  package var isEmpty: Bool { items.isEmpty }

  /// Adds what falls due of one agreement, or of the party asked about.
  package mutating func add(_ answer: Answer) {
    let all = answer.timeline.due(from: scope.on, through: scope.last, known: answer.known, of: answer.party)
    guard !all.isEmpty else { return }
    let notifyBy = answer.status.date(of: .lastDayToNotify)
    let ifNotified = answer.timeline.end(ifNoticeOn: scope.on, of: answer.party)
    for due in all {
      let seen = seen.of(due, answer.agreement.id)
      if isUnseenOnly, !seen.isEmpty { continue }
      let own = due.party == nil ? answer.voice : Voice(answer.language, answer.agreement, of: due.party)
      let command = command(for: due, of: answer)
      let isOfEnding = due.party == answer.party && due.matter.isOfEnding
      var further: [String] = []
      if isOfEnding {
        let notice = [
          notifyBy.map { own.notifyBy($0, answer.status.counted(of: .lastDayToNotify)) },
          ifNotified.map {
            own.ifNotified(on: scope.on, endsOn: $0.firstDayWithout, isToday: scope.todayIn != nil)
          },
        ].compactMap { $0 }
        if !notice.isEmpty { further.append(notice.joined(separator: own.say("; ", "、"))) }
      }
      further += seen.map { own.seen(by: $0.by, at: $0.at) } + [command]
      if isUnseenOnly { further.append("depositary due seen \(answer.agreement.id) \(due.name) --by NAME") }
      items.append(
        Item(
          due: due,
          text: "\(answer.agreement.id)  \(own.matter(due, on: scope.on))\(own.standing(due.standing, on: scope.on))",
          further: further,
          json: [
            ("day", .day(due.day)), ("daysLeft", .integer(scope.on.days(until: due.day))),
            ("agreement", .string(answer.agreement.id.description)),
            ("party", .text(due.party?.description)), ("what", .string(due.matter.name)),
            ("name", .text(due.matter.ownName)), ("standing", .string(due.standing.name)),
            ("heldBy", .parties(due.standing.heldBy)), ("text", .string(own.matter(due, on: scope.on))),
            ("notifyBy", .day(isOfEnding ? notifyBy : nil)),
            ("ifNotifiedToday", .day(isOfEnding ? ifNotified?.firstDayWithout : nil)), ("explain", .string(command)),
            ("id", .string(due.name)), ("seen", .array(seen.map(\.json))),
          ]))
    }
  }

  private func command(for due: Due, of answer: Answer) -> String {
    let party = due.party.map { " --party \($0)" } ?? ""
    return "depositary explain \(answer.agreement.id)\(party)\(scope.todayIn == nil ? " --on \(scope.on)" : "")"
  }

  private var inOrder: [Item] {
    items.enumerated().sorted { ($0.element.due.day, $0.offset) < ($1.element.due.day, $1.offset) }.map(\.element)
  }

  /// By day; says so where nothing falls due.
  package var page: Page {
    var page = Page()
    let days = scope.on.days(until: scope.last)
    page.line(
      voice.say(
        "What falls due from \(voice.date(scope.on)) to \(voice.date(scope.last)), \(days == 1 ? "1 day" : "\(days) days")",
        "\(voice.date(scope.on))から\(voice.date(scope.last))まで（\(days)日間）に期日の来るもの"), isHeading: true)
    page.line(scope.basis(voice))
    if items.isEmpty {
      page.line()
      page.line(voice.say("Nothing falls due.", "期日の来るものはない。"))
    }
    var day: CivilDay?
    for item in inOrder {
      if item.due.day != day {
        day = item.due.day
        page.heading(
          "\(voice.date(item.due.day))\(voice.say(", ", "、"))\(voice.left(scope.on.days(until: item.due.day)))")
      }
      page.line(item.text, indent: 2, hanging: 4)
      for line in item.further { page.line(line, indent: 6) }
    }
    return page
  }

  /// Published as docs/schema/due.schema.json.
  package var json: OrderedJSON {
    .object([
      ("on", .day(scope.on)), ("last", .day(scope.last)), ("todayIn", .text(scope.todayIn)),
      ("upToEntry", scope.entries.map { .integer(Int(clamping: $0)) } ?? .null), ("zoneData", .text(scope.zoneData)),
      ("due", .array(inOrder.map { .object($0.json) })),
    ])
  }
}

extension Due.Matter {
  /// Whether a notice is about it: an end, or a renewal that a notice prevents, or a day to notify by.
  fileprivate var isOfEnding: Bool {
    switch self {
    case .end, .renewal: true
    case .further(let day): day.what == ComputedDeadline.lastDayToNotify.rawValue
    case .start, .runsAgain, .amendment: false
    }
  }

  fileprivate var name: String {
    switch self {
    case .start: "start"
    case .end: "end"
    case .renewal: "renewal"
    case .runsAgain: "runs-again"
    case .amendment: "amendment"
    case .further: "further"
    }
  }

  /// The name of a further day, or of an amendment.
  fileprivate var ownName: String? {
    switch self {
    case .further(let day): day.what
    case .amendment(let id): id.description
    case .start, .end, .renewal, .runsAgain: nil
    }
  }
}

extension Due.Standing {
  fileprivate var name: String {
    switch self {
    case .fixed: "fixed"
    case .provisional: "provisional"
    case .conditional: "conditional"
    case .contested: "contested"
    }
  }

  fileprivate var heldBy: [PartyID] { if case .contested(let by) = self { by } else { [] } }
}

extension CivilDay {
  fileprivate func days(until other: CivilDay) -> Int { other.daysSinceUnixEpoch - daysSinceUnixEpoch }
}
