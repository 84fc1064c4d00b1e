// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Sites
import Storage
import Survey
import Tickets

/// What another scoring pack would have made of last month: part of template `staff/site-preview`.
struct ScoreEffectPart: Sendable {
    let summary: String
    let lines: [UnitLine]
    let hasLines: Bool

    struct UnitLine: Sendable {
        let unit: String
        let group: String
        let before: Side
        let after: Side
        let isOther: Bool
    }

    /// Score, rank and card of a unit.
    struct Side: Sendable, Equatable {
        let score: String
        let rank: String
        let card: String?
    }

    init(from old: ScoreTable, to new: ScoreTable, month: Month, _ wording: Wording) {
        let before = Dictionary(old.lines.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
        lines = new.lines.map { line in
            let sides = [before[line.unit.code], line].map { Side($0, wording) }
            return UnitLine(
                unit: line.unit.name[wording.language],
                group: wording.book.find("scorecards.group.\(line.unit.group)") ?? line.unit.group,
                before: sides[0],
                after: sides[1],
                isOther: sides[0] != sides[1],
            )
        }
        hasLines = !lines.isEmpty
        summary = wording.text(
            "siteScoring.effectSummary",
            [
                "month": wording.month(month), "units": String(lines.count),
                "moved": String(lines.count(where: \.isOther)),
            ],
        )
    }
}

extension ScoreEffectPart.Side {
    fileprivate init(_ line: ScoreTable.Line?, _ wording: Wording) {
        score = line?.score?.hundredths ?? "—"
        rank = line?.rank.map(String.init) ?? "—"
        card = line?.card.map(wording.card)
    }
}

extension Desk {
    /// Last month by the pack in force and by that of `site`; this month where nothing happened in the last.
    ///
    /// - Throws: `DatabaseError`.
    func scores(by site: Site) async throws -> (month: Month, now: ScoreTable, then: ScoreTable) {
        let current = Month(of: today)
        let (month, cards) = try await database.read { reader in
            let last = try ScorecardQuery.evaluated(
                from: current.previous.first,
                through: current.previous.last,
                in: reader,
            ).cards
            guard last.isEmpty else { return (current.previous, last) }
            return (
                current, try ScorecardQuery.evaluated(from: current.first, through: current.last, in: reader).cards,
            )
        }
        let tables = [self.site.scoring, site.scoring].map { pack in
            ScoreTable(cards: cards, organisation: self.site.organisation, pack: pack)
        }
        return (month, tables[0], tables[1])
    }
}
