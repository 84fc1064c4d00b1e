// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// The best of a group of units this month.
struct WallGroup: Sendable {
    let name: String
    let units: [Unit]

    struct Unit: Sendable {
        let rank: Int
        let name: String
        let score: String
    }

    private static let groups = 2
    private static let listed = 4

    /// The two largest groups that have ranked units.
    static func all(_ table: ScoreTable, _ wording: Wording) -> [WallGroup] {
        let ranked = Dictionary(grouping: table.lines.filter { $0.rank != nil }, by: \.unit.group)
        return ranked.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(groups).map { code, lines in
            WallGroup(
                name: wording.book.find("scorecards.group.\(code)") ?? code,
                units: lines.prefix(listed).map { line in
                    Unit(
                        rank: line.rank ?? 0,
                        name: line.unit.name[wording.language],
                        score: line.score.map(\.hundredths) ?? "—",
                    )
                },
            )
        }
    }
}
