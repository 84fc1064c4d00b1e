// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Tickets
import WorkCalendar

/// The inspectors' desk: what was drawn and how, what waits, how agents do and what is often missed (S5).
struct QualityPage: StaffPage {
    let desk: Desk
    let pages: Pages

    static let roles: Set<Role> = [.supervisor, .evaluator]
    /// Days over which means are taken.
    static let span = 90

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get(RouterPath(SiteURL.quality.pathUnderStaff)) { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await show(context)
        }
        staff.post(RouterPath(SiteURL.quality.pathUnderStaff)) { _, context in
            try context.session.mustBe(among: Self.roles)
            do {
                try await draw(context)
                return pages.redirect(to: .quality, saying: .success("sampleDrawn"))
            } catch let refusal as InspectionRefusal {
                var response = try await show(after: refusal, context)
                response.status = refusal.status
                return response
            }
        }
        staff.post("quality/actions/{action}") { _, context in
            guard let id = Int64(try context.parameters.require("action")) else { throw InspectionRefusal.unknown }
            let author = context.session.author
            let action = try await desk.finish(ID(id), note: context.form["note"], by: author)
            let place: SiteURL = Inspection.mayInspect(author) ? .inspection(action.inspection) : .ownInspections
            return pages.redirect(to: place, saying: .success("actionDone"))
        }
    }

    private func draw(_ context: StaffContext) async throws {
        let form = context.form
        guard let kind = InspectionKind(rawValue: form["kind"]) else { throw WebFault.notAForm }
        guard let first = Day(form["first"]), let last = Day(form["last"]), first <= last else {
            throw InspectionRefusal.badPeriod
        }
        try await desk.drawSample(of: kind, on: first...last, by: context.session.author)
    }

    private func show(after refusal: InspectionRefusal? = nil, _ context: StaffContext) async throws -> Response {
        let since = desk.site.calendar.startOfDay(desk.today.advanced(by: -Self.span))
        let picture = try await desk.quality(since: since, for: context.session.author)
        let form = desk.site.quality.map { policy in
            SampleForm(policy, typed: refusal.map { _ in context.form }, today: desk.today, pages.wording(context))
        }
        let model = QualityModel(
            picture,
            form,
            problem: refusal?.message(in: pages.wording(context)),
            today: desk.today,
            for: context.session.author,
            pages.wording(context),
        )
        return pages.render("staff/quality", model, context)
    }
}

/// What was inspected of the reader's own work, and what they have to put right.
struct OwnInspectionsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    private static let limit = 100

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get(RouterPath(SiteURL.ownInspections.pathUnderStaff)) { _, context in
            let author = context.session.author
            let own = try await desk.ownInspections(limit: Self.limit, of: author)
            let wording = pages.wording(context)
            let model = OwnInspectionsModel(own.lines, own.actions, today: desk.today, for: author, wording)
            return pages.render("staff/own-inspections", model, context)
        }
    }
}

/// Template `staff/own-inspections`.
struct OwnInspectionsModel: PageModel {
    let title: String
    let rows: [InspectionRow]
    let isEmpty: Bool
    /// How many wait for the reader's word.
    let open: String?
    let actions: [CorrectiveActionPart]
    let hasActions: Bool

    init(
        _ lines: [InspectionLine],
        _ actions: [CorrectiveAction],
        today: Day,
        for author: Author,
        _ wording: Wording,
    ) {
        title = wording.text("quality.own")
        rows = lines.map { InspectionRow($0, wording) }
        isEmpty = rows.isEmpty
        let waiting = lines.count { $0.standing == .told }
        open = waiting > 0 ? wording.text("quality.toAnswer", ["count": String(waiting)]) : nil
        self.actions = actions.map { action in
            let isKnown = Inspection.mayInspect(author) || lines.contains { $0.id == action.inspection }
            return CorrectiveActionPart(action, today: today.description, for: author, linked: isKnown, wording)
        }
        hasActions = !actions.isEmpty
    }
}
