// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How a queue does, for the supervisor (S5): counts, averages in seconds, and what the seats do.
package struct QueueFigures: Equatable, Sendable {
    /// Calls that joined the queue.
    package private(set) var offered = 0
    package private(set) var answered = 0
    package private(set) var abandoned = 0
    /// Answered no later than `goal` seconds after they joined.
    package private(set) var answeredInTime = 0
    package private(set) var waiting = 0
    package private(set) var talking = 0
    /// Seconds; nil for nobody who waits.
    package private(set) var longestWaiting: TimeInterval?
    /// Seconds of calls answered or abandoned.
    package let averageWait: TimeInterval?
    /// Seconds that a seat talked, of answered calls that are over.
    package let averageTalk: TimeInterval?
    /// Seconds that a seat worked after a call.
    package let averageWrapUp: TimeInterval?
    package let seats: [SeatState: Int]

    /// - Parameters:
    ///   - records: Of the calls that count, such as those that began today.
    ///   - queue: Whose figures these are; nil for all.
    ///   - seats: As `CallBook.seats`.
    ///   - goal: Seconds in which a call should be answered. Source: site data; fifteen by the national standard's rate.
    ///   - now: When they are made.
    package init(
        of records: [CallRecord],
        queue: String? = nil,
        seats: [Seat: SeatState] = [:],
        goal: TimeInterval = 15,
        at now: Date,
    ) {
        let offered = records.filter { record in record.stays.contains { queue == nil || $0.queue == queue } }
        let settled = offered.filter { $0.firstAnswer != nil || $0.isAbandoned }
        averageWait = Self.average(settled.compactMap { $0.wait(at: now) })
        averageTalk = Self.average(
            offered.filter { $0.firstAnswer != nil && $0.closing != nil }.map { $0.talk(at: now) }
        )
        averageWrapUp = Self.average(
            offered.flatMap(\.wrapUps).compactMap { work in work.ended?.timeIntervalSince(work.began) }
        )
        self.seats = Dictionary(seats.values.map { ($0, 1) }, uniquingKeysWith: +)
        for record in offered { count(record, goal: goal, at: now) }
    }

    /// Of the calls offered, the part answered in time (接通及时率); nil for none.
    package var rateInTime: Double? { offered == 0 ? nil : Double(answeredInTime) / Double(offered) }

    /// Of the calls offered, the part answered (接通率); nil for none.
    package var answerRate: Double? { offered == 0 ? nil : Double(answered) / Double(offered) }

    private mutating func count(_ record: CallRecord, goal: TimeInterval, at now: Date) {
        offered += 1
        let wait = record.wait(at: now) ?? 0
        if record.firstAnswer != nil {
            answered += 1
            if wait <= goal { answeredInTime += 1 }
            if record.closing == nil { talking += 1 }
        } else if record.isAbandoned {
            abandoned += 1
        } else if record.closing == nil, record.stays.last?.left == nil {
            waiting += 1
            longestWaiting = max(longestWaiting ?? 0, wait)
        }
    }

    private static func average(_ seconds: [TimeInterval]) -> TimeInterval? {
        seconds.isEmpty ? nil : seconds.reduce(0, +) / Double(seconds.count)
    }
}

extension CallRecord {
    var isAbandoned: Bool {
        if case .abandoned = outcome { true } else { false }
    }
}
