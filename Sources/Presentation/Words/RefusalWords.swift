package import Agreements
package import CivilDate

extension Voice {
  /// One sentence: what is wrong, where, and what would be right (L14).
  package func refusal(_ refusal: RecordingRefusal) -> String {
    switch refusal {
    case .noSuchAgreement(let id, nil):
      say(
        "There is no agreement \(id) in the register; `depositary list` names those there are.",
        "台帳に協定 \(id) はない。「depositary list」で一覧を見られる。")
    case .noSuchAgreement(let id, let nearest?):
      say(
        "There is no agreement \(id) in the register; did you mean \"\(nearest)\"? `depositary list` names those there are.",
        "台帳に協定 \(id) はない。「\(nearest)」ではないか。「depositary list」で一覧を見られる。")
    case .notYetKnown(let id, let first, let instant):
      say(
        "At that point the register did not know \(id) yet: its first entry is \(first), recorded at \(instant).",
        "その時点の台帳に \(id) はまだない。最初の記載は記載\(first)（\(instant)）である。")
    case .clauseFileAnnulled(let id, let entry):
      say(
        "The clause file of \(id) was annulled by entry \(entry), so that there is no answer; `depositary history \(id)` shows its entries, and --as-known-at asks what was known before.",
        "\(id) の条項ファイルは記載\(entry)により取り消され、回答はない。「depositary history \(id)」で記載を、--as-known-at でそれ以前の回答を見られる。")
    case .noSuchEntry(let number):
      say("There is no entry \(number) in the register.", "台帳に記載\(number)はない。")
    case .agreementExists(let id):
      say(
        "The agreement \(id) is already in the register; its clause file is corrected with `depositary correct`.",
        "協定 \(id) は既に台帳にある。条項ファイルは「depositary correct」で訂正する。")
    case .secondClauseFile(let id, let target):
      say(
        "The annulment of entry \(target) would bring a second clause file of the agreement \(id) back; annul the one that stands first.",
        "記載\(target)を取り消すと協定 \(id) の条項ファイルが二つになる。先に有効な条項ファイルを取り消す。")
    case .unknownParty(let id, _) where agreement?.organ(id) != nil:
      say(
        "\(id) is an organ of the \(agreementNoun): this is done by a \(party).",
        "\(id) はこの\(agreementNoun)の機関である。この行為は\(party)が行う。")
    case .unknownParty(let id, let known):
      say(
        "\(id) is not a \(party) of the \(agreementNoun); its \(parties) are \(identifiers(known)).",
        "\(id) はこの\(agreementNoun)の\(party)ではない。\(parties)は\(identifiers(known))である。")
    case .likeParty(let text, let known):
      say(
        "\"\(cut(text))\" seems to mean \(identifiers([known])): a \(party) is named by its identifier, \(known).",
        "「\(cut(text))」は \(identifiers([known]))を指すと思われる。\(party)は識別子 \(known) で指定する。")
    case .addressedToItself(let id):
      say("\(id) cannot be both giver and addressee of a notice.", "\(id) は通知の発出者と名宛人を兼ねることができない。")
    case .namedTwice(let id): say("\(id) is named twice.", "\(id) が二度挙げられている。")
    case .futureDay(let day, let now):
      say(
        "\(date(day)) has not begun at \(now): only what has happened can be recorded. record --dry-run and compute take any day.",
        "\(now) の時点で\(date(day))は到来していない。記録できるのは起きたことのみである。record --dry-run と compute では任意の日を指定できる。")
    case .duplicate(let number):
      say(
        "The same act is recorded as entry \(number); a wrong entry is corrected with `depositary correct \(number)`.",
        "同じ行為が記載\(number)にある。誤りは「depositary correct \(number)」で訂正する。")
    case .typingError(let error):
      say(
        "This looks like a typing error: \(typing(error)) If it is meant so, give --as-written.",
        "誤記と思われる：\(typing(error))意図したとおりであれば --as-written を付ける。")
    case .noEffect(let reason):
      say(
        "Nothing is recorded, since the act would have no effect: \(self.reason(reason, on: .last)). With --as-received it is recorded as received.",
        "効果を生じない行為のため記録しない：\(self.reason(reason, on: .last))。--as-received を付ければ受領したものとして記録する。")
    case .severalNoticesStand(let entries):
      say(
        "Several notices stand (\(self.entries(entries))): name one, with --notice or in the line as \"notice\".",
        "複数の通知がある（\(self.entries(entries))）。--notice（行では notice）で一つを指定する。")
    case .unknownZone(let zone):
      say(
        "The system's zone data have no zone \(zone); a zone is written like Asia/Tokyo.",
        "システムの時間帯データに \(zone) はない。時間帯は Asia/Tokyo のように書く。")
    case .zoneData(let path):
      say(
        "The zone data at \(path) is missing or cannot be read; install the package tzdata.",
        "時間帯データ \(path) がないか、読めない。パッケージ tzdata を導入する。")
    case .wrongOffset(let zone, let written, let actual):
      say(
        "\(zone) had the offset \(offset(actual)) at that instant, not \(offset(written)).",
        "その時点の \(zone) の時差は \(offset(actual)) であり、\(offset(written)) ではない。")
    case .notAFact(let number):
      say(
        "Entry \(number) is an annulment: it can be annulled, not corrected.",
        "記載\(number)は取消しである。取り消すことはできるが、訂正することはできない。")
    case .takenAway(let number, let by):
      say(
        "Entry \(number) was annulled by entry \(by): nothing is left to correct.",
        "記載\(number)は記載\(by)により取り消されており、訂正するものがない。")
    case .alreadyAnnulled(let number, let by):
      say("Entry \(number) is already annulled, by entry \(by).", "記載\(number)は記載\(by)により既に取り消されている。")
    case .tooManyAnnulments(let number, let annulled, let most):
      say(
        "Entry \(number) is the last of \(most) annulments, each of the one before, and no more are possible: annul entry \(annulled) itself.",
        "記載\(number)は、前の取消しの取消しが\(most)件続いた最後のものであり、これ以上は続けられない。記載\(annulled)自体を取り消す。")
    case .kindCannotChange(let number, let kind):
      say(
        "Entry \(number) is of the kind \(kind.name), which a correction cannot change; annul it and record anew.",
        "記載\(number)の種別は \(kind.name) であり、訂正では変えられない。取り消して新たに記録する。")
    case .clauseFileOfAnother(let found, let id):
      say(
        "The clause file is that of the agreement \(found), but the entry belongs to \(id).",
        "条項ファイルは協定 \(found) のものだが、記載は \(id) に属する。")
    case .correctsNothing(let number):
      say("The correction of entry \(number) changes nothing.", "訂正しても記載\(number)の内容は変わらない。")
    case .notNext(let entry, let next) where next < entry:
      say(
        "Entry \(entry) stands where entry \(next) is wanted: an export is imported whole, into an empty register.",
        "記載\(next)のあるべき所に記載\(entry)がある。書き出したものは、全体を空の台帳に取り込む。")
    case .notNext(let entry, let next):
      say(
        "Entry \(entry) does not follow the last one of this register, which goes on with \(next); import into an empty register.",
        "記載\(entry)はこの台帳の最後の記載に続かない（次は\(next)）。空の台帳に取り込む。")
    case .instantGoesBack(let entry):
      say(
        "The instant of entry \(entry) is before that of the entry before it.", "記載\(entry)の時刻が直前の記載より前である。")
    case .nothingToErase(let entry, .document):
      say(
        "Nothing is erased: entry \(entry) has no document in confidence nor one that no other entry names, or it is gone already.",
        "消去しない：記載\(entry)には秘匿して記録された文書も、他の記載が挙げない文書もないか、既にない。")
    case .nothingToErase(let entry, let field):
      say(
        "Nothing is erased: entry \(entry) has no \(self.field(field)) in confidence, or it is gone already.",
        "消去しない：記載\(entry)の\(self.field(field))は秘匿して記録されていないか、既にない。")
    case .erasureStands(let entry):
      say(
        "Entry \(entry) is an erasure: what is erased does not come back, and so it is neither annulled nor corrected.",
        "記載\(entry)は消去である。消去したものは戻らないため、取消しも訂正もできない。")
    case .erasureElsewhere(let entry):
      say(
        "Entry \(entry) of the bundle is an erasure in their copy; to erase in this one, use erase.",
        "一括ファイルの記載\(entry)は相手方の写しでの消去である。この写しでの消去には erase を用いる。")
    case .notItsHash(let entry):
      say("Entry \(entry) is not what its hash says: the line was changed.", "記載\(entry)がハッシュと一致しない。行が変更されている。")
    case .instantContradicts(let text):
      say(
        "The instant \"\(text)\" contradicts what stands beside it: its moment in UTC, its offset and its civil days must agree.",
        "時刻「\(text)」が併記されたものと矛盾する。UTCの時点、時差及び暦日は一致しなければならない。")
    case .controlCharacter(let name):
      say("The name \"\(name)\" holds a control character, which no name does.", "名称「\(name)」に制御文字がある。名称には使えない。")
    case .erasesNothing(let entry):
      say(
        "The erasure in entry \(entry) must name each field that it erases, once.",
        "記載\(entry)の消去は、消去する各項目を一度ずつ挙げなければならない。")
    case .clockTooFar(let now, let before):
      say(
        "Nothing is recorded: the clock says \(now), more than ten years after \(before), and no later entry could go back. If it is right, say --clock-is-right.",
        "記録しない：時計は \(now) を示し、\(before) から十年を超えて後である。以後の記載は遡れない。正しければ --clock-is-right を付ける。")
    case .documentMissing(let hash):
      say("The document \(hash) did not come with the entry.", "文書 \(hash) が添えられていない。")
    case .notReadBack:
      say(
        "Nothing is recorded: what was written would be read otherwise. This is a fault of the program.",
        "記録しない：書いた内容が別の内容として読まれる。プログラムの誤りである。")
    case .tooLong:
      say(
        "The entry would be longer than 65,535 bytes, or its clause file than 4 MiB.",
        "記載が65,535バイトを、又は条項ファイルが4 MiB を超える。")
    }
  }

