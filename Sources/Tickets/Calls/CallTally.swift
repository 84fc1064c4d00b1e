// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What calls add up to (S5): counts, and sums of time in whole milliseconds. A sum of tallies is a tally.
package struct CallTally: Equatable, Sendable {
    /// Calls that joined the queue.
    package var offered = 0
    package var answered = 0
    /// Answered no later than the site's goal after they joined.
    package var answeredInTime = 0
    package var abandoned = 0
    /// How long those waited that were answered or gave up.
    package var waited = 0
    /// Answered calls that are over, and how long seats talked in them.
    package var talks = 0
    package var talked = 0
    /// Works after a call that are done, and how long they took.
    package var wrapUps = 0
    package var wrappedUp = 0

    package init() {}

    /// What one call adds; nothing for one that was in no queue.
    ///
    /// - Parameters:
    ///   - record: As far as it is known.
    ///   - goal: Seconds in which a call should be answered. Source: site document `telephone`.
    package init(_ record: CallRecord, goal: TimeInterval) {
        guard let joined = record.stays.first?.joined else { return }
        offered = 1
        if let answer = record.firstAnswer?.answered {
            answered = 1
            let wait = max(0, answer.timeIntervalSince(joined))
            answeredInTime = wait <= goal ? 1 : 0
            waited = Self.milliseconds(wait)
        } else if case .abandoned(let wait) = record.outcome {
            abandoned = 1
            waited = Self.milliseconds(max(0, wait))
        }
        if answered == 1, let closing = record.closing {
            talks = 1
            talked = Self.milliseconds(record.talk(at: closing.at))
        }
        let works = record.wrapUps.compactMap { work in work.ended?.timeIntervalSince(work.began) }
        wrapUps = works.count
        wrappedUp = works.reduce(0) { $0 + Self.milliseconds(max(0, $1)) }
    }

    private static func milliseconds(_ seconds: TimeInterval) -> Int { Int((seconds * 1_000).rounded()) }

    package static func + (one: CallTally, other: CallTally) -> CallTally { one.combined(with: other, +) }
    package static func - (one: CallTally, other: CallTally) -> CallTally { one.combined(with: other, -) }

    private func combined(with other: CallTally, _ operation: (Int, Int) -> Int) -> CallTally {
        var result = CallTally()
        for part in Self.parts { result[keyPath: part] = operation(self[keyPath: part], other[keyPath: part]) }
        return result
    }

    private static let parts: [any WritableKeyPath<CallTally, Int> & Sendable] = [
        \.offered, \.answered, \.answeredInTime, \.abandoned, \.waited, \.talks, \.talked, \.wrapUps, \.wrappedUp,
    ]
}

extension CallTally {
    /// Of the calls offered, the part answered in time (接通及时率); nil for none.
    package var rateInTime: Double? { Self.quotient(answeredInTime, offered) }

    /// Of the calls offered, the part answered (接通率); nil for none.
    package var answerRate: Double? { Self.quotient(answered, offered) }

    /// Seconds.
    package var averageWait: TimeInterval? { Self.average(waited, answered + abandoned) }
    package var averageTalk: TimeInterval? { Self.average(talked, talks) }
    package var averageWrapUp: TimeInterval? { Self.average(wrappedUp, wrapUps) }

    private static func quotient(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    private static func average(_ milliseconds: Int, _ count: Int) -> TimeInterval? {
        quotient(milliseconds, count).map { $0 / 1_000 }
    }
}
