// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// A stage, or the stages of review together, with the lamps of its tickets.
struct WallStage: Sendable {
    let name: String
    let count: String
    /// How many are late; nil for none.
    let late: String?
    let parts: [Part]

    struct Part: Sendable {
        let barClass: String
        let start: String
        let width: String
    }

    /// In the order of a ticket's way; what waits for a decision is one row.
    private static let rows: [(review: Bool, stages: [Stage.Name])] = {
        let review: [Stage.Name] = [.returnRequested, .extensionRequested, .terminationReview, .resultReview]
        return Stage.Name.allCases.filter(\.isOpen).compactMap { stage in
            guard review.contains(stage) else { return (false, [stage]) }
            return stage == review.first ? (true, review) : nil
        }
    }()

    static func all(_ overview: Overview, _ wording: Wording) -> [WallStage] {
        let counted = rows.map { row in
            (row, overview.cells.filter { row.stages.contains($0.stage) })
        }.filter { $0.1.contains { $0.count > 0 } }
        let longest = counted.map { $0.1.reduce(0) { $0 + $1.count } }.max() ?? 0
        return counted.map { row, cells in
            let name = row.review ? wording.text("wallboard.review") : row.stages.first.map(wording.word) ?? ""
            return WallStage(name: name, cells, longest: longest)
        }
    }

    private init(name: String, _ cells: [Overview.Cell], longest: Int) {
        let counts = Lamp.allCases.map { lamp in
            (lamp, cells.reduce(0) { $1.lamp == lamp ? $0 + $1.count : $0 })
        }
        let late = counts.reduce(0) { $1.0 >= .red ? $0 + $1.1 : $0 }
        var before = 0
        self.name = name
        count = counts.reduce(0) { $0 + $1.1 }.grouped
        self.late = late == 0 ? nil : late.grouped
        parts = counts.filter { $0.1 > 0 }.map { lamp, count in
            defer { before += count }
            return Part(
                barClass: "bar-\(lamp.rawValue)",
                start: wallShare(before, of: longest),
                width: wallShare(count, of: longest),
            )
        }
    }
}
