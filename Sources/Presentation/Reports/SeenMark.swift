package import Agreements
package import CivilDate
package import EventLog

/// That somebody has seen that something falls due on a day. It is no part of the record, and moves no date.
package struct SeenMark: Hashable, Sendable {
  package let agreement: AgreementID
  /// The name of what falls due, which stays when the day moves.
  package let what: String
  /// The day that was seen. Where the day moves, nobody has seen the new one.
  package let day: CivilDay
  package let by: String
  package let at: Instant

  package init(agreement: AgreementID, what: String, day: CivilDay, by: String, at: Instant) {
    self.agreement = agreement
    self.what = what
    self.day = day
    self.by = by
    self.at = at
  }

  /// Nil where the object is no such mark.
  package init?(_ object: JSONObject) {
    func text(_ key: String) -> String? { if case .string(let text)? = object[key] { text } else { nil } }
    guard object.members.count == 5, let agreement = text("agreement").flatMap(AgreementID.init),
      let what = text("what"), let day = text("day").flatMap(CivilDay.init), let by = text("by"),
      let at = text("at").flatMap({ WrittenInstant($0)?.instant })
    else { return nil }
    self.init(agreement: agreement, what: what, day: day, by: by, at: at)
  }

  package var json: OrderedJSON {
    .object([
      ("agreement", .string(agreement.description)), ("what", .string(what)), ("day", .day(day)), ("by", .string(by)),
      ("at", .string(at.description)),
    ])
  }

  /// The line of the file in which such marks are kept, with its line feed.
  package var line: [UInt8] {
    var object = JSONObject()
    object["agreement"] = .string(agreement.description)
    object["what"] = .string(what)
    object["day"] = .string(day.description)
    object["by"] = .string(by)
    object["at"] = .string(at.description)
    return CanonicalJSON.bytes(of: .object(object)) + [0x0A]
  }

  /// The answer to the command that keeps the mark.
  package func page(_ language: Language) -> Page {
    let voice = Voice(language)
    var page = Page()
    page.line(
      voice.say(
        "Kept beside the register: \(by) has seen \(what) of \(agreement), \(voice.date(day)).",
        "台帳の傍らに保存した：\(by)が \(agreement) の \(what)（\(voice.date(day))）を確認。"))
    return page
  }
}

/// What somebody has seen, by what it is and its day.
package struct SeenMarks: Sendable {
  private struct Key: Hashable {
    let agreement: AgreementID
    let what: String
    let day: CivilDay
  }
  private var marks: [Key: [SeenMark]] = [:]

  package init() {}

  package mutating func add(_ mark: SeenMark) {
    marks[Key(agreement: mark.agreement, what: mark.what, day: mark.day), default: []].append(mark)
  }

  /// Who has seen it, in the order in which they did.
  func of(_ due: Due, _ agreement: AgreementID) -> [SeenMark] {
    marks[Key(agreement: agreement, what: due.name, day: due.day)] ?? []
  }
}
