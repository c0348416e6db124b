import CivilDate

/// What is prepared for a day that is asked about for many parties.
final class PreparedDay: Sendable {
  let asked: CivilDay
  /// The day of the last acts by then.
  let last: CivilDay
  let situation: Situation
  let waitingWithdrawals: [OpenEnd]
  let later: LaterDays

  init(asked: CivilDay, last: CivilDay, situation: Situation, waitingWithdrawals: [OpenEnd], later: LaterDays) {
    self.asked = asked
    self.last = last
    self.situation = situation
    self.waitingWithdrawals = waitingWithdrawals
    self.later = later
  }
}
