// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How the call centre does at this moment, for the supervisor (S5); `CallTally` says what has been.
package struct QueueFigures: Equatable, Sendable {
    package let waiting: Int
    /// Seconds; nil when nobody waits.
    package let longestWaiting: TimeInterval?
    /// Calls in which a seat talks.
    package let talking: Int
    package let seats: [SeatState: Int]

    /// - Parameters:
    ///   - records: The calls that go on.
    ///   - seats: As `CallBook.seats`.
    ///   - now: When the figures are made.
    package init(of records: [CallRecord], seats: [Seat: SeatState], at now: Date) {
        let open = records.filter { $0.closing == nil }
        let waits = open.filter { $0.firstAnswer == nil && $0.stays.last.map { $0.left == nil } ?? false }
            .compactMap { $0.wait(at: now) }
        waiting = waits.count
        longestWaiting = waits.max()
        talking = open.count { $0.hasTalkingSeat }
        self.seats = Dictionary(seats.values.map { ($0, 1) }, uniquingKeysWith: +)
    }
}

extension CallRecord {
    fileprivate var hasTalkingSeat: Bool {
        turns.contains { turn in
            if case .seat = turn.party { turn.answered != nil && turn.left == nil } else { false }
        }
    }
}
