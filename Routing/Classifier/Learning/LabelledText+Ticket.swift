// SPDX-License-Identifier: Apache-2.0

package import Tickets
package import WorkCalendar

extension LabelledText {
    /// What a ticket teaches: its words, and the matter that it has in the end.
    ///
    /// Nothing is learnt from what must not be looked into (reports, what was told in confidence), from what repeats
    /// another ticket, and from what nobody has confirmed: it was neither ended, nor dispatched by a person.
    ///
    /// - Parameters:
    ///   - ticket: As it stands now.
    ///   - catalogue: The one in force; its leaves are what can be learnt.
    ///   - day: Today: what has ended by then is not learnt any more.
    package init?(_ ticket: Ticket, under catalogue: Catalogue, on day: Day) {
        let filing = ticket.filing
        guard let matter = ticket.matter, catalogue.offers(matter, on: day), ticket.isConfirmed,
            ticket.kind != .report, filing.kind != .report, !filing.isConfidential, ticket.answeredBy == nil
        else { return nil }
        self.init(RequestText(title: filing.summary, detail: filing.narrative), label: matter.rawValue)
    }
}

extension Ticket {
    /// Somebody has found its matter right: it was handled under it to the end, or a person dispatched it.
    fileprivate var isConfirmed: Bool {
        switch stage {
        case .closed(let closing), .archived(let closing): closing.reason != .withdrawn
        case .registered, .awaitingCaller, .answered, .notAccepted, .transferred, .merged: false
        case .dispatched, .signed, .handling, .returnRequested, .extensionRequested, .terminationReview, .resultReview,
            .callbackPending:
            lastPass?.decision.map { !$0.isCertain } ?? false
        }
    }
}
