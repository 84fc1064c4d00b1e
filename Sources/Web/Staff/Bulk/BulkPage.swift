// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// One action on several tickets: asks once more, does it ticket by ticket, and says of each what became of it (B6).
///
/// Sent again, for example because the server died midway, the same action on the same tickets goes on where it broke
/// off.
struct BulkPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("bulk") { _, context in
            let choice = try BulkChoice(context.query, by: context.session.author)
            guard !choice.tickets.isEmpty else { return nothingChosen(context.query) }
            return try await ask(choice, context.query, after: nil, context)
        }
        staff.post("bulk") { request, context in
            let choice = try BulkChoice(context.form, by: context.session.author)
            guard !choice.tickets.isEmpty else { return nothingChosen(context.form) }
            return try await perform(choice, device: request.device, context)
        }
    }

    private func nothingChosen(_ form: Form) -> Response {
        pages.redirect(toPath: form.listBehind, saying: .warning("bulkNothingChosen"))
    }

    private func ask(
        _ choice: BulkChoice,
        _ form: Form,
        after attempt: Attempt?,
        _ context: StaffContext,
    ) async throws -> Response {
        let rows = try await files(of: choice.tickets, context)
        let view = BulkView(
            session: context.session,
            site: desk.site,
            now: desk.time.now,
            wording: pages.wording(context),
        )
        let model = BulkModel(choice, rows, back: form.listBehind, after: attempt, view)
        return pages.render("staff/bulk", model, context)
    }

    private func perform(_ choice: BulkChoice, device: String, _ context: StaffContext) async throws -> Response {
        let author = context.session.author
        let fields = Fields(context.form)
        let form = CommandForm(choice.noun, fields: fields, author: author, site: desk.site)
        let command: TicketCommand
        do {
            command = try choice.command(in: form)
        } catch {
            guard let attempt = Attempt(choice.noun, form: context.form, error: error) else { throw error }
            var response = try await ask(choice, context.form, after: attempt, context)
            response.status = .unprocessableContent
            return response
        }
        let run = choice.run(of: context.session.login, fields: fields)
        try await desk.admit(run)
        var results: [BulkResult] = []
        for seen in choice.tickets {
            let outcome = try await desk.perform(command, on: seen, of: run, by: author, device: device)
            results.append(BulkResult(seen: seen, outcome: outcome))
        }
        let files = try await files(of: choice.tickets, context)
        let view = BulkView(
            session: context.session,
            site: desk.site,
            now: desk.time.now,
            wording: pages.wording(context),
        )
        let model = BulkResultsModel(choice, results, files, back: context.form.listBehind, view)
        return pages.render("staff/bulk-results", model, context)
    }

    /// What the reader may see of each ticket.
    private func files(of tickets: [SeenTicket], _ context: StaffContext) async throws -> [TicketNumber: TicketFile] {
        let files = try await desk.files(of: tickets.map(\.number), for: context.session.author)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.ticket.number, $0) })
    }
}

/// What became of one ticket of a run.
struct BulkResult: Sendable {
    let seen: SeenTicket
    let outcome: BulkOutcome
}

extension Form {
    /// The list that tickets were chosen in, if it was one of ours.
    fileprivate var listBehind: String {
        guard let path = LocalPath(self["back"])?.text, path.hasPrefix(SiteURL.staffHome.path) else {
            return SiteURL.tickets.path
        }
        return path
    }
}
