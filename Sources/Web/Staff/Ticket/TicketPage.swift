// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Tickets

/// One ticket: what was asked, what happened, what can be done now; and where the forms of its commands are posted.
struct TicketPage: StaffPage {
    let desk: Desk
    let pages: Pages
    /// nil where this server keeps no attachments.
    let room: FileRoom?
    /// nil where there is no call centre.
    let centre: CallCentre?

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("tickets/{number}") { request, context in
            var model = TicketModel(try await view(context))
            model.filed = FiledNotice(request, showing: try context.ticketNumber)
            return pages.render("staff/ticket", model, context)
        }
        staff.post("tickets/{number}/{noun}") { request, context in
            guard let noun = CommandNoun(rawValue: try context.parameters.require("noun")) else {
                throw WebFault.notFound
            }
            return try await perform(noun, request, context)
        }
    }

    private func perform(_ noun: CommandNoun, _ request: Request, _ context: StaffContext) async throws -> Response {
        let number = try context.ticketNumber
        let author = context.session.author
        if let field = context.form.text(PhrasePick.button) { return try await insert(into: field, noun, context) }
        let form = CommandForm(noun, fields: Fields(context.form), author: author, site: desk.site)
        // Without it a colleague's newer change could be overwritten (B6); all our forms have it.
        guard let seen = try form.seenVersion() else { throw FieldFault.missing(CommandForm.versionField) }
        do {
            let command = try form.command()
            try await desk.perform(command, on: number, seen: seen, by: author, device: request.device)
            try await centre?.tie(number, by: context.session.login)
            return pages.redirect(
                toPath: context.form.wayBack ?? SiteURL.ticket(number).path,
                saying: .success("done.\(command.name.rawValue)"),
            )
        } catch {
            guard let attempt = Attempt(noun, form: context.form, error: error) else { throw error }
            return try await again(after: attempt, context)
        }
    }

    /// The page as it stands now, with the phrase that was chosen put behind what was typed; nothing is done.
    private func insert(into field: String, _ noun: CommandNoun, _ context: StaffContext) async throws -> Response {
        let view = try await view(context)
        let form = CommandForm(noun, fields: Fields(context.form), author: context.session.author, site: desk.site)
        guard let command = noun.command(meant: context.form), let seen = try form.seenVersion() else {
            throw FieldFault.missing(CommandForm.versionField)
        }
        let chosen = view.phrases.first { String($0.id.rawValue) == context.form[PhrasePick.name(of: field)] }
        let filling = PhraseFilling(view: view, texts: pages.texts)
        let current = view.file.stored.version
        let attempt = Attempt(
            command,
            form: context.form.appending(chosen.map { filling.text(of: $0.content.text) } ?? "", to: field),
            inserted: field,
            fault: seen == current ? nil : .staleVersion(seen: seen, current: current),
        )
        var response = pages.render("staff/ticket", TicketModel(view, after: attempt), context)
        if attempt.isStale { response.status = .conflict }
        return response
    }

    /// The page as it stands now, with what was wrong and what was typed.
    private func again(after attempt: Attempt, _ context: StaffContext) async throws -> Response {
        let model = TicketModel(try await view(context), after: attempt)
        var response = pages.render("staff/ticket", model, context)
        response.status = attempt.isStale ? .conflict : .unprocessableContent
        return response
    }

    /// The ticket that the path names, as who is signed in may see it now.
    func view(_ context: StaffContext) async throws -> TicketView {
        let file = try await desk.file(of: try context.ticketNumber, for: context.session.author)
        var view = TicketView(
            file: file,
            session: context.session,
            now: desk.time.now,
            site: desk.site,
            wording: pages.wording(context),
            room: room,
            hasTelephones: pages.hasTelephones,
            phrases: try await desk.shelf(.phrase, for: context.session),
        )
        view.questionnaires = try await desk.questionnaires(file.questionnaires)
        if let number = view.decision?.catalogue { view.pastCatalogue = try await desk.catalogue(numbered: number) }
        return view
    }
}

extension TicketFile {
    /// The questionnaires that its answers were given to.
    fileprivate var questionnaires: Set<Int> {
        Set(
            journal.flatMap(\.events).compactMap { event in
                if case .calledBack(.reached(let answer)) = event { answer.questionnaire } else { nil }
            }
        )
    }
}

extension Form {
    /// The list that a form was sent from, if it was one of ours.
    fileprivate var wayBack: String? {
        guard let path = LocalPath(self["back"])?.text, path.hasPrefix(SiteURL.staffHome.path) else { return nil }
        return path
    }
}
