import Agreements
import CivilDate

/// An answer about the ending with what is needed to word it: the acts that it names, and the day of asking.
struct TerminationStory {
  let termination: Termination
  let timeline: Timeline
  let party: PartyID?
  let known: CivilDay
  /// The last day that can be said to have come: the day asked about, or the day of asking where that is earlier.
  let reached: CivilDay
  /// The notices that stand on the day asked about.
  let standing: StandingNotices
}

extension Voice {
  func certainty(_ certainty: Certainty) -> String {
    switch certainty {
    case .fixed: say("fixed", "確定")
    case .provisional: say("provisional", "暫定")
    }
  }

  /// The date or its absence in a few words: `14 July 2026, provisional`.
  func short(_ termination: Termination) -> String {
    switch termination {
    case .none: say("none", "なし")
    case .dated(let date): short(date.endDays.firstDayWithout, date.certainty)
    case .conditional(let conditional):
      if conditional.isUndetermined {
        say("undetermined", "不確定")
      } else {
        conditional.notBefore.map { say("conditional, not before \(date($0))", "条件付（\(date($0))以後）") }
          ?? say("conditional", "条件付")
      }
    case .contested: say("contested", "争いあり")
    }
  }

  /// A first day without, and how sure it is.
  func short(_ firstDayWithout: CivilDay, _ certainty: Certainty) -> String {
    say(
      "\(date(firstDayWithout)), \(self.certainty(certainty))", "\(date(firstDayWithout))（\(self.certainty(certainty))）"
    )
  }

  /// The reason in one clause: `180 days after the notice delivered on 15 January 2026`.
  func basis(_ story: TerminationStory) -> String {
    switch story.termination {
    case .none:
      return noEnding(story.standing)
    case .conditional(let conditional):
      let waits = either(conditional.ways.map { self.waits(for: $0, on: story.known) })
      return say("it waits for \(waits)", "\(waits)を待つ")
    case .contested(let contested):
      return list(contested.readings.map { reading($0, on: story.known) })
    case .dated(let date):
      return cause(date, story)
    }
  }

  /// The items, of which one is enough; each once.
  func either(_ items: [String]) -> String {
    let items = items.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let others = items.dropLast()
    return say(others.joined(separator: ", ") + " or " + last, others.joined(separator: "、") + "又は" + last)
  }

  private func noEnding(_ standing: StandingNotices) -> String {
    if !standing.own.isEmpty {
      return say("no date follows from \(notices(standing.own))", "\(notices(standing.own))によっては日が定まらない")
    }
    guard standing.ofParties.isEmpty else {
      return say("no notice ends it for all, and no date is agreed", "全\(parties)について終了させる通知も、合意された日もない")
    }
    return say("no notice stands and no date is agreed", "有効な通知も合意された日もない")
  }

  private func notices(_ entries: [EntryNumber]) -> String {
    say(
      entries.count == 1 ? "the notice (\(self.entries(entries)))" : "the notices (\(self.entries(entries)))",
      "通知（\(self.entries(entries))）")
  }

  /// The line on what has to be said beside the date.
  func remark(_ remark: EndingRemark) -> String {
    switch remark {
    case .governs(let notice, let others):
      say(
        "the notice (\(entry(notice))) governs; \(alsoStand(others))",
        "通知（\(entry(notice))）による。\(notices(others))も有効である")
    case .standing(let entries):
      say(
        "\(alsoStand(entries)), but the date does not follow from \(entries.count == 1 ? "it" : "them")",
        "\(notices(entries))も有効であるが、\(ending)の日はこれによって定まるものではない")
    case .undated(let entry, let missing, let bound):
      say(
        "the notice (\(self.entry(entry))) stands, but the day on which it was \(noticeDay(missing)) is not recorded: once it is, the date can become another\(bound.map { ", not before \(date($0))" } ?? "")",
        "通知（\(self.entry(entry))）は、\(noticeDay(missing))の日の記録がない。記録されれば\(ending)の日が変わる場合がある\(bound.map { "（\(date($0))以後）" } ?? "")"
      )
    case .undatedBeside(let entry, let missing):
      say(
        "the notice (\(self.entry(entry))) stands, but the day on which it was \(noticeDay(missing)) is not recorded; the date does not depend on it",
        "通知（\(self.entry(entry))）は、\(noticeDay(missing))の日の記録がない。\(ending)の日はこれによって変わらない")
    case .revocation(let entry, let notice, let missing):
      say(
        "a revocation (\(self.entry(entry))) of the notice (\(self.entry(notice))) waits until the day on which it was \(noticeDay(missing)) is recorded",
        "通知（\(self.entry(notice))）の撤回（\(self.entry(entry))）は、\(noticeDay(missing))の日の記録を待つ")
    case .tooLate(let late):
      say(
        "the notice (\(entry(late.entry))) came \(period(.days(late.daysLate))) after \(date(late.lastDay)), the last day to notify for the term that ends with \(lastDay(late.missed))\(counts(late.counts))",
        "通知（\(entry(late.entry))）は、\(lastDay(late.missed))までの期間についての通知期限\(date(late.lastDay))に\(period(.days(late.daysLate)))遅れた\(counts(late.counts))"
      )
    case .suspended(let notice, let days, false):
      say(
        "the notice (\(entry(notice))) was suspended for \(period(.days(days))), which do not change the date",
        "通知（\(entry(notice))）が停止していた\(period(.days(days)))によって\(ending)の日は変わらない")
    case .paused(let notices):
      say(
        "\(self.notices(notices)) \(notices.count == 1 ? "is" : "are") suspended", "\(self.notices(notices))は停止中である")
    case .suspended(let notice, let days, true):
      say(
        "the notice (\(entry(notice))) was suspended for \(period(.days(days))), which count on top",
        "通知（\(entry(notice))）が停止していた\(period(.days(days)))を加えた日である")
    case .endsBefore(let end, let start, nil):
      say(
        "the \(agreementNoun) ends on \(date(end)), before \(date(start)), on which it would have started",
        "\(agreementNoun)は\(date(end))に終わり、始まるはずの\(date(start))に至らない")
    case .endsBefore(let end, let start, let party?):
      say(
        "the \(agreementNoun) ends on \(date(end)), before \(date(start)), on which it would have started for \(name(party, on: end))",
        "\(agreementNoun)は\(date(end))に終わり、\(name(party, on: end))について始まるはずの\(date(start))に至らない")
    case .agreedAfterEnd(let day, let entries):
      say(
        "all \(parties) determined \(date(day)) (\(self.entries(entries))), but it ends before that day",
        "全\(parties)が定めた\(date(day))（\(self.entries(entries))）より前に終了する")
    case .namedDayMovesNothing(let day, let notice):
      say(
        "the day that the notice (\(entry(notice))) names, \(date(day)), does not change the date",
        "通知（\(entry(notice))）が指定する日（\(date(day))）によって\(ending)日は変わらない")
    }
  }

