// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// The nuisance list: numbers with reason and expiry, confirmed by a second person, with appeals and what became of them
/// (A11). It warns and never blocks.
struct NuisancesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    private static let pageSize = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("nuisances") { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: .nuisances))
            return try await show(context.query, context)
        }
        staff.post("nuisances") { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: .nuisances))
            return try await attempt(context) {
                try await propose(context)
                return pages.redirect(to: .nuisances, saying: .success("nuisanceProposed"))
            }
        }
        staff.post("nuisances/{id}") { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: .nuisances))
            return try await attempt(context) {
                let act = try await step(context)
                return pages.redirect(to: .nuisances, saying: .success("nuisance.\(act.rawValue)"))
            }
        }
    }

    private func show(
        _ form: Form,
        refusal: NuisanceRefusal? = nil,
        _ context: StaffContext,
    ) async throws -> Response {
        let wording = pages.wording(context)
        let sought = context.query["number"]
        let phone = phone(sought)
        var refusal = refusal
        if phone == nil, !sought.isBlank { refusal = refusal ?? .numberUnreadable }
        let cursor = NuisancePage.Cursor(context.query["after"])
        var model = NuisancesModel(
            try await desk.nuisances(of: phone, after: cursor, limit: Self.pageSize),
            sought: sought,
            form,
            refusal: refusal,
            at: desk.time.now,
            site: desk.site,
            session: context.session,
            wording,
        )
        model.tabs = IntakeTabs(at: .nuisances, for: context.session.role, wording)
        var response = pages.render("staff/nuisances", model, context)
        if let refusal { response.status = refusal.status }
        return response
    }

    /// What was refused is shown with the list as it stands and with what was typed.
    private func attempt(_ context: StaffContext, _ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let refusal as NuisanceRefusal {
            return try await show(context.form, refusal: refusal, context)
        }
    }

    private func phone(_ text: String) -> PhoneNumber? {
        let profile = desk.site.profile
        return PhoneNumber(text, country: profile.callingCode, area: profile.areaCode)
    }

    private func propose(_ context: StaffContext) async throws {
        guard let phone = phone(context.form["phone"]) else { throw NuisanceRefusal.numberUnreadable }
        try await desk.proposeNuisance(
            phone,
            reason: context.form["reason"],
            // No number of days lies outside every range.
            days: Int(context.form["days"].trimmed) ?? 0,
            by: context.session.author,
        )
    }

    private func step(_ context: StaffContext) async throws -> Nuisance.Act {
        guard let id = Int64(try context.parameters.require("id")) else { throw NuisanceRefusal.unknown }
        guard let act = Nuisance.Act(rawValue: context.form["act"]) else { throw WebFault.notAForm }
        try await desk.step(act, on: ID(id), note: context.form["note"], by: context.session.author)
        return act
    }
}