  /// What looks wrong in an act: a sentence.
  package func typing(_ error: TypingError) -> String {
    switch error {
    case .likeAmendment(let typed, let known):
      say(
        "\(amendment) \(typed) is written almost like \(known), which is in the record.",
        "\(amendment) \(typed) は、記録にある \(known) とほとんど同じ表記である。")
    case .likeParty(let typed, let known):
      say(
        "\(typed) seems to mean \(known), and would be another \(party) in the record.",
        "\(typed) は \(known) を指すと思われるが、記録上は別の\(party)となる。")
    case .strangeAddressee(let party):
      say(
        "\(party), to whom the notice goes, is not listed, and no act of \(party) is recorded.",
        "通知の名宛人 \(party) は条項ファイルになく、その行為の記録もない。")
    case .noOrgan(let organ, let known) where known.isEmpty:
      say(
        "the clauses that it brings leave \(amendment)s to \(organ), and the clause file names no organ.",
        "変更後の規定は\(amendment)を \(organ) に委ねるが、条項ファイルに organs がない。")
    case .noOrgan(let organ, let known):
      say(
        "the clauses that it brings leave \(amendment)s to \(organ), which is no organ here; there is \(list(known.map(\.description))).",
        "変更後の規定は\(amendment)を \(organ) に委ねるが、そのような機関はない。機関は \(series(known.map(\.description))) である。")
    case .noGroup(let name, let known):
      say(
        "the clauses that it brings count the group \(name), which the clause file does not have\(known.isEmpty ? "" : "; there is \(list(known))").",
        "変更後の規定は groups の \(name) を数えるが、条項ファイルにない。\(known.isEmpty ? "" : "あるのは \(series(known)) である。")")
    case .noWeights(let name, let known):
      say(
        "the clauses that it brings weigh by \(name), which the clause file does not have under weights\(known.isEmpty ? "" : "; there is \(list(known))").",
        "変更後の規定は weights の \(name) による比重を用いるが、条項ファイルにない。\(known.isEmpty ? "" : "あるのは \(series(known)) である。")")
    case .withdrawalFromNone:
      say(
        "the clause on withdrawal that it brings would have no effect, since the clause file has none; one without a rule there says that none can leave alone yet.",
        "変更後の\(withdrawal)の規定は効果を持たない。条項ファイルに withdrawal がないためである。rule のない withdrawal を書けば、単独では\(withdrawal)できないことを示す。")
    case .outOfReach(nil, let count):
      say(
        "the clauses that it brings have a threshold that can never be reached, also if all consent who can: \(count).",
        "変更後の規定は、同意し得る\(count)者の全てが同意しても満たされない。")
    case .outOfReach(let wanted?, let count):
      say(
        "the clauses that it brings have a threshold of \(wanted) that can never be reached: \(count) can consent.",
        "変更後の規定は\(wanted)者の同意を要するが、同意し得るのは\(count)者である。")
    case .termEndWithoutDuration:
      say(
        "the clauses that it brings count from term-end, and there is no clause on duration that gives a term.",
        "変更後の規定は term-end から数えるが、期間を定める duration がない。")
    case .daysOutOfOrder(let later, let day, let earlier, let other):
      say(
        "it would be \(noticeDay(later)) on \(date(day)), before it was \(noticeDay(earlier)) on \(date(other)).",
        "\(dayNoun(later))（\(date(day))）が\(dayNoun(earlier))（\(date(other))）より前になる。")
    case .namedBeforeNotice(let named, let first, let day):
      say(
        "it would name \(date(named)), before it was \(noticeDay(first)) on \(date(day)).",
        "通知が指定する日（\(date(named))）が\(dayNoun(first))（\(date(day))）より前になる。")
    }
  }

