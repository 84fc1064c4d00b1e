// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// One theme project: its goal, its progress, its tickets, and the steps that a supervisor takes (C7).
struct ThemePage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("themes/{id}") { _, context in
            try context.session.mustBe(among: ThemesPage.roles)
            return try await show(try context.themeID, context)
        }
        for noun in ThemeNoun.allCases {
            staff.post("themes/{id}/\(noun.rawValue)") { _, context in
                try context.session.mustBe(among: ThemesPage.roles)
                return try await take(noun, context)
            }
        }
    }

    /// What was refused is shown with the project as it stands and with what was typed.
    private func take(_ noun: ThemeNoun, _ context: StaffContext) async throws -> Response {
        let id = try context.themeID
        do {
            let step = try noun.step(context.form)
            // No version stands for every version that was not seen.
            let seen = Int(context.form["version"]) ?? 0
            try await desk.step(step, on: id, seen: seen, by: context.session.author)
            return pages.redirect(to: .theme(id), saying: .success("themeChanged"))
        } catch let refusal as TopicRefusal where refusal.status == .unprocessableContent {
            return try await show(id, refusal: refusal, context)
        } catch let refusal as DeskRefusal {
            return try await show(id, refusal: refusal, context)
        }
    }

    private func show(_ id: ID<Theme>, refusal: (any Fault)? = nil, _ context: StaffContext) async throws -> Response {
        let author = context.session.author
        let file = try await desk.theme(id, for: author)
        let wording = pages.wording(context)
        let typed = refusal.map { _ in context.form } ?? Form()
        let steps = file.theme.isOpen && desk.site.leadsThemes(author) ? ThemeSteps(file.theme, typed) : nil
        let model = ThemeModel(file, steps, problem: refusal?.themeMessage(in: wording), wording)
        var response = pages.render("staff/theme", model, context)
        if let refusal { response.status = refusal.status }
        return response
    }
}

/// What a step on a theme project is posted under.
enum ThemeNoun: String, CaseIterable, Sendable {
    case tickets, removal, notes, result

    fileprivate func step(_ form: Form) throws -> Desk.ThemeStep {
        switch self {
        case .tickets: .add(try form["numbers"].ticketNumbers())
        case .removal: .remove(try form["number"].ticketNumber())
        case .notes: .note(form["note"])
        case .result: .finish(form["result"])
        }
    }
}

extension String {
    /// Numbers with spaces, commas or line breaks between them.
    fileprivate func ticketNumbers() throws -> [TicketNumber] {
        try split { $0.isWhitespace || ",，、;；".contains($0) }.map { try String($0).ticketNumber() }
    }

    fileprivate func ticketNumber() throws(DeskRefusal) -> TicketNumber {
        guard let number = TicketNumber(self) else { throw .unknownTicket(self) }
        return number
    }
}

extension Fault {
    /// What is stale here is a project, not a ticket.
    fileprivate func themeMessage(in wording: Wording) -> String {
        if case .staleVersion? = self as? DeskRefusal { return wording.text("fault.themeStale") }
        return message(in: wording)
    }
}

extension StaffContext {
    fileprivate var themeID: ID<Theme> {
        get throws {
            guard let id = Int64(try parameters.require("id")) else { throw TopicRefusal.unknownTheme }
            return ID(id)
        }
    }
}
