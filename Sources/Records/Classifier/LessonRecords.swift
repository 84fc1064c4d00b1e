// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// The timetable's lessons: each is held by one process at a time, and over once it has ended.
package enum LessonRecords {
    /// Whether the lesson of an instant is over, or another process is at it.
    package static func isTaken(_ due: Date, besides holder: String, at now: Date, in reader: any Reader) throws -> Bool
    {
        try reader.first(
            """
            SELECT due
            FROM classifier_lessons
            WHERE due = \(due) AND (ended_at IS NOT NULL OR (holder <> \(holder) AND until >= \(now)))
            """
        ) != nil
    }

    /// Takes the lesson of an instant, one whose holder has let it lapse too.
    ///
    /// - Returns: Whether `holder` may learn until `end`.
    package static func take(
        _ due: Date,
        holder: String,
        at now: Date,
        until end: Date,
        in writer: any Writer,
    ) throws -> Bool {
        let taken = try writer.execute(
            """
            INSERT INTO classifier_lessons (due, holder, until)
            VALUES (\(due), \(holder), \(end))
            ON CONFLICT (due) DO UPDATE
            SET holder = excluded.holder, until = excluded.until
            WHERE classifier_lessons.ended_at IS NULL
                AND (classifier_lessons.holder = excluded.holder OR classifier_lessons.until < \(now))
            """
        )
        return taken > 0
    }

    /// Ends a lesson with the model that came of it, if any.
    ///
    /// - Returns: false when another process has taken over; what was learnt must be undone by the caller.
    package static func end(
        _ due: Date,
        holder: String,
        model: Int?,
        at now: Date,
        in writer: any Writer,
    ) throws -> Bool {
        let ended = try writer.execute(
            """
            UPDATE classifier_lessons
            SET ended_at = \(now), model = \(model)
            WHERE due = \(due) AND holder = \(holder) AND ended_at IS NULL
            """
        )
        return ended > 0
    }

    /// In these nobody has confirmed a matter.
    private static let silentStages: [Stage.Name] = [
        .registered, .awaitingCaller, .answered, .notAccepted, .transferred, .merged,
    ]

    /// The newest tickets filed before another whose matter somebody may have confirmed; at most `limit`, newest first.
    package static func candidates(before id: ID<Ticket>, limit: Int, in reader: any Reader) throws -> [StoredTicket] {
        let silent = silentStages.map { "\($0)" as SQL }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT id, number, version, state
            FROM tickets
            WHERE id < \(id) AND matter IS NOT NULL AND kind <> \(TicketKind.report)
                AND stage NOT IN (\(silent))
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).compactMap { row in
            // One that cannot be read teaches nothing; `verify` names it.
            try? StoredTicket(row: row)
        }
    }
}
