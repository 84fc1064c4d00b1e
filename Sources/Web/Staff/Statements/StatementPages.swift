// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Records
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
        staff.post("scorecards/{month}/{unit}/objections") { _, context in try await object(context) }
        staff.post("scorecards/{month}/{unit}/objections/{id}") { _, context in try await answer(context) }
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

    /// The statement, with what was refused and what was typed.
    private func show(
        _ statement: UnitStatement,
        refusal: (any Fault)? = nil,
        _ context: StaffContext,
    ) async throws -> Response {
        let wording = pages.wording(context)
        let author = context.session.author
        let site = desk.site
        let unit = statement.unit.code
        let typed = refusal.map { _ in context.form } ?? Form()
        let model = StatementModel(
            statement,
            period: ScorePeriod(month: statement.month, current: Month(of: desk.today)),
            objecting: site.objects(for: unit, author) && statement.scores.frozen == nil
                ? ObjectingForm(statement, typed, wording) : nil,
            mayAnswer: site.answersObjections(of: unit, author),
            problem: refusal?.message(in: wording),
            wording,
        )
        var response = pages.render("staff/statement", model, context)
        if let refusal { response.status = refusal.status }
        return response
    }

    private func object(_ context: StaffContext) async throws -> Response {
        let (month, unit) = try context.statement
        return try await taking(month, unit, saying: "objectionFiled", context) {
            try await desk.object(try context.form.objection(unit, month), by: context.session.author)
        }
    }

    private func answer(_ context: StaffContext) async throws -> Response {
        let (month, unit) = try context.statement
        guard let id = Int64(try context.parameters.require("id")) else { throw StatementRefusal.unknownObjection }
        return try await taking(month, unit, saying: "objectionAnswered", context) {
            guard let ruling = Objection.Ruling(rawValue: context.form["ruling"]) else {
                throw StatementRefusal.replyMissing
            }
            try await desk.answer(ID(id), ruling, reply: context.form["reply"], by: context.session.author)
        }
    }

    private func taking(
        _ month: Month,
        _ unit: UnitCode,
        saying flash: String,
        _ context: StaffContext,
        _ step: () async throws -> Void,
    ) async throws -> Response {
        do {
            try await step()
            return pages.redirect(to: .statement(month, unit), saying: .success(flash))
        } catch let refusal as StatementRefusal where refusal.status == .unprocessableContent {
            let statement = try await desk.statement(of: unit, in: month, for: context.session.author)
            return try await show(statement, refusal: refusal, context)
        } catch let refusal as DeskRefusal {
            let statement = try await desk.statement(of: unit, in: month, for: context.session.author)
            return try await show(statement, refusal: refusal, context)
        }
    }

    private func tickets(_ statement: UnitStatement, _ context: StaffContext) async throws -> Response {
        guard let rule = statement.scores.pack.ratios.first(where: { $0.code == context.query["rate"] }) else {
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

extension Form {
    /// - Throws: `DeskRefusal.unknownTicket` for what is no number.
    fileprivate func objection(_ unit: UnitCode, _ month: Month) throws(DeskRefusal) -> ObjectionDraft {
        let number = self["ticket"].trimmed
        let ticket = TicketNumber(number)
        if ticket == nil, !number.isEmpty { throw .unknownTicket(number) }
        return ObjectionDraft(
            unit: unit,
            month: month,
            ticket: ticket,
            group: FactGroup(rawValue: self["group"]),
            words: self["words"],
            evidence: self["evidence"],
        )
    }
}
