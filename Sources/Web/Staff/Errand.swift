// SPDX-License-Identifier: Apache-2.0

import Tickets

/// One kind of work that waits for somebody: a card of their home page (V3). Most urgent first.
enum Errand: String, CaseIterable, Sendable {
    case late, nearlyLate, newTopics, toAcknowledge, toDispatch, toAnswerReturn, toDecide, toEnd, toReview, toSign,
        inHand,
        awaitingCaller, toCallBack
    case open

    /// Whose home page shows it; `admin` sees all.
    var roles: Set<Role> {
        switch self {
        case .late, .nearlyLate: [.handler, .dispatcher, .supervisor, .leader]
        case .newTopics: [.supervisor]
        case .toAcknowledge: Set(Role.allCases).subtracting([.inspector])
        case .toDispatch: [.agent, .dispatcher, .supervisor]
        case .toAnswerReturn, .toDecide, .toEnd, .toReview: [.dispatcher, .supervisor]
        case .toSign, .inHand: [.handler]
        case .awaitingCaller: [.agent, .dispatcher]
        case .toCallBack: [.agent, .evaluator, .supervisor]
        case .open: [.supervisor, .leader]
        }
    }

    /// The page where it is done.
    func place(for role: Role) -> SiteURL {
        switch self {
        case .newTopics: .hotspots
        case .toAcknowledge: .notices
        case .toDispatch, .awaitingCaller: role == .agent ? .tickets : .dispatchDesk
        case .toAnswerReturn: .arbitration
        case .toDecide, .toEnd, .toReview: .review
        case .toSign, .inHand: .inbox
        case .toCallBack: .callbacks
        case .late, .nearlyLate: lateDesk(of: role)
        case .open: .tickets
        }
    }

    /// Where on that page: its tab, or a filter of the list of all tickets.
    func corner(for role: Role) -> [(name: String, value: String)] {
        switch self {
        case .late, .nearlyLate:
            switch lateDesk(of: role) {
            case .supervision: [("tab", self == .late ? "late" : "soonLate")]
            case .inbox: [("tab", "all"), ("order", "urgent")]
            default: [("order", "urgent")]
            }
        case .toDispatch: role == .agent ? [("stage", "registered")] : [("tab", "toDispatch")]
        case .awaitingCaller: role == .agent ? [("stage", "awaitingCaller")] : [("tab", "awaitingCaller")]
        case .toAnswerReturn: [("tab", "disputed")]
        case .toDecide: [("tab", "extensions")]
        case .toEnd: [("tab", "terminations")]
        case .toReview: [("tab", "results")]
        case .toSign: [("tab", "toSign")]
        case .inHand: [("tab", "inHand")]
        case .toCallBack: [("tab", "due")]
        case .newTopics, .toAcknowledge, .open: []
        }
    }

    /// Where somebody finds what is late, or nearly so.
    private func lateDesk(of role: Role) -> SiteURL {
        switch role {
        case .handler: .inbox
        case .supervisor, .leader, .admin: .supervision
        case .agent, .dispatcher, .evaluator, .inspector: .tickets
        }
    }

    /// In which stages tickets are counted.
    var stages: [Stage.Name] {
        switch self {
        // Counted by whom they are addressed to; topics are no tickets.
        case .newTopics, .toAcknowledge: []
        case .toDispatch: [.registered]
        case .toAnswerReturn: [.returnRequested]
        case .toDecide: [.extensionRequested]
        case .toEnd: [.terminationReview]
        case .toReview: [.resultReview]
        case .toSign: [.dispatched]
        case .inHand: [.signed, .handling]
        case .awaitingCaller: [.awaitingCaller]
        case .toCallBack: [.callbackPending, .answered]
        case .late, .nearlyLate, .open: Stage.Name.allCases.filter(\.isOpen)
        }
    }

    /// With which lamps; empty for any.
    var lamps: [Lamp] {
        switch self {
        case .late: [.red, .doubleRed]
        case .nearlyLate: [.yellow, .orange]
        default: []
        }
    }

    /// Waiting makes it worse.
    var presses: Bool { self == .newTopics || !lamps.isEmpty }

    var icon: String {
        switch self {
        case .late: "alarm"
        case .nearlyLate: "clock"
        case .newTopics: "messages"
        case .toAcknowledge: "bell"
        case .toDispatch: "arrows-split"
        case .toAnswerReturn: "gavel"
        case .toDecide, .toEnd: "checkup-list"
        case .toReview: "eye-check"
        case .toSign: "signature"
        case .inHand: "tools"
        case .awaitingCaller: "message-question"
        case .toCallBack: "phone-outgoing"
        case .open: "flag"
        }
    }
}
