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
    /// Shows the tickets of one unit when the address names it.
    var takesUnit = false
    /// Says on top what has happened today.
    var showsToday = false
    /// The first one is shown when the address names none.
    let tabs: [Tab]

    struct Tab: Sendable {
        let name: String
        let stages: [Stage.Name]
        var order = TicketList.Order.newestFirst
        /// Shows the tickets to which the visitor owes this, whoever is responsible for them.
        var owed: Duty?
        /// With which lamps; empty for any.
        var lamps: [Lamp] = []
        /// With one of which marks; empty for any. The address may name one of them.
        var marks: [Mark] = []
        /// Leaves out what is overdue already.
        var isAhead = false
        var content = Content.tickets
    }

    /// What a tab shows.
    enum Content: Sendable {
        case tickets
        /// What routing proposes, with a button to accept it.
        case proposals
        /// What waits for a decision, with its forms.
        case decisions
        /// The same with the history of dispatches and returns.
        case disputes
        /// How every unit stands.
        case units
        /// What the visitor has instructed, and what became of it.
        case instructions
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
            Tab(name: "toDispatch", stages: [.registered], order: .waiting, content: .proposals),
            Tab(name: "awaitingCaller", stages: [.awaitingCaller]),
        ],
    )

    /// What the centre decides before it goes on.
    static let review = TicketDesk(
        name: "review",
        url: .review,
        roles: [.dispatcher, .supervisor],
        tabs: [
            Tab(name: "results", stages: [.resultReview], order: .waiting, content: .decisions),
            Tab(name: "extensions", stages: [.extensionRequested], order: .waiting, content: .decisions),
            Tab(name: "terminations", stages: [.terminationReview], order: .waiting, content: .decisions),
        ],
    )

    /// Whose a ticket is, where units say that it is not theirs (domain.md 1.9).
    static let arbitration = TicketDesk(
        name: "arbitration",
        url: .arbitration,
        roles: [.dispatcher, .supervisor],
        tabs: [
            Tab(name: "disputed", stages: [.returnRequested], order: .waiting, content: .disputes),
            Tab(
                name: "givenBack",
                stages: [.registered],
                order: .waiting,
                marks: [.givenBack],
                content: .disputes,
            ),
        ],
    )

    /// Where trouble is, and where it will be (S3, S4).
    static let supervision = TicketDesk(
        name: "supervision",
        url: .supervision,
        roles: [.supervisor, .leader],
        takesUnit: true,
        tabs: [
            Tab(name: "units", stages: open, content: .units),
            Tab(name: "late", stages: open, order: .dueFirst, lamps: [.red, .doubleRed]),
            Tab(name: "soonLate", stages: open, order: .dueFirst, lamps: [.yellow, .orange], isAhead: true),
            Tab(name: "ladder", stages: open, marks: Mark.rungs),
            Tab(name: "supervised", stages: open, marks: [.supervised]),
            Tab(name: "unacknowledged", stages: open, marks: [.unacknowledged]),
            Tab(name: "paused", stages: open, marks: [.paused]),
            Tab(name: "cameBack", stages: open, marks: [.cameBack]),
        ],
    )

    /// What a leader has an eye on.
    static let leader = TicketDesk(
        name: "leader",
        url: .leaderDesk,
        roles: [.leader],
        takesUnit: true,
        showsToday: true,
        tabs: [
            Tab(name: "worst", stages: open, order: .dueFirst, lamps: [.doubleRed, .red]),
            Tab(name: "instructed", stages: open, marks: [.instructed]),
            Tab(name: "supervised", stages: open, marks: [.supervised]),
            Tab(name: "own", stages: open, content: .instructions),
        ],
    )

    private static let open = Stage.Name.allCases.filter(\.isOpen)
}
