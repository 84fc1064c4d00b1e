// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Survey
import Tickets

/// The statement of a month, ready to print.
struct ScorecardsModel: PageModel {
    let title: String
    var export: ExportBar?
    let month: String
    /// Said of a month that is not over.
    let running: String?
    let previous: String
    let next: String?
    /// The same as a file.
    let workbook: String
    let rates: [RateHead]
    let groups: [ScoreGroup]
    let isEmpty: Bool
    let formulas: [RateFormula]
    let rankingNote: String

    struct RateHead: Sendable {
        let name: String
        let share: String
    }

    /// - Parameters:
    ///   - table: The month's figures.
    ///   - pack: How they were made.
    ///   - period: Which month it is.
    ///   - own: The reader's unit, which is marked.
    ///   - wording: The reader's.
    init(_ table: ScoreTable, pack: ScoringPack, period: ScorePeriod, own: UnitCode, _ wording: Wording) {
        title = wording.text("scorecards.title")
        month = wording.month(period.month)
        running = period.isRunning ? wording.text("scorecards.running") : nil
        previous = SiteURL.scorecards.path(["period": period.month.previous.description])
        let hasNext = !period.isRunning && !period.isAhead
        next = hasNext ? SiteURL.scorecards.path(["period": period.month.next.description]) : nil
        workbook = SiteURL.scorecardsFile.path(["period": period.month.description])
        rates = pack.rates.map {
            RateHead(
                name: $0.name[wording.language],
                share: wording.text("scorecards.share", ["share": String($0.share)]),
            )
        }
        groups = ScoreGroup.all(table, pack: pack, own: own, wording)
        isEmpty = table.lines.isEmpty
        formulas = pack.rates.map { RateFormula($0, wording) }
        rankingNote = wording.text("scorecards.rankingNote", ["minimum": String(pack.minimumVolume)])
    }
}

extension Wording {
    /// `2026年11月`, `November 2026`.
    func month(_ month: Month) -> String {
        text(
            "scorecards.month",
            ["year": String(month.year), "month": text("scorecards.monthName.\(month.month)")],
        )
    }
}

extension Decimal {
    /// As people read it: no more decimals than there are.
    var plain: String { String(describing: self) }

    /// With two decimals, so that figures stand under each other; what is rated is rounded to them already.
    var hundredths: String {
        let parts = plain.split(separator: ".")
        let decimals = parts.count > 1 ? String(parts[1].prefix(2)) : ""
        return "\(parts.first ?? "0").\(decimals)\(String(repeating: "0", count: 2 - decimals.count))"
    }
}
