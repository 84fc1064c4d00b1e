// SPDX-License-Identifier: Apache-2.0

/// Where a ticket stands; a case carries exactly what is true in it. Source: the canonical machine of domain.md 1.6.
package enum Stage: Codable, Equatable, Sendable {
    case registered
    case awaitingCaller(Question)
    case dispatched(Assignment)
    case signed(Assignment)
    case handling(Assignment)
    case returnRequested(Assignment, request: ReturnRequest)
    case extensionRequested(Assignment, request: ExtensionRequest)
    case terminationReview(Assignment, request: TerminationRequest)
    case resultReview(Assignment, result: HandlingResult)
    case callbackPending(Assignment, attempts: Int)
    case answered(reply: String, attempts: Int)
    case notAccepted(NonAcceptance)
    case transferred(EmergencyTransfer)
    case merged(into: TicketNumber)
    case closed(Closing)
    case archived(Closing)

    /// The stage's bare name: a column, a tally's key, a word in the law's table.
    package enum Name: String, Codable, CaseIterable, Sendable {
        case registered, awaitingCaller, dispatched, signed, handling, returnRequested, extensionRequested
        case terminationReview, resultReview, callbackPending, answered, notAccepted, transferred, merged, closed
        case archived

        /// Somebody still has to do something.
        package var isOpen: Bool {
            switch self {
            case .notAccepted, .transferred, .merged, .closed, .archived: false
            default: true
            }
        }
    }

    package var name: Name {
        switch self {
        case .registered: .registered
        case .awaitingCaller: .awaitingCaller
        case .dispatched: .dispatched
        case .signed: .signed
        case .handling: .handling
        case .returnRequested: .returnRequested
        case .extensionRequested: .extensionRequested
        case .terminationReview: .terminationReview
        case .resultReview: .resultReview
        case .callbackPending: .callbackPending
        case .answered: .answered
        case .notAccepted: .notAccepted
        case .transferred: .transferred
        case .merged: .merged
        case .closed: .closed
        case .archived: .archived
        }
    }

    /// The pass under way, while a unit is responsible.
    package var assignment: Assignment? {
        switch self {
        case .dispatched(let assignment), .signed(let assignment), .handling(let assignment),
            .returnRequested(let assignment, _), .extensionRequested(let assignment, _),
            .terminationReview(let assignment, _), .resultReview(let assignment, _),
            .callbackPending(let assignment, _):
            assignment
        case .registered, .awaitingCaller, .answered, .notAccepted, .transferred, .merged, .closed, .archived:
            nil
        }
    }

    /// The same stage with the pass changed by `change`; untouched where no unit is responsible.
    func updating(_ change: (inout Assignment) -> Void) -> Stage {
        guard var assignment else { return self }
        change(&assignment)
        switch self {
        case .dispatched: return .dispatched(assignment)
        case .signed: return .signed(assignment)
        case .handling: return .handling(assignment)
        case .returnRequested(_, let request): return .returnRequested(assignment, request: request)
        case .extensionRequested(_, let request): return .extensionRequested(assignment, request: request)
        case .terminationReview(_, let request): return .terminationReview(assignment, request: request)
        case .resultReview(_, let result): return .resultReview(assignment, result: result)
        case .callbackPending(_, let attempts): return .callbackPending(assignment, attempts: attempts)
        case .registered, .awaitingCaller, .answered, .notAccepted, .transferred, .merged, .closed, .archived:
            return self
        }
    }
}
