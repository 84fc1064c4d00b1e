// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Sites
import Storage
import Survey
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
            return try Response(json: ScorecardsJSON(try await desk.scores(of: month)))
        }
        routes.get("scorecards/{month}/{unit}") { _, context, author in
            try Self.mustKnowFigures(author)
            try context.query.allow([])
            let (month, unit) = try context.statement
            return try Response(json: StatementJSON(try await desk.statement(of: unit, in: month, for: author)))
        }
        routes.get("scorecards/{month}/{unit}/tickets") { _, context, author in
            try Self.mustKnowFigures(author)
            return try Response(json: try await tickets(context, author))
        }
    }

    /// An inspector of a grid follows what they found; the city's figures are no part of that.
    private static func mustKnowFigures(_ author: Author) throws(WebFault) {
        guard author.role != .inspector else { throw .notYours }
    }

    /// The tickets behind one rate, or behind all.
    private func tickets(_ context: HotlineContext, _ author: Author) async throws -> StatementTicketsJSON {
        try context.query.allow(["rate", "after", "limit"])
        let (month, unit) = try context.statement
        let fields = Fields(context.query)
        let pack = try await desk.statement(of: unit, in: month, for: author).scores.pack
        let rate = try fields.optionalText("rate")
        let rules = pack.ratios.filter { rate == nil || $0.code == rate }
        guard !rules.isEmpty else { throw FieldFault.unknownValue("rate") }
        let page = try await desk.statementLines(
            StatementScope(
                unit: unit,
                month: month,
                facts: rules.reduce(into: []) { $0.formUnion($1.facts) },
            ),
            after: Int64(try fields.optionalInt("after") ?? 0),
            limit: max(1, min(500, try fields.optionalInt("limit") ?? 100)),
            for: author,
        )
        return StatementTicketsJSON(page)
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
