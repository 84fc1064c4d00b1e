// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// A desk as data: the tickets that wait for one kind of work, in tabs (V3).
struct TicketDesk: Sendable {
    /// The key of its words: `desk.<name>`.
    let name: String
    let url: SiteURL
    /// Who works here; `admin` may go everywhere.
    let roles: Set<Role>
    /// Shows the tickets of one's own unit, whoever looks.
    var isOfOwnUnit = false
    /// The first one is shown when the address names none.
    let tabs: [Tab]

    struct Tab: Sendable {
        let name: String
        let stages: [Stage.Name]
        var order = TicketList.Order.newestFirst
        /// Shows the tickets to which the visitor owes this, whoever is responsible for them.
        var owed: Duty?
        /// Shows what routing proposes, with a button to accept it.
        var showsProposals = false
    }

    enum Duty: Sendable {
        case part, acknowledgement, copy, head

        func owed(by session: StaffSession) -> Owed {
            switch self {
            case .part: .part(of: session.unit)
            case .acknowledgement: .acknowledgement(by: session.login)
            case .copy: .copy(to: session.unit)
            case .head: .head(of: session.unit)
            }
        }
    }

    func tab(named name: String) -> Tab? { tabs.first { $0.name == name } ?? tabs.first }
}

extension TicketDesk {
    /// What a handling unit has to do.
    static let inbox = TicketDesk(
        name: "inbox",
        url: .inbox,
        roles: [.handler],
        isOfOwnUnit: true,
        tabs: [
            Tab(name: "toSign", stages: [.dispatched], order: .dueFirst),
            Tab(name: "inHand", stages: [.signed, .handling], order: .dueFirst),
            Tab(
                name: "coHandling",
                stages: [.dispatched, .signed, .handling, .extensionRequested, .terminationReview, .resultReview],
                owed: .part,
            ),
            Tab(name: "copied", stages: Stage.Name.allCases.filter(\.isOpen), order: .dueFirst, owed: .copy),
            Tab(
                name: "withCentre",
                stages: [.returnRequested, .extensionRequested, .terminationReview, .resultReview],
            ),
            Tab(name: "all", stages: Stage.Name.allCases.filter(\.isOpen)),
        ],
    )

    /// What the ladder wants somebody to know, until they say that they do (S4).
    static let notices = TicketDesk(
        name: "notices",
        url: .notices,
        roles: Set(Role.allCases),
        tabs: [Tab(name: "toAcknowledge", stages: Stage.Name.allCases.filter(\.isOpen), owed: .acknowledgement)],
    )

    /// What waits for the head of a unit: results of heavy matters, long extensions (D4, D5).
    static let endorsements = TicketDesk(
        name: "endorsements",
        url: .endorsements,
        roles: [.leader],
        tabs: [
            Tab(name: "toApprove", stages: [.resultReview, .extensionRequested], owed: .head)
        ],
    )

    /// What has no unit yet, or none that is sure to be right.
    static let dispatch = TicketDesk(
        name: "dispatch",
        url: .dispatchDesk,
        roles: [.dispatcher, .supervisor],
        tabs: [
            Tab(name: "toDispatch", stages: [.registered], order: .waiting, showsProposals: true),
            Tab(name: "returns", stages: [.returnRequested]),
            Tab(name: "awaitingCaller", stages: [.awaitingCaller]),
        ],
    )

    /// What the centre decides before it goes on.
    static let review = TicketDesk(
        name: "review",
        url: .review,
        roles: [.dispatcher, .supervisor],
        tabs: [
            Tab(name: "results", stages: [.resultReview]),
            Tab(name: "extensions", stages: [.extensionRequested]),
            Tab(name: "returns", stages: [.returnRequested]),
            Tab(name: "terminations", stages: [.terminationReview]),
        ],
    )

    /// Whom to call and ask.
    static let callbacks = TicketDesk(
        name: "callbacks",
        url: .callbacks,
        roles: [.agent, .evaluator, .supervisor],
        tabs: [
            Tab(name: "handled", stages: [.callbackPending]),
            Tab(name: "answered", stages: [.answered]),
        ],
    )
}
