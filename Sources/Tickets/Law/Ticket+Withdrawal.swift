// SPDX-License-Identifier: Apache-2.0

extension Ticket {
    /// Before a result is in, and never of a report: what it says has to be looked into, whoever said it.
    package var mayBeWithdrawn: Bool { kind != .report && stage.name.isBeforeResult }

    /// The citizen takes it back (撤回): it ends, with the reason in the journal, and is not scored as an answer.
    func withdrawing(_ reason: String) throws(TicketRefusal) -> [TicketEvent] {
        guard stage.name.isBeforeResult else { throw .unlawful(.withdraw, in: stage.name) }
        guard kind != .report else { throw .reportStands }
        return [.closed(closing: Closing(reason: .withdrawn, note: try stated(reason, .reason)))]
    }

    func publishing(_ title: String) throws(TicketRefusal) -> [TicketEvent] {
        guard stage.name != .archived else { throw .unlawful(.publish, in: stage.name) }
        guard mayBePublished else { throw .notForPublication }
        return [.published(title: try stated(title, .title))]
    }

    func unpublishing(_ reason: String) throws(TicketRefusal) -> [TicketEvent] {
        guard publication != nil else { throw .notPublished }
        return [.unpublished(reason: try stated(reason, .reason))]
    }
}

extension Stage.Name {
    /// The office has it and has not said what came of it.
    fileprivate var isBeforeResult: Bool {
        switch self {
        case .registered, .awaitingCaller, .dispatched, .signed, .handling, .returnRequested, .extensionRequested,
            .terminationReview:
            true
        case .resultReview, .callbackPending, .answered, .notAccepted, .transferred, .merged, .closed, .archived:
            false
        }
    }
}
