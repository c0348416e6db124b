/// START HERE. The law: what parties did, and what follows from it.
///
/// An agreement's final clauses are data (`Agreement`, `FinalClauses`, `DateRule`), read from a clause file. Its life
/// is made of *acts* (`Act`), each done by parties on a civil day. The record keeps acts as *entries* (`Entry`).
/// Entries are never changed; later ones correct or annul them (`AgreementRecord`).
///
/// `Timeline` folds the acts, in the order in which they happened, into one `Situation` a day, and assesses each act on
/// the way: effective, pending, or without effect and why (`Assessment`). Every question is then asked of the timeline:
///
///     entries -> AgreementRecord -> Timeline -> status(on:known:of:), explanation(on:known:of:), audit(on:)
///
/// Where parties join and leave one by one, each of them sees the same situation (`Situation.seen(by:)`).
///
/// The target imports nothing but the calendar: no clock, no locale, no zone, no disk. The same entries and the same
/// question give the same answer (L31). Where the text is silent, a policy gives the answer (`PolicyName`). What
/// another policy would give is the same fold with one value set differently. The statements L1 to L31 stand in
/// docs/law/README.md.
package enum AgreementsOverview {}
