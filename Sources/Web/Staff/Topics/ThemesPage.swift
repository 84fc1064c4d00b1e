// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// The theme projects, and the form that begins one, empty or from a hot topic (C7).
struct ThemesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    /// A unit's people read the projects that their unit leads.
    static let roles: Set<Role> = [.dispatcher, .supervisor, .leader, .handler]
    private static let limit = 200

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("themes") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await show(context.query, context)
        }
        staff.post("themes") { _, context in
            try context.session.mustBe(among: Self.roles)
            do {
                let theme = try await desk.beginTheme(try context.form.themeDraft(), by: context.session.author)
                return pages.redirect(to: .theme(theme.id), saying: .success("themeBegun"))
            } catch let refusal as TopicRefusal where refusal.status == .unprocessableContent {
                var response = try await show(context.form, refusal: refusal, context)
                response.status = refusal.status
                return response
            }
        }
    }

    /// The list, with what was typed where it was refused.
    private func show(_ form: Form, refusal: TopicRefusal? = nil, _ context: StaffContext) async throws -> Response {
        let session = context.session
        let leads = desk.site.leadsThemes(session.author)
        var topic: Topic?
        if leads, let id = try form.topicID() { topic = try await desk.topic(id) }
        let draft = leads ? ThemeForm(form, topic, desk.site, pages.wording(context)) : nil
        let themes = try await desk.themes(Self.limit, for: session.author)
        let model = ThemesModel(themes, draft, refusal: refusal, pages.wording(context))
        return pages.render("staff/themes", model, context)
    }
}

extension Form {
    /// - Throws: `TopicRefusal.unknownTopic` for what is no id.
    fileprivate func topicID() throws(TopicRefusal) -> ID<Topic>? {
        guard let text = text("topic") else { return nil }
        guard let id = Int64(text) else { throw .unknownTopic }
        return ID(id)
    }

    fileprivate func themeDraft() throws -> ThemeDraft {
        guard let unit = UnitCode(self["unit"]) else { throw DeskRefusal.unknownUnit(self["unit"]) }
        return ThemeDraft(name: self["name"], goal: self["goal"], unit: unit, topic: try topicID())
    }
}
