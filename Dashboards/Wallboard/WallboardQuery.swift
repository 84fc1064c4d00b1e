// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
package import Storage
import Survey
import Synchronization
import Tickets

/// Reads the wall's figures from the tallies in one snapshot (V1, V5). While nothing happens, only calls are read anew;
/// what moves slowly is read once a minute.
///
/// A class, because all readers in the process share the last answer.
package final class WallboardQuery: Sendable {
    private let database: any Database
    private let last = Mutex<Wallboard?>(nil)

    package init(database: any Database) { self.database = database }

    /// So many steps are told, of so many changes at most.
    private static let told = 8
    private static let looked = 60
    private static let topics = 5

    /// - Parameter moment: Now, by the site's calendar.
    /// - Returns: The figures as of the newest journal entry.
    /// - Throws: `DatabaseError`.
    package func figures(at moment: WallMoment) async throws -> Wallboard {
        let known = last.withLock { $0 }
        let figures = try await database.read { reader in
            let position = try Journal.lastPosition(in: reader)
            let calls = try Self.calls(at: moment, in: reader)
            if let known, known.overview.position == position, known.moment == moment {
                return known.with(calls: calls)
            }
            return try Self.read(position: position, moment, calls, after: known, in: reader)
        }
        last.withLock { $0 = figures }
        return figures
    }

    private static func read(
        position: Int64,
        _ moment: WallMoment,
        _ calls: [Int: CallTally],
        after known: Wallboard?,
        in reader: any Reader,
    ) throws -> Wallboard {
        let fresh = known.flatMap { $0.moment == moment ? $0 : nil }
        let first = moment.starts.first ?? moment.start
        return Wallboard(
            moment: moment,
            overview: try OverviewQuery.read(position: position, today: moment.today, in: reader),
            calls: calls,
            areas: try WallTallies.areas(in: reader),
            received: WallReceipts(try WallTallies.hours(from: first, until: moment.end, in: reader), at: moment),
            cards: try fresh?.cards ?? cards(at: moment, in: reader),
            topics: try fresh?.topics ?? topics(at: moment, in: reader),
            news: WallNews.all(try Journal.news(limit: looked, in: reader), limit: told),
        )
    }

    private static func calls(at moment: WallMoment, in reader: any Reader) throws -> [Int: CallTally] {
        try CallTallies.tallies(on: moment.today, in: reader).reduce(into: [:]) { hours, cell in
            hours[cell.key.hour] = (hours[cell.key.hour] ?? CallTally()) + cell.value
        }
    }

    private static func cards(at moment: WallMoment, in reader: any Reader) throws -> [UnitCode?: Scorecard] {
        let month = Month(of: moment.today)
        return try ScorecardQuery.evaluated(from: month.first, through: month.last, in: reader).cards
    }

    private static func topics(at moment: WallMoment, in reader: any Reader) throws -> [TopicOutline] {
        try TopicRecords.outlines(topics, countedSince: moment.now.addingTimeInterval(-7 * 86_400), in: reader)
    }
}
