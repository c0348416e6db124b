package import Agreements
package import EventLog

/// What was asked for and does not exist.
package enum NotThere: Error, Hashable, Sendable {
  case file(String)
  /// There are no cases in this folder.
  case cases(under: String)
  case agreement(String)
  /// The record names the document, but this copy of the register does not hold it.
  case document(Digest32)
  case documentBeginning(String)
  case trust(in: VerifierKey)
  /// Nothing falls due under this name, or several things do: those known, or those meant.
  case due(String, in: AgreementID, known: [String])
}
