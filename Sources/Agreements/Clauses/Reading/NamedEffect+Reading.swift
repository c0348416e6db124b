extension NamedEffect {
  static let map = ClauseMap.clause(
    "furtherDay", "Further day", "A day that the text fixes, under a name that you choose.",
    [
      .needed("what", .text, "Name", "Used once in the list; answers show it."), .needed("rule", .rule, "The day"),
      .gives,
    ])
}

/// A list of named effects, no name twice.
func readEffects(_ reader: NodeReader?) throws(ClauseFileError) -> [NamedEffect] {
  var effects: [NamedEffect] = []
  var seen: Set<String> = []
  for item in try reader.reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
    let fields = try item.fields(NamedEffect.map)
    let what = try fields.required("what").text()
    guard seen.insert(what).inserted else { throw item.fail(.twice(what)) }
    effects.append(
      NamedEffect(
        what: what, citation: try Citation(fields),
        rule: try fields.required("rule").plainRule(Countable.effect), gives: try fields.gives()))
  }
  return effects
}
