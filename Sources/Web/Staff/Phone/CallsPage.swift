// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Tickets

/// The call centre: how it does at this moment, who is to be called back, and all its calls (A2, S5).
struct CallsPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let centre: CallCentre
    let recordings: CallRecordings

    static let roles: Set<Role> = [.agent, .dispatcher, .supervisor, .evaluator]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("calls") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await list(context)
        }
        staff.get("calls/now") { _, context in
            try context.session.mustBe(among: Self.roles)
            return pages.renderPart("staff/calls-now", try await moment(await centre.snapshot(), context), context)
        }
        staff.post("calls/seats") { _, context in
            try context.session.mustBe(among: Self.seatKeepers)
            // Who has left it meanwhile need not be sent away.
            if let login = await centre.snapshot().places[Seat(context.form["seat"])] { try await centre.stand(login) }
            return pages.redirect(to: .calls, saying: .success("seatFreed"))
        }
        staff.get("calls/{id}") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await show(context)
        }
        staff.get("calls/{id}/recordings/{place}") { request, context in
            try context.session.mustBe(among: Self.roles)
            return try await play(request, context)
        }
        staff.get("call-backs") { _, context in
            try context.session.mustBe(among: Self.roles)
            let tasks = try await desk.callBacks(limit: 200)
            let model = CallBacksModel(tasks, site: desk.site, at: desk.time.now, pages.wording(context))
            return pages.render("staff/call-backs", model, context)
        }
        staff.post("call-backs/{id}") { _, context in
            try context.session.mustBe(among: PhonePage.roles)
            return try await settle(context)
        }
    }

    /// Who may free a telephone whose agent went away without leaving it.
    private static let seatKeepers: Set<Role> = [.supervisor]

    /// An agent finds their own calls; those who look after agents, all.
    private func list(_ context: StaffContext) async throws -> Response {
        let query = context.query
        let profile = desk.site.profile
        var list = CallList()
        list.phone = PhoneNumber(query["phone"], country: profile.callingCode, area: profile.areaCode)
        list.outcome = StoredCall.Outcome(rawValue: query["outcome"])
        list.agent = context.session.role == .agent ? context.session.login : query.text("agent")
        list.before = Int64(query["before"]).map { Date(timeIntervalSince1970: Double($0) / 1_000) }
        // What was typed and is no number finds nothing, rather than all.
        let isUnreadable = !query["phone"].isBlank && list.phone == nil
        let calls = isUnreadable ? [] : try await desk.calls(list, for: context.session.author)
        let centre = await centre.snapshot()
        let model = CallsModel(
            calls,
            query: query,
            isLast: calls.count < list.limit,
            centre: centre,
            moment: try await moment(centre, context),
            callBacks: try await desk.countCallBacks(),
            mayFreeSeats: context.session.mayBe(among: Self.seatKeepers),
            site: desk.site,
            at: desk.time.now,
            pages.wording(context),
        )
        return pages.render("staff/calls", model, context)
    }

    private func moment(_ centre: CentrePicture, _ context: StaffContext) async throws -> CallsMoment {
        let tallies = try await desk.callTallies()
        return CallsMoment(centre, tallies: tallies, site: desk.site, at: desk.time.now, pages.wording(context))
    }

    private func show(_ context: StaffContext) async throws -> Response {
        let file = try await file(context)
        let model = CallModel(
            file,
            recordings: recordings,
            showsHearings: context.session.role != .agent,
            site: desk.site,
            at: desk.time.now,
            pages.wording(context),
        )
        return pages.render("staff/call", model, context)
    }

    private func play(_ request: Request, _ context: StaffContext) async throws -> Response {
        let file = try await file(context)
        guard let place = Int(try context.parameters.require("place")),
            let path = try await desk.listen(
                to: place,
                of: file.call.record.id,
                by: context.session.author,
                device: request.device,
            )
        else { throw PhoneFault.noRecording }
        return try await recordings.response(path, range: request.headers[.range], context)
    }

    /// Whose call it is may hear it, and whoever looks after agents.
    private func file(_ context: StaffContext) async throws -> CallFile {
        let id = CallID(try context.parameters.require("id"))
        guard let file = try await desk.call(id, for: context.session.author),
            context.session.role != .agent || file.call.agent == context.session.login
        else { throw WebFault.notFound }
        return file
    }

    private func settle(_ context: StaffContext) async throws -> Response {
        guard let id = Int64(try context.parameters.require("id")),
            let outcome = CallBack.Outcome(rawValue: context.form["do"]), outcome != .reached
        else { throw WebFault.notAForm }
        try await desk.settleCallBack(id, outcome, by: context.session.login)
        return pages.redirect(to: .callBacks, saying: .success("callBackSettled"))
    }
}
