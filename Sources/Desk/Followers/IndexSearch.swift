// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage
import Tickets

/// Keeps the search index: each new ticket's words, once, and the marks of its unit, type and matter as they change.
package struct IndexSearch: Follower {
    package let name = "index-search"
    package let patience = Duration.seconds(5)
    /// Words are much to write.
    package let batch = 200
    private let engine: StorageEngine

    package init(engine: StorageEngine) { self.engine = engine }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        var words: [(ticket: ID<Ticket>, words: String)] = []
        var others: Set<Int64> = []
        for entry in entries {
            if case .registered(let filing)? = entry.events.first {
                words.append((entry.ticket, TicketWords.words(of: filing)))
            } else if !entry.events.allSatisfy(\.leavesMarks) {
                others.insert(entry.ticket.rawValue)
            }
        }
        // In the order of their rows: each step back makes SQLite begin a new piece of its index.
        let changed = others.subtracting(words.map(\.ticket.rawValue)).sorted().map { ID<Ticket>($0) }
        return { [engine, words] writer in
            for (ticket, words) in words { try TicketWords.index(ticket, words: words, on: engine, in: writer) }
            for ticket in changed { try TicketWords.addFacets(of: ticket, on: engine, in: writer) }
        }
    }
}

extension TicketEvent {
    /// It certainly changes neither unit nor type nor matter. Lamps change by the thousand, so they are known; what is not
    /// known here is looked at.
    fileprivate var leavesMarks: Bool {
        switch self {
        case .lampChanged, .rungReached, .rungsAcknowledged, .signed, .firstContactMade, .urged, .instructed,
            .supervised, .paused, .resumed, .coTasksSet, .coClocksMoved, .coHandlingReported, .extensionRequested,
            .extensionApproved, .extensionRejected, .resultSubmitted, .resultAccepted, .calledBack, .callbackBegun,
            .callbackTried, .surveyTexted, .grievanceOpened, .grievanceDisposed, .closed, .archived:
            true
        default: false
        }
    }
}
