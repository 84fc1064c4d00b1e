// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Tickets

/// The telephone in the browser, in a window of its own so that its call outlives the pages beside it (A2).
struct SoftphonePage: StaffPage {
    let pages: Pages
    let centre: CallCentre
    let softphone: Softphone

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("softphone") { _, context in
            try context.session.mustBe(among: PhonePage.roles)
            return try await show(context)
        }
    }

    private func show(_ context: StaffContext) async throws -> Response {
        guard let seat = await centre.seat(of: context.session.login) else { throw SeatRefusal.standing }
        let model = SoftphoneModel(
            seat: seat,
            secret: softphone.secret(of: seat) ?? "",
            // The gateway asks for it in the middle of calls too.
            token: softphone.token(until: context.session.expiresAt),
            softphone: softphone,
            pages.wording(context),
        )
        var response = pages.render("staff/softphone", model, context)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy.replacing(
            "connect-src 'self'",
            with: "connect-src 'self' \(softphone.origin)",
        )
        return response
    }
}

/// Template `staff/softphone`.
private struct SoftphoneModel: PageModel {
    let title: String
    let gateway: String
    let registrar: String
    let token: String
    let seat: String
    let secret: String
    /// The seat has no secret here: its telephone is another.
    let isUnknown: Bool
    let keys: [String]

    init(seat: Seat, secret: String, token: String, softphone: Softphone, _ wording: Wording) {
        title = wording.text("softphone.title", ["seat": seat.name])
        gateway = softphone.gateway.absoluteString
        registrar = softphone.registrar
        self.token = token
        self.seat = seat.name
        self.secret = secret
        isUnknown = secret.isEmpty
        keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"]
    }
}
