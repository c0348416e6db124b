import Agreements
import CivilDate
import TestKit
import Testing

/// L9, L14, L18: the next entry is judged by those before it, whether the past of the agreement is kept or not.
struct KnownLifeTests {
  private static let lives = 400

  @Test(
    "an act that is imported comes to what it comes to among all, in whatever order acts, corrections and annulments come"
  )
  func pastOrNot() throws {
    let seed = Seeded().seed
    var (reasons, late, corrected, meant) = (0, 0, 0, 0)
    for number in 1...Self.lives {
      let place = "DEPOSITARY_SEED=\(seed), world \(number)"
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let id = world.agreement.id
      var entries = [Entry(1, id, .fact(.agreement(world.agreement, Evidence())))]
      var (past, end) = (KnownLife(id, entries), KnownLife(id, entries, keepsPast: false))
      for content in Self.contents(of: world, using: &own) {
        let next = Entry(Int64(entries.count + 1), id, content)
        if case .act(let by, let act, _)? = content.fact {
          let act = Act(id: content.corrected ?? next.number, by: by, content: act)
          #expect(end.first(like: act, except: content.corrected) == past.first(like: act, except: content.corrected))
          if case .revocation(let revocation) = act.content, revocation.of == nil {
            meant += 1
            #expect(end.noticeMeant(by: act) == past.noticeMeant(by: act), "\(place), entry \(next.number)")
          }
        }
        entries.append(next)
        guard let fact = past.add(next), end.add(next) == fact else {
          Issue.record("\(place), entry \(next.number)")
          continue
        }
        let all = past.record.agreement.map { Timeline($0, acts: past.record.acts) }
        let expected = all?.assessments.reason(of: fact)
        #expect(past.reason(of: fact) == expected, "\(place), entry \(next.number), with its past")
        #expect(end.reason(of: fact) == expected, "\(place), entry \(next.number), its end only")
        if expected != nil { reasons += 1 }
        if content.corrected != nil { corrected += 1 }
        if let day = all?.day(of: fact), all?.acts.last.flatMap({ all?.day(of: $0.id) }) != day { late += 1 }
      }
      #expect(end.life?.acts == past.life?.acts, "\(place)")
      for act in past.record.acts {
        #expect(end.life?.assessments[act.id] == past.life?.assessments[act.id], "\(place), act \(act.id)")
      }
    }
    #expect(reasons > 200 && late > 200 && corrected > 100 && meant > 20, "\(reasons), \(late), \(corrected), \(meant)")
  }

  /// The acts in their order or in any; now and then one is said otherwise, or taken away.
  private static func contents(of world: RandomWorld, using random: inout Seeded) -> [EntryContent] {
    var acts = world.acts
    if Int.random(in: 1...3, using: &random) == 1 { acts.shuffle(using: &random) }
    var contents: [EntryContent] = []
    var facts: [(first: EntryNumber, kind: ActKind)] = []
    for act in acts {
      facts.append((entry(Int64(contents.count + 2)), act.content.kind))
      contents.append(.fact(.act(by: act.by, act.content, act.evidence)))
      guard Int.random(in: 1...8, using: &random) == 1, let old = facts.randomElement(using: &random) else { continue }
      let others = world.acts.filter { $0.content.kind == old.kind }
      if Bool.random(using: &random), let other = others.randomElement(using: &random) {
        let fact = Fact.act(by: other.by, other.content, other.evidence)
        contents.append(.correction(of: old.first, fact, reason: .open("a slip")))
      } else {
        contents.append(.annulment(of: old.first, reason: .open("a slip"), Evidence()))
        facts.removeAll { $0.first == old.first }
      }
    }
    return contents
  }
}

extension Entry {
  fileprivate init(_ number: Int64, _ agreement: AgreementID, _ content: EntryContent) {
    let recording = Recording(at: Instant(milliseconds: number)!, clock: .machine, by: .open("test"))
    self.init(number: entry(number), agreement: agreement, recording: recording, content: content)
  }
}

extension EntryContent {
  /// The first entry of the fact that it corrects.
  fileprivate var corrected: EntryNumber? { if case .correction(let first, _, _) = self { first } else { nil } }
}
