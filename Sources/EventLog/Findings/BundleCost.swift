/// What a bundle would add to a record. So much has to be read, kept and answered for from then on.
package struct BundleCost: Hashable, Sendable {
  /// The number of entries beyond those that both have.
  package let entries: Int64
  /// The number of agreements that those entries are about.
  package let agreements: Int64
  /// The length of the bundle as a file.
  package let bytes: Int64

  package init(entries: Int64, agreements: Int64, bytes: Int64) {
    self.entries = entries
    self.agreements = agreements
    self.bytes = bytes
  }

  /// The measures that can be limited.
  package enum Measure: String, Hashable, Sendable, CaseIterable { case entries, agreements, bytes }
}

/// The most that a bundle may bring.
package struct BundleLimits: Hashable, Sendable {
  private let limits: [BundleCost.Measure: Int64]

  /// The limits; nil limits nothing beyond what holds for every bundle.
  package init(entries: Int64? = nil, agreements: Int64? = nil, bytes: Int64? = nil) {
    var limits: [BundleCost.Measure: Int64] = [:]
    limits[.entries] = entries
    limits[.agreements] = agreements
    limits[.bytes] = bytes
    self.limits = limits
  }

  /// Checks one measure. Throws `BundleError.overLimit`.
  package func check(_ measure: BundleCost.Measure, _ found: Int64) throws(BundleError) {
    guard let limit = limits[measure], found > limit else { return }
    throw .overLimit(measure, found: found, limit: limit)
  }
}
