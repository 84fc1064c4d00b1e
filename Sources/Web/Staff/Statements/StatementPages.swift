// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Sites
import Survey
import Tickets

/// A unit's month down to each ticket behind each point (E7): the statement, the tickets behind a rate, and all of them
/// as a file.
struct StatementPages: StaffPage {
    let desk: Desk
    let pages: Pages

    /// Tickets of one page.
    private static let limit = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("scorecards/{month}/{unit}") { _, context in
            let (month, unit) = try context.statement
            return try await show(try await desk.statement(of: unit, in: month, for: context.session.author), context)
        }
        staff.get("scorecards/{month}/{unit}/tickets") { _, context in
            let (month, unit) = try context.statement
            return try await tickets(
                try await desk.statement(of: unit, in: month, for: context.session.author),
                context,
            )
        }
        staff.get("scorecards/{month}/{unit}/tickets.csv") { _, context in
            let (month, unit) = try context.statement
            return file(try await desk.statement(of: unit, in: month, for: context.session.author), context)
        }
    }

    private func show(_ statement: UnitStatement, _ context: StaffContext) async throws -> Response {
        let model = StatementModel(
            statement,
            pack: desk.site.scoring,
            period: ScorePeriod(month: statement.month, current: Month(of: desk.today)),
            pages.wording(context),
        )
        return pages.render("staff/statement", model, context)
    }

    private func tickets(_ statement: UnitStatement, _ context: StaffContext) async throws -> Response {
        guard let rule = desk.site.scoring.rates.first(where: { $0.code == context.query["rate"] }) else {
            throw StatementRefusal.unknownStatement
        }
        let page = try await desk.statementLines(
            StatementScope(unit: statement.unit.code, month: statement.month, facts: rule.facts),
            after: Int64(context.query["after"]) ?? 0,
            limit: Self.limit,
            for: context.session.author,
        )
        let model = StatementTicketsModel(statement, page, rule: rule, pages.wording(context))
        return pages.render("staff/statement-tickets", model, context)
    }

    private func file(_ statement: UnitStatement, _ context: StaffContext) -> Response {
        let wording = pages.wording(context)
        let file = StatementFile(
            statement,
            pack: desk.site.scoring,
            desk: desk,
            author: context.session.author,
            wording,
        )
        let name = "\(statement.unit.name[context.language]) \(statement.month).csv"
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: ContentDisposition.attachment(name, fallback: "statement.csv"),
            ],
            body: ResponseBody { try await file.write(to: &$0) },
        )
    }
}

extension HotlineContext {
    /// The month and the unit that the path names.
    var statement: (Month, UnitCode) {
        get throws {
            guard let month = Month(try parameters.require("month")),
                let unit = UnitCode(try parameters.require("unit"))
            else { throw StatementRefusal.unknownStatement }
            return (month, unit)
        }
    }
}

extension StaffContext {
    fileprivate var statement: (Month, UnitCode) {
        get throws {
            guard let month = Month(try parameters.require("month")),
                let unit = UnitCode(try parameters.require("unit"))
            else { throw StatementRefusal.unknownStatement }
            return (month, unit)
        }
    }
}
