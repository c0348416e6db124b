package import Agreements
package import CivilDate

/// The instant of recording or asking, given from outside: nothing here reads a clock.
package struct Now: Sendable {
  /// The instant of recording or asking, before the record holds it back (L17).
  package let instant: Instant
  /// The civil day of the instant in the zone it is written with; of the machine's clock, in UTC.
  package let today: CivilDay
  /// Whether it replaces the machine's clock, which an entry recorded so says.
  package let isGiven: Bool

  package init(instant: Instant, today: CivilDay, isGiven: Bool) {
    self.instant = instant
    self.today = today
    self.isGiven = isGiven
  }

  /// Whole seconds, as cosignatures count; 0 before 1970.
  package var secondsSince1970: UInt64 { UInt64(max(0, instant.milliseconds) / 1000) }
}
