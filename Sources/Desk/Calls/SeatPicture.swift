// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// One seat of the call centre at this moment.
package struct SeatPicture: Equatable, Sendable {
    package let seat: Seat
    /// nil where the seat serves no queue.
    package let state: SeatState?
    /// The exchange can be heard; if not, all this is as it last was.
    package let isLinked: Bool
    /// In which the seat rings or talks, the oldest first.
    package let calls: [CallRecord]
    /// The call that is over and still worked on.
    package let wrapUp: CallRecord?
}

/// The call centre at this moment.
package struct CentrePicture: Sendable {
    package let isLinked: Bool
    /// Those that go on, the oldest first.
    package let calls: [CallRecord]
    package let seats: [Seat: SeatState]
    /// The logins of who sits where.
    package let places: [Seat: String]
}

extension CallRecord {
    /// Seats that have or had a part in it.
    package var seats: [Seat] {
        turns.compactMap { turn in
            if case .seat(let seat) = turn.party { seat } else { nil }
        }
    }

    func hasOpenTurn(of seat: Seat) -> Bool { turns.contains { $0.party == .seat(seat) && $0.left == nil } }

    func isWrappedUp(by seat: Seat) -> Bool { wrapUps.contains { $0.seat == seat && $0.ended == nil } }
}
