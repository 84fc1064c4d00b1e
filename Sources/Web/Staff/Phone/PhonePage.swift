// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Logging
import Sites
import Tickets

/// The telephone of who is signed in (A2): the bar on every page of theirs, pushed as things happen, and what its buttons
/// do.
struct PhonePage: StaffPage {
    let desk: Desk
    let pages: Pages
    let centre: CallCentre
    var hasSoftphone = false
    var heartbeat = Duration.seconds(15)

    static let roles: Set<Role> = [.agent, .dispatcher, .supervisor]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("phone/events") { request, context in
            try context.session.mustBe(among: Self.roles)
            return events(request, context)
        }
        staff.post("phone/seat") { _, context in try await answer(context) { try await sit(context) } }
        staff.post("phone/presence") { _, context in try await answer(context) { try await changePresence(context) } }
        staff.post("phone/calls") { _, context in try await answer(context) { try await call(context) } }
        staff.post("phone/calls/{id}") { _, context in try await answer(context) { try await step(context) } }
    }

    // MARK: - What is shown

    private func events(_ request: Request, _ context: StaffContext) -> Response {
        let token = request.sessionToken ?? ""
        return EventLine(heartbeat: heartbeat, isWelcome: { await desk.isSignedIn(token) }) { slot in
            await show(in: slot, context)
        }.response()
    }

    /// Shows each change at once, and again with what the store knows of the callers, where that is news.
    private func show(in slot: LineSlot, _ context: StaffContext) async {
        var callers = Callers()
        for await _ in await centre.changes(of: context.session.login) {
            let bar = await bar(callers, context)
            slot.put(EventLine.event("phone", html: bar))
            callers = await callersNow(context) ?? callers
            let fullBar = await self.bar(callers, context)
            if fullBar != bar { slot.put(EventLine.event("phone", html: fullBar)) }
        }
    }

    /// - Returns: nil where the store does not answer: a telephone rings without it.
    func callersNow(_ context: StaffContext) async -> Callers? {
        guard let seat = await centre.seat(of: context.session.login) else { return Callers() }
        do {
            return try await Callers(of: await centre.picture(of: seat), desk: desk, session: context.session)
        } catch {
            context.logger.warning("callers could not be read", metadata: ["error": "\(type(of: error))"])
            return nil
        }
    }

    /// The bar as it is now.
    func bar(_ callers: Callers, _ context: StaffContext) async -> String {
        let wording = pages.wording(context)
        guard let seat = await centre.seat(of: context.session.login) else {
            let taken = await centre.snapshot().places
            return pages.html("staff/phone-bar", PhoneBar(takenSeats: taken, site: desk.site, wording), context)
        }
        var bar = PhoneBar(await centre.picture(of: seat), callers, site: desk.site, wording)
        bar.softphone = hasSoftphone ? SiteURL.softphone.path : nil
        return pages.html("staff/phone-bar", bar, context)
    }

    // MARK: - What buttons do

    /// Says what was refused, and nothing else: the bar tells by itself what has changed.
    private func answer(_ context: StaffContext, _ act: () async throws -> Void) async throws -> Response {
        try context.session.mustBe(among: Self.roles)
        var problem: String?
        do {
            try await act()
        } catch let fault as CTIFault {
            problem = fault.message(in: pages.wording(context))
        } catch let fault as PhoneFault {
            problem = fault.message(in: pages.wording(context))
        } catch let refusal as SeatRefusal {
            problem = refusal.message(in: pages.wording(context))
        } catch let refusal as CallBackRefusal {
            problem = refusal.message(in: pages.wording(context))
        }
        let said = pages.html("staff/phone-said", PhoneSaid(problem: problem), context)
        return Response(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: said)),
        )
    }

    private func sit(_ context: StaffContext) async throws {
        let login = context.session.login
        guard context.form["do"] != "leave" else { return try await centre.stand(login) }
        try await centre.sit(login, at: Seat(context.form["seat"]))
    }

    private func changePresence(_ context: StaffContext) async throws {
        let seat = try await ownSeat(context)
        let state = context.form["do"]
        guard state != "ready" else { return try await centre.makeReady(seat) }
        guard desk.site.telephone?.breaks.contains(where: { $0.code == state }) == true else { throw WebFault.notAForm }
        try await centre.exchange.pause(seat, for: PauseReason(state))
    }

    private func ownSeat(_ context: StaffContext) async throws -> Seat {
        guard let seat = await centre.seat(of: context.session.login) else { throw SeatRefusal.standing }
        return seat
    }
}

/// What became of a button: template `staff/phone-said`.
private struct PhoneSaid: Sendable {
    /// nil where it was done.
    let problem: String?
}
