import Agreements
import CivilDate
import Foundation

/// The members of a JSON object, parted by what they hold.
struct JSONObject {
  private(set) var texts: [String: String] = [:]
  private(set) var lists: [String: [String]] = [:]
  private(set) var objects: [String: JSONObject] = [:]
  private var objectLists: [String: [JSONObject]] = [:]

  init(_ data: Data) throws { try self.init(JSONSerialization.jsonObject(with: data)) }

  private init(_ value: Any) throws {
    guard let members = value as? [String: Any] else { throw CaseError.notAnObject }
    for (name, value) in members {
      switch value {
      case let text as String: texts[name] = text
      case let list as [String]: lists[name] = list
      case let list as [[String: Any]]: objectLists[name] = try list.map { try JSONObject($0) }
      case let object as [String: Any]: objects[name] = try JSONObject(object)
      case let number as NSNumber: texts[name] = number.stringValue
      default: throw CaseError.unknown(name)
      }
    }
  }

  func text(_ name: String) throws -> String {
    guard let text = texts[name] else { throw CaseError.missing(name) }
    return text
  }

  func day(_ name: String) throws -> CivilDay {
    guard let day = CivilDay(iso: try text(name)) else { throw CaseError.unknown(try text(name)) }
    return day
  }

  func objects(_ name: String) throws -> [JSONObject] {
    guard let list = objectLists[name] else { throw CaseError.missing(name) }
    return list
  }
}

extension Act {
  /// One line of a case's `acts.jsonl`; its number is that of the line.
  init(number: Int, reading line: JSONObject, in folder: URL) throws {
    let by = (line.lists["by"] ?? []).map(party)
    guard !by.isEmpty else { throw CaseError.missing("by") }
    self.init(id: entry(Int64(number)), by: by, content: try ActContent(reading: line, in: folder))
  }
}

extension ActContent {
  fileprivate init(reading line: JSONObject, in folder: URL) throws {
    switch ActKind(rawValue: try line.text("act")) {
    case .signature:
      self = .signature(on: try line.actDay("on"))
    case .amendment:
      self = .amendment(try AmendmentDecision(reading: line, in: folder), on: try line.actDay("on"))
    case .agreedDate:
      let isNone = try line.text("effective") == "none"
      self = .agreedDate(isNone ? .noDate : .firstDayWithout(try line.day("effective")), on: try line.actDay("on"))
    case .notice:
      self = .notice(
        Notice(
          to: (line.lists["to"] ?? []).map(party), days: try line.noticeDays(),
          form: line.texts["form"].flatMap(Form.init) ?? .written, effective: try line.optionalDay("effective")))
    case .revocation:
      let of = line.texts["notice"].flatMap(Int64.init).map(entry)
      self = .revocation(Revocation(of: of, days: try line.noticeDays()))
    case .consent, .extension, .suspension, .resumption, .position, .event, nil:
      throw CaseError.unknown(try line.text("act"))
    }
  }
}

extension AmendmentDecision {
  fileprivate init(reading line: JSONObject, in folder: URL) throws {
    guard let id = AmendmentID(try line.text("amendment")) else { throw CaseError.missing("amendment") }
    let clauses = try line.texts["clauses"].map { name in
      try Fixture.change(String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
    self.init(amendment: id, effective: try line.optionalDay("effective"), title: line.texts["title"], clauses: clauses)
  }
}

extension JSONObject {
  fileprivate func optionalDay(_ name: String) throws -> CivilDay? { texts[name] == nil ? nil : try day(name) }

  fileprivate func noticeDays() throws -> NoticeDays {
    func find(_ name: String) throws -> ActDay? {
      texts[name] == nil && objects[name] == nil ? nil : try actDay(name)
    }
    let days = NoticeDays(
      dated: try find("dated"), dispatched: try find("dispatched"), delivered: try find("delivered"),
      received: try find("received"))
    guard let days else { throw CaseError.missing("delivered") }
    return days
  }

  /// A civil day, or `{"instant": ..., "days": {zone: day}}` with the days worked out, since the engine has no zones.
  fileprivate func actDay(_ name: String) throws -> ActDay {
    guard let object = objects[name] else { return .day(try day(name)) }
    let text = try object.text("instant")
    guard let written = WrittenInstant(text) else { throw CaseError.unknown(text) }
    let days = object.objects["days"]?.texts ?? [:]
    return .instant(
      PlacedInstant(
        instant: written.instant, text: text, atPlace: written.day, civilDays: try days.mapValues(civilDay),
        zoneData: nil))
  }
}

private func civilDay(_ text: String) throws -> CivilDay {
  guard let day = CivilDay(iso: text) else { throw CaseError.unknown(text) }
  return day
}
