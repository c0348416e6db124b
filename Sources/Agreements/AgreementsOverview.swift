/// START HERE. The law: what parties did, and what follows from it.
///
/// An agreement's final clauses are data (`Agreement`, `FinalClauses`, `DateRule`), read from a clause file. What
/// happens to it are *acts* (`Act`), each of one or more parties on a civil day; the record keeps them as *entries*
/// (`Entry`), never changed, only corrected or annulled by later ones (`AgreementRecord`).
///
/// `Timeline` folds the acts, in the order in which they happened, into one `Situation` a day, and assesses each act on
/// the way: effective, pending, or without effect and why (`Assessment`). Every question is then asked of the timeline:
///
///     entries -> AgreementRecord -> Timeline -> status(on:known:of:), explanation(on:known:of:), audit(on:)
///
/// Of a text that parties join and leave one by one the same situation is seen by each of them (`Situation.seen(by:)`).
///
/// The target imports nothing but the calendar: no clock, no locale, no zone, no disk. The same entries and the same
/// question give the same answer (L31). Where the text is silent a policy fills the silence (`PolicyName`), and what
/// another policy would give is the same fold with one value set differently. The statements L1 to L31 stand in
/// docs/law/README.md.
package enum AgreementsOverview {}