  private func alsoStand(_ entries: [EntryNumber]) -> String {
    "\(notices(entries)) also \(entries.count == 1 ? "stands" : "stand")"
  }

  private func counts(_ end: CivilDay?) -> String {
    end.map {
      say("; it counts for the term that ends with \(lastDay($0))", "。\(lastDay($0))までの期間についての通知となる")
    } ?? ""
  }

  /// The day before the first day without.
  private func lastDay(_ firstDayWithout: CivilDay) -> String { date(firstDayWithout.previous ?? firstDayWithout) }

  private func cause(_ date: TerminationDate, _ story: TerminationStory) -> String {
    switch date.cause {
    case .notice: return defaultBasis(date, story)
    case .agreed:
      let on = date.agreedOn.map { self.date($0) } ?? ""
      return say("as all \(parties) determined on \(on)", "\(on)に全\(parties)が決定")
    case .term:
      return date.endDays.firstDayWithout <= story.reached
        ? say("the term is over", "期間の満了") : say("the term then ends", "期間の満了")
    case .event: return say("what ends it has happened", "\(ending)の事由の発生")
    case .parentEnd: return say("the parent agreement ends", "基本となる協定の終了")
    case .tooFewParties: return say("too few \(parties) are left", "残る\(parties)の数の不足")
    case .agreementEnd: return say("the \(agreementNoun) itself ends", "\(agreementNoun)自体の終了")
    }
  }

  /// One reading of the ending, and the parties that hold it.
  func reading(_ reading: HeldReading, on day: CivilDay) -> String {
    let holders = reading.by.isEmpty ? say("as the clauses are computed", "条項の計算による") : names(reading.by, on: day)
    switch reading.reading {
    case .firstDayWithout(let day): return say("\(date(day)) (\(holders))", "\(date(day))（\(holders)）")
    case .noEnd: return say("no \(ending) (\(holders))", "\(ending)なし（\(holders)）")
    case .asComputed: return say("not yet a date (\(holders))", "日は未定（\(holders)）")
    }
  }

  private func defaultBasis(_ date: TerminationDate, _ story: TerminationStory) -> String {
    let clause = story.timeline.endingClause(of: story.party, amendment: date.amendment)
    guard let rule = clause?.rule, let notice = date.notice else { return "" }
    return phrase(rule.otherwise.phrase { $0 == .notice ? noticePhrase(notice, story) : nil })
  }

  private func noticePhrase(_ entry: EntryNumber, _ story: TerminationStory) -> Phrase? {
    guard let act = story.timeline.act(entry), let from = story.timeline.day(of: entry),
      case .notice(let content) = act.content
    else { return nil }
    let counted = NoticeDay.allCases.reversed().first { content.days[$0]?.atPlace == from } ?? .delivered
    let named = content.days.all.count == 4 && Set(content.days.all.map(\.atPlace)).count == 1
    let words = noticeDay(counted)
    return named
      ? Phrase(en: "the notice of \(from)", ja: "\(from)の通知")
      : Phrase(en: "the notice \(words) on \(from)", ja: "\(from)に\(words)された通知")
  }

  /// One step of the arithmetic, as a line.
  func step(_ step: Step) -> String { phrase(step.phrase) }
}
