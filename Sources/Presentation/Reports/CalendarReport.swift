package import Agreements
package import CivilDate
import EventLog

/// What falls due in all agreements as an iCalendar file (RFC 5545): all-day events that keep their UID when their day
/// moves.
package struct CalendarReport: Sendable {
  private let language: Language
  private let alarm: Period?
  private var events = ICalendar()

  /// - Parameter alarm: how long before an event a reader's program calls it to mind; nil for no alarm.
  package init(alarm: Period?, _ language: Language) {
    self.alarm = alarm
    self.language = language
  }

  /// Adds what falls due of one agreement.
  package mutating func add(_ agenda: Agenda, of agreement: Agreement, on day: CivilDay) {
    for item in agenda.items { add(item, agreement, on: day) }
  }

  /// The whole file.
  package var text: String {
    var file = ICalendar()
    file.line("BEGIN", "VCALENDAR")
    file.line("VERSION", "2.0")
    file.line("PRODID", "-//Depositary//Depositary//EN")
    file.line("CALSCALE", "GREGORIAN")
    var end = ICalendar()
    end.line("END", "VCALENDAR")
    return file.text + events.text + end.text
  }

  private mutating func add(_ item: Agenda.Item, _ agreement: Agreement, on day: CivilDay) {
    let (due, voice) = (item.due, Voice(language, agreement, of: item.due.party))
    let stamp = item.changedBy.recording.at.basic
    let title = voice.named(voice.text(agreement.title), agreement.id.description)
    let standing = item.isCancelled ? "" : voice.standing(due.standing, on: day)
    let what = voice.event(due) + standing
    let party = due.party.map { " --party \($0)" } ?? ""
    let entry = voice.entry(item.changedBy.number)
    events.line("BEGIN", "VEVENT")
    events.line("UID", text: "\(agreement.id)/\(item.name)@depositary")
    events.line("DTSTAMP", stamp)
    events.line("LAST-MODIFIED", stamp)
    events.line("SEQUENCE", String(item.changes))
    events.line("DTSTART;VALUE=DATE", due.day.basic)
    if let next = due.day.next { events.line("DTEND;VALUE=DATE", next.basic) }
    events.line("SUMMARY", text: "\(agreement.id)\(voice.colon)\(what)")
    // Each event is read alone, and names the eras of its years.
    var eras = EraMarks()
    let description = [
      title, voice.matter(due, on: due.day) + standing, voice.say("by \(entry)", "\(entry)による"),
      "depositary explain \(agreement.id)\(party)",
    ].joined(separator: "\n")
    events.line("DESCRIPTION", text: eras.resolved(description))
    events.line("STATUS", item.status)
    events.line("TRANSP", "TRANSPARENT")
    if let alarm, !item.isCancelled, day <= due.day {
      events.line("BEGIN", "VALARM")
      events.line("ACTION", "DISPLAY")
      events.line("DESCRIPTION", text: what)
      events.line("TRIGGER", "-\(alarm)")
      events.line("END", "VALARM")
    }
    events.line("END", "VEVENT")
  }
}

extension Voice {
  /// What an event is, without its day.
  fileprivate func event(_ due: Due) -> String {
    guard case .further(let further) = due.matter else { return matter(due, on: due.day) }
    let article = further.citation.map { say(" (\(text($0.article)))", "（\(text($0.article))）") } ?? ""
    let name = due.party.map { say(" for \(self.name($0, on: due.day))", "（\(self.name($0, on: due.day))）") } ?? ""
    return label(further.what) + name + article
  }
}

extension Agenda.Item {
  fileprivate var status: String {
    if isCancelled { return "CANCELLED" }
    return due.standing == .fixed ? "CONFIRMED" : "TENTATIVE"
  }
}

extension CivilDay {
  /// The day as `20260714`.
  fileprivate var basic: String { description.replacing("-", with: "") }
}

extension Instant {
  /// The instant as `20260714T090000Z`, without its milliseconds.
  fileprivate var basic: String {
    String(description.prefix { $0 != "." }).replacing("-", with: "").replacing(":", with: "") + "Z"
  }
}
