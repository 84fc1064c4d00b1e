// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What an exchange tells the office, in the order in which it happened.
package enum ExchangeNews: Equatable, Sendable {
    case call(CallID, CallEvent, at: Date)
    case seat(Seat, SeatState, at: Date)
    /// From here on things may happen that nobody tells us of.
    case linkLost(at: Date)
    /// All that there is, after the link was made or on request: what is not in it is over.
    case snapshot(ExchangeSnapshot)
}

/// The exchange at one instant.
package struct ExchangeSnapshot: Equatable, Sendable {
    package let at: Date
    package let calls: [CallPicture]
    /// Seats that serve a queue.
    package let seats: [Seat: SeatState]

    package init(at: Date, calls: [CallPicture], seats: [Seat: SeatState]) {
        self.at = at
        self.calls = calls
        self.seats = seats
    }
}

/// A call that goes on.
package struct CallPicture: Equatable, Sendable {
    package let call: CallID
    package let opening: CallOpening
    package let ticket: String?
    /// Nil for a call that waits in no queue.
    package let waiting: Waiting?
    package let parties: [Present]
    package let recordings: [String]

    package struct Waiting: Equatable, Sendable {
        package let queue: String
        package let since: Date

        package init(queue: String, since: Date) {
            self.queue = queue
            self.since = since
        }
    }

    /// Somebody who was called, and rings or talks. Whoever placed the call is its opening's.
    package struct Present: Equatable, Sendable {
        package let party: Party
        package let hasAnswered: Bool

        package init(party: Party, hasAnswered: Bool) {
            self.party = party
            self.hasAnswered = hasAnswered
        }
    }

    package init(
        call: CallID,
        opening: CallOpening,
        ticket: String?,
        waiting: Waiting?,
        parties: [Present],
        recordings: [String],
    ) {
        self.call = call
        self.opening = opening
        self.ticket = ticket
        self.waiting = waiting
        self.parties = parties
        self.recordings = recordings
    }
}
