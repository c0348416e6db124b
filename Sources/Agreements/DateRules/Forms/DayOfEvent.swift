import CivilDate

/// `event: NAME`: the day of something that the clauses name and that is no act of a party, such as a condition that is
/// met. With `certified-by: nobody` the text appoints no one to say so. Until it is recorded all the same, the answer
/// is that the day cannot be told (L23).
struct DayOfEvent: DateRuleForm {
  static let keys = ["event"]
  static let maps = [
    ClauseMap(
      "event", "event: something that happened and is no act of a party",
      "The day of the recorded event of that name, asked about a party the one by that party.",
      [
        .needed("event", .eventName),
        .optional(
          "certified-by", .text, "Who says that it happened",
          "nobody: the text appoints no one, and until it is recorded the answer is undetermined."),
      ],
      examples: [#"{"event": "dues-paid"}"#, #"{"event": "progress", "certified-by": "nobody"}"#])
  ]
  let name: EventName
  /// The one who certifies it, or `nobody`; nil where the text does not say.
  let certifiedBy: String?

  init(_ reader: RuleReader) throws(ClauseFileError) {
    name = try reader.fields.required("event").value(.eventName, EventName.init)
    certifiedBy = try reader.fields["certified-by"].reading { field throws(ClauseFileError) in try field.text() }
  }

  var parts: [DateRule] { [] }
  var ownEvents: Set<EventName> { [name] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    guard let day = context.event(name)?.day ?? context.supposed else {
      let awaited = Awaited(kind: certifiedBy == "nobody" ? .uncertified : .other, phrase: noun, event: name)
      return .waits(Waits(awaited: [awaited]))
    }
    return .day(
      Derived(day: day, steps: [Step(Phrase(en: "\(noun): \(day)", ja: "\(noun)：\(day)"))], restsOn: day))
  }

  var noun: Phrase { Phrase(en: "the event \(name.description)", ja: "事象「\(name.description)」") }

  func occurrence(_ words: RuleWords) -> Phrase { noun }

  func phrase(_ words: RuleWords) -> Phrase {
    switch certifiedBy {
    case "nobody":
      Phrase(
        en: "the day of the event \(name.description), which nobody is appointed to certify",
        ja: "認定する者の定めのない事象「\(name.description)」の日")
    case let who?:
      Phrase(
        en: "the day of the event \(name.description), certified by \(who)", ja: "\(who)が認定する事象「\(name.description)」の日")
    case nil: Phrase(en: "the day of the event \(name.description)", ja: "事象「\(name.description)」の日")
    }
  }
}
