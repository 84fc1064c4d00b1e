// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Survey
import Tickets

/// Where a citizen rates an answer, by the link they were sent (E1, E2). A link that is forged, expired or used opens
/// nothing and counts nothing.
struct RatePage: CitizenPage {
    let desk: Desk
    let pages: Pages
    let guards: CitizenGuard

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        let rate = site.group("rate")
        rate.get("thanks") { _, context in
            pages.render("citizen/thanks", ThanksModel(pages.wording(context)), context)
        }
        rate.get("{token}") { _, context in
            let (token, ticket) = try await invited(context)
            return page(token, ticket, context)
        }
        rate.post("{token}") { request, context in try await rated(request, context) }
    }

    private func rated(_ request: Request, _ context: HotlineContext) async throws -> Response {
        let (token, ticket) = try await invited(context)
        do {
            _ = try await desk.rate(token, fields: context.form.fields, device: request.device)
            return pages.redirect(to: .thanks)
        } catch let fault as SurveyFault {
            return page(token, ticket, refusedWith: fault, context)
        } catch is TicketRefusal {
            // Somebody was faster: asked by telephone, or the ticket went on.
            throw DeskRefusal.invitationVoid
        }
    }

    /// The ticket that the link is about.
    ///
    /// - Throws: `DeskRefusal.invitationVoid`, `TooManyAttempts`.
    private func invited(_ context: HotlineContext) async throws -> (token: String, StoredTicket) {
        let token = try context.parameters.require("token")
        let address = context.visitor.network
        try guards.admit(number: nil, address: address, at: desk.time.now)
        guard let ticket = try await desk.invited(by: token) else { throw DeskRefusal.invitationVoid }
        guards.forgive(number: nil, address: address)
        return (token, ticket)
    }

    private func page(
        _ token: String,
        _ stored: StoredTicket,
        refusedWith fault: SurveyFault? = nil,
        _ context: HotlineContext,
    ) -> Response {
        let model = RateModel(
            desk.site.questionnaire,
            about: stored.ticket,
            token: token,
            sent: context.form,
            fault: fault,
            pages.wording(context),
        )
        var response = pages.render("citizen/rate", model, context)
        if let fault { response.status = fault.status }
        return response
    }
}

struct ThanksModel: PageModel {
    let title: String
    let followLink: String

    init(_ wording: Wording) {
        title = wording.text("thanks.title")
        followLink = SiteURL.follow.path
    }
}
