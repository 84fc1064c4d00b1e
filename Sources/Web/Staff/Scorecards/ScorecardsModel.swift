// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
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
    let packLink: String
    let rates: [RateHead]
    let groups: [ScoreGroup]
    let isEmpty: Bool
    let formulas: [RateFormula]
    let scoreNote: String
    let rankingNote: String

    /// Who froze the month and when; nil while it is open.
    let frozen: String?
    /// nil for those who may not freeze it now.
    let freezing: Freezing?
    let waiting: [Waiting]
    let hasWaiting: Bool

    struct Freezing: Sendable {
        let action = SiteURL.scorecards.path
        let period: String
    }

    /// A ticket on which an exclusion waits for a decision.
    struct Waiting: Sendable {
        let number: String
        let link: String
        let summary: String

        init(_ stored: StoredTicket) {
            number = stored.ticket.number.rawValue
            link = SiteURL.ticket(stored.ticket.number).path
            summary = stored.ticket.filing.summary
        }
    }

    struct RateHead: Sendable {
        let name: String
        /// nil where the rate is no part of the score by itself.
        let share: String?
    }

    /// - Parameters:
    ///   - scores: The month's figures.
    ///   - period: Which month it is.
    ///   - reader: Who reads it.
    ///   - waiting: Tickets on which an exclusion waits for the reader.
    ///   - mayFreeze: Whether the reader may freeze the month now.
    ///   - wording: The reader's.
    init(
        _ scores: ScoredMonth,
        period: ScorePeriod,
        reader: ScoreReader,
        waiting: [StoredTicket],
        mayFreeze: Bool,
        _ wording: Wording,
    ) {
        let (table, pack) = (scores.table, scores.pack)
        frozen = scores.frozen.map { wording.frozen($0) }
        freezing = mayFreeze ? Freezing(period: period.month.description) : nil
        self.waiting = waiting.map(Waiting.init)
        hasWaiting = !waiting.isEmpty
        title = wording.text("scorecards.title")
        month = wording.month(period.month)
        running = period.isRunning ? wording.text("scorecards.running") : nil
        previous = SiteURL.scorecards.path(["period": period.month.previous.description])
        let hasNext = !period.isRunning && !period.isAhead
        next = hasNext ? SiteURL.scorecards.path(["period": period.month.next.description]) : nil
        packLink = SiteURL.siteScoring.path
        workbook = SiteURL.scorecardsFile.path(["period": period.month.description])
        rates = pack.ratios.map { ratio in
            RateHead(
                name: ratio.name[wording.language],
                share: pack.points(of: ratio).map { wording.text("scorecards.share", ["share": $0.plain]) },
            )
        }
        groups = ScoreGroup.all(scores, reader: reader, wording)
        isEmpty = table.lines.isEmpty
        formulas = pack.ratios.map { RateFormula($0, points: pack.points(of: $0), wording) }
        scoreNote = wording.text(pack.parts.isEmpty ? "scorecards.scoreNote" : "scorecards.scoreNoteParts")
        rankingNote = wording.text("scorecards.rankingNote", ["minimum": String(pack.minimumVolume)])
    }
}

extension Wording {
    func frozen(_ month: FrozenMonth<FrozenFigures>) -> String {
        text(
            "statements.frozen",
            ["who": colleague(month.by), "at": minute(month.at), "pack": String(month.pack)],
        )
    }

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
