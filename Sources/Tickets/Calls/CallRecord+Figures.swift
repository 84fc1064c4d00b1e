// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What became of a call.
package enum CallOutcome: Hashable, Codable, Sendable {
    /// By a seat or whoever was called; or, where no person was to take it, by keys.
    case answered
    /// The caller gave up after `wait` seconds in the queue.
    case abandoned(wait: TimeInterval)
    /// Nobody took it.
    case missed
    /// The exchange or the network could not make it.
    case failed(cause: Int)
    /// It goes on in another call.
    case merged(into: CallID)
}

extension CallRecord {
    /// Nil while the call goes on.
    package var outcome: CallOutcome? {
        guard let closing else { return nil }
        if let other = closing.mergedInto { return .merged(into: other) }
        if firstAnswer != nil || !answers.isEmpty { return .answered }
        // Who waits when the call ends has given up, also where the link was cut and only its end is known.
        if let stay = stays.last, let left = stay.left, stay.hasAbandoned || left == closing.at {
            return .abandoned(wait: left.timeIntervalSince(stays[0].joined))
        }
        return Self.nobodyTook.contains(closing.cause) ? .missed : .failed(cause: closing.cause)
    }

    /// The first seat that answered a call that came in; of one that went out, whoever was called.
    package var firstAnswer: Turn? {
        turns.filter { turn in
            switch (opening.direction, turn.party) {
            case (.inbound, .seat), (.outbound, .outside): turn.answered != nil
            case (.inbound, .outside), (.outbound, .seat): false
            }
        }.min { ($0.answered ?? .distantFuture) < ($1.answered ?? .distantFuture) }
    }

    /// Seconds from joining the first queue to being answered or giving up; nil for a call that was in no queue.
    package func wait(at now: Date) -> TimeInterval? {
        guard let first = stays.first else { return nil }
        let end = firstAnswer?.answered ?? stays.last?.left ?? closing?.at ?? now
        return max(0, end.timeIntervalSince(first.joined))
    }

    /// Seconds that seats talked, hold included, each for itself.
    package func talk(at now: Date) -> TimeInterval {
        turns.reduce(0) { sum, turn in
            guard case .seat = turn.party, let answered = turn.answered else { return sum }
            return sum + max(0, (turn.left ?? closing?.at ?? now).timeIntervalSince(answered))
        }
    }

    /// Q.850: normal, busy, no response, no answer, rejected.
    private static let nobodyTook: Set = [0, 16, 17, 18, 19, 21]
}
