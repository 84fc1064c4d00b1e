// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Tickets

/// What several people told of in the last weeks, with a way to merge what is the same, and to make a theme project
/// of it (C7).
struct HotspotsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    /// The centre: a unit would learn from the figures what it may not see.
    static let roles: Set<Role> = [.dispatcher, .supervisor]
    private static let limit = 20

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("hotspots") { _, context in
            try context.session.mustBe(among: Self.roles)
            let topics = try await desk.hotTopics(Self.limit, for: context.session.author)
            let model = HotspotsModel(topics, context.session, desk.site, pages.wording(context))
            return pages.render("staff/hotspots", model, context)
        }
        staff.post("hotspots/{id}/acknowledgement") { _, context in
            try context.session.mustBe(among: [.supervisor])
            guard let id = Int64(try context.parameters.require("id")) else { throw TopicRefusal.unknownTopic }
            try await desk.acknowledge(ID(id), by: context.session.author)
            return pages.redirect(to: .hotspots, saying: .success("topicSeen"))
        }
    }
}
