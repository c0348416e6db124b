package import Agreements
package import CivilDate

/// The instant of recording or asking. It is given from outside: nothing here reads a clock.
package struct Now: Sendable {
  /// The instant of recording or asking, before the record holds it back (L17).
  package let instant: Instant
  /// The civil day of the instant at a place.
  package let today: CivilDay
  /// The place: a zone, or the offset or zone that the instant is written with.
  package let place: String
  /// Whether it was given in place of the machine's clock. An entry recorded by it says so.
  package let isGiven: Bool

  package init(instant: Instant, today: CivilDay, place: String = "UTC", isGiven: Bool) {
    self.instant = instant
    self.today = today
    self.place = place
    self.isGiven = isGiven
  }

  /// The whole seconds since 1970, as cosignatures count; 0 before 1970.
  package var secondsSince1970: UInt64 { UInt64(max(0, instant.milliseconds) / 1000) }
}