  private func offset(_ seconds: Int32) -> String {
    let minutes = abs(seconds) / 60
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(seconds < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// Why a text is no day.
  package func refusal(_ error: DateTextError, of text: String, orInstant: Bool) -> String {
    switch error {
    case .ambiguous(let readings) where readings.count > 1:
      say(
        "\"\(text)\" is ambiguous: it can be \(readings.map { "\(date($0)) (\($0))" }.joined(separator: " or ")); write one of these.",
        "「\(text)」は\(readings.map { "\(date($0))（\($0)）" }.joined(separator: "とも"))とも読める。括弧内のいずれかで書く。")
    case .otherYear(let era, let yearOfEra, let year):
      say(
        "\"\(text)\" contradicts itself: the year \(year) is not \(era.kanji)\(yearOfEra)年 on that day.",
        "「\(text)」は矛盾している。その日の\(year)年は\(era.kanji)\(yearOfEra)年ではない。")
    case .ambiguous:
      say(
        "\"\(text)\" is ambiguous: the century or the era is not known; write 2026-02-01 or 令和8年2月1日.",
        "「\(text)」は世紀又は元号が定まらない。2026-02-01 又は令和8年2月1日のように書く。")
    case .noSuchDay:
      say("\"\(text)\" is no day of the calendar.", "「\(text)」という日は暦にない。")
    case .outsideCalendar:
      say("\"\(text)\" lies outside the years 0001 to 9999.", "「\(text)」は0001年から9999年の外にある。")
    case .outsideEra(let era, _, _):
      era.lastDay == .last
        ? say(
          "\"\(text)\" lies outside the era \(era.kanji), which begins on \(date(era.firstDay)).",
          "「\(text)」という日はない。\(era.kanji)は\(date(era.firstDay))からである。")
        : say(
          "\"\(text)\" lies outside the era \(era.kanji), which runs from \(date(era.firstDay)) to \(date(era.lastDay)).",
          "「\(text)」という日はない。\(era.kanji)は\(date(era.firstDay))から\(date(era.lastDay))までである。")
    case .notADate where !orInstant:
      say(
        "\"\(text)\" is no date; write 2026-02-01, 令和8年2月1日 or R8.2.1.",
        "「\(text)」は日付ではない。2026-02-01、令和8年2月1日又は R8.2.1 のように書く。")
    case .notADate:
      say(
        "\"\(text)\" is no date; write 2026-02-01, 令和8年2月1日, R8.2.1 or, with time and zone, 2026-03-01T20:00-05:00[America/New_York].",
        "「\(text)」は日付ではない。2026-02-01、令和8年2月1日、R8.2.1 又は 2026-03-01T20:00-05:00[America/New_York] のように書く。")
    }
  }
}

extension Voice {
  /// The parties as `JP (Japan) and US (United States)`. Of many only the first are named, and how many more there are.
  fileprivate func identifiers(_ parties: [PartyID]) -> String {
    let most = 12
    let named = parties.prefix(most).map { id in
      let name = name(id, on: .last)
      return name == id.description ? name : say("\(id) (\(name))", "\(id)（\(name)）")
    }
    let more = parties.count - named.count
    return list(named + (more > 0 ? [say("\(more) more", "ほか\(more)者")] : []))
  }
}
