// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets
package import WorkCalendar

/// What calls add up to by queue and hour, kept in the transaction that changes a call (S5, V5).
package enum CallTallies {
    /// One hour of one day in one queue.
    package struct Key: Hashable, Sendable {
        package let day: Day
        /// 0…23, on the city's clock.
        package let hour: Int
        package let queue: String

        package init(day: Day, hour: Int, queue: String) {
            self.day = day
            self.hour = hour
            self.queue = queue
        }
    }

    /// Adds the difference that a change of a call makes.
    package static func add(_ tally: CallTally, to key: Key, in writer: any Writer) throws {
        guard tally != CallTally() else { return }
        try writer.execute(
            """
            INSERT INTO call_tallies (day, hour, queue, offered, answered, answered_in_time, abandoned, waited, talks,
                talked, wrap_ups, wrapped_up)
            VALUES (\(key.day), \(key.hour), \(key.queue), \(tally.offered), \(tally.answered),
                \(tally.answeredInTime), \(tally.abandoned), \(tally.waited), \(tally.talks), \(tally.talked),
                \(tally.wrapUps), \(tally.wrappedUp))
            ON CONFLICT (day, hour, queue) DO UPDATE
            SET offered = call_tallies.offered + excluded.offered,
                answered = call_tallies.answered + excluded.answered,
                answered_in_time = call_tallies.answered_in_time + excluded.answered_in_time,
                abandoned = call_tallies.abandoned + excluded.abandoned,
                waited = call_tallies.waited + excluded.waited,
                talks = call_tallies.talks + excluded.talks,
                talked = call_tallies.talked + excluded.talked,
                wrap_ups = call_tallies.wrap_ups + excluded.wrap_ups,
                wrapped_up = call_tallies.wrapped_up + excluded.wrapped_up
            """
        )
    }

    /// Those of a day, by hour and queue.
    package static func tallies(on day: Day, in reader: any Reader) throws -> [Key: CallTally] {
        let rows = try reader.rows(
            """
            SELECT hour, queue, offered, answered, answered_in_time, abandoned, waited, talks, talked, wrap_ups,
                wrapped_up
            FROM call_tallies
            WHERE day = \(day)
            """
        )
        return try rows.reduce(into: [:]) { tallies, row in
            let key = Key(day: day, hour: try row.value("hour"), queue: try row.value("queue"))
            tallies[key] = try CallTally(row: row)
        }
    }

    /// Those of the days from `first` through `last` by the hour of the day, over all queues.
    package static func byHour(from first: Day, through last: Day, in reader: any Reader) throws -> [Int: CallTally] {
        let sums = parts.map { "CAST(SUM(\($0)) AS BIGINT) AS \($0)" }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT hour, \(raw: sums)
            FROM call_tallies
            WHERE day BETWEEN \(first) AND \(last)
            GROUP BY hour
            """
        ).reduce(into: [:]) { $0[try $1.value("hour")] = try CallTally(row: $1) }
    }

    private static let parts = [
        "offered", "answered", "answered_in_time", "abandoned", "waited", "talks", "talked", "wrap_ups", "wrapped_up",
    ]
}

extension CallTally {
    fileprivate init(row: Row) throws {
        self.init()
        offered = try row.value("offered")
        answered = try row.value("answered")
        answeredInTime = try row.value("answered_in_time")
        abandoned = try row.value("abandoned")
        waited = try row.value("waited")
        talks = try row.value("talks")
        talked = try row.value("talked")
        wrapUps = try row.value("wrap_ups")
        wrappedUp = try row.value("wrapped_up")
    }
}
