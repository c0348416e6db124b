import CivilDate

/// What is prepared for a day that is asked about for many parties.
final class PreparedDay: Sendable {
  let asked: CivilDay
  /// The day of the last acts by then.
  let last: CivilDay
  let situation: Situation
  let waitingWithdrawals: [OpenEnd]
  let later: LaterDays
  /// Whether notices to come could leave too few parties before each day on which parties leave.
  let isLeft: [CivilDay: Bool]

  init(
    asked: CivilDay, last: CivilDay, situation: Situation, waitingWithdrawals: [OpenEnd], later: LaterDays
  ) {
    self.asked = asked
    self.last = last
    self.situation = situation
    self.waitingWithdrawals = waitingWithdrawals
    self.later = later
    let days = Set(situation.memberships.daysOfLeaving)
    isLeft = Dictionary(uniqueKeysWithValues: days.map { ($0, situation.isLeft(before: $0, asked: asked)) })
  }
}
