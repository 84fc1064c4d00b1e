// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What is true in one stage only.
struct StageJSON: Encodable {
    private(set) var question: Question?
    private(set) var request: Request?
    /// Attempts so far to ask the citizen.
    private(set) var attempts: Int?
    private(set) var nonAcceptance: NonAcceptance?
    private(set) var transfer: EmergencyTransfer?
    private(set) var mergedInto: String?
    private(set) var closing: Closing?

    /// What a unit asks and somebody else must decide.
    struct Request: Encodable {
        enum Kind: String, Encodable {
            case returning = "return"
            case extending = "extension"
            case terminating = "termination"
        }

        let kind: Kind
        let reason: String
        let requester: AuthorJSON
        private(set) var legalBasis: String?
        private(set) var suggestedUnit: String?
        private(set) var until: Date?
        /// `centre` or `head`.
        private(set) var approver: String?
    }

    init(_ stage: Stage) {
        switch stage {
        case .registered, .dispatched, .signed, .handling, .resultReview: break
        case .awaitingCaller(let question): self.question = question
        case .returnRequested(_, let request): self.request = Request(request)
        case .extensionRequested(_, let request): self.request = Request(request)
        case .terminationReview(_, let request): self.request = Request(request)
        case .callbackPending(_, let attempts), .answered(_, let attempts): self.attempts = attempts
        case .notAccepted(let reason): nonAcceptance = reason
        case .transferred(let transfer): self.transfer = transfer
        case .merged(let master): mergedInto = master.rawValue
        case .closed(let closing), .archived(let closing): self.closing = closing
        }
    }
}

extension StageJSON.Request {
    fileprivate init(_ request: ReturnRequest) {
        self.init(
            kind: .returning,
            reason: request.reason,
            requester: AuthorJSON(request.requester),
            legalBasis: request.legalBasis,
            suggestedUnit: request.suggestedUnit?.rawValue,
        )
    }

    fileprivate init(_ request: ExtensionRequest) {
        self.init(
            kind: .extending,
            reason: request.reason,
            requester: AuthorJSON(request.requester),
            until: request.until,
            approver: (request.approver ?? .centre).rawValue,
        )
    }

    fileprivate init(_ request: TerminationRequest) {
        self.init(kind: .terminating, reason: request.reason, requester: AuthorJSON(request.requester))
    }
}
