// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Sites
import Storage
import Tickets
import WorkCalendar

/// The figures of the live board and the scorecards, for programs.
struct FigureCalls: Sendable {
    let desk: Desk
    let overview: OverviewQuery

    func addRoutes(to routes: ProgramRoutes) {
        routes.get("overview") { _, context, author in
            try Self.mustKnowFigures(author)
            try context.query.allow([])
            return try Response(json: OverviewJSON(try await overview.overview(today: today)))
        }
        routes.get("scorecards") { _, context, author in
            try Self.mustKnowFigures(author)
            let month = try month(of: context.query)
            let evaluated = try await desk.database.read { reader in
                try ScorecardQuery.evaluated(from: month.first, through: month.last, in: reader)
            }
            let site = desk.site
            let table = ScoreTable(cards: evaluated.cards, organisation: site.organisation, pack: site.scoring)
            return try Response(json: ScorecardsJSON(table, month: month, pack: site.documents[.scoring] ?? 0))
        }
    }

    /// An inspector of a grid follows what they found; the city's figures are no part of that.
    private static func mustKnowFigures(_ author: Author) throws(WebFault) {
        guard author.role != .inspector else { throw .notYours }
    }

    private var today: Day { desk.site.calendar.day(of: desk.time.now) }

    /// The month asked for; without one, this month.
    private func month(of query: Form) throws -> Month {
        try query.allow(["period"])
        guard let text = try Fields(query).optionalText("period") else { return Month(of: today) }
        guard let month = Month(text) else { throw FieldFault.unknownValue("period") }
        return month
    }
}
