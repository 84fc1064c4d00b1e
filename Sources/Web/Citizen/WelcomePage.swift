// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Sites
import Tickets

/// What 12345 is, and the three things a citizen can do here.
struct WelcomePage: CitizenPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get { _, context in
            let model = WelcomeModel(desk.site.profile, pages.wording(context))
            return pages.render("citizen/welcome", model, context)
        }
    }
}

struct WelcomeModel: PageModel {
    let title: String
    let intro: String
    let actions: [Action]
    let steps: [String]
    let emergency: EmergencyBox

    struct Action: Sendable {
        let link: String
        let icon: String
        let label: String
        let hint: String
        let isFirst: Bool
    }

    init(_ profile: Profile, _ wording: Wording) {
        title = wording.text("welcome.title")
        let names = ["city": profile.name[wording.language], "hotline": profile.hotline]
        intro = wording.text("welcome.intro", names)
        let targets: [(name: String, url: SiteURL)] = [
            ("file", .file), ("follow", .follow), ("rate", .follow), ("mailboxes", .mailboxes),
            ("published", .published),
        ]
        actions = targets.map { name, url in
            Action(
                link: url.path,
                icon: Self.icons[name] ?? "",
                label: wording.text("welcome.action.\(name).label"),
                hint: wording.text("welcome.action.\(name).hint"),
                isFirst: name == "file",
            )
        }
        steps = ["accept", "assign", "handle", "answer"].map { wording.text("welcome.step.\($0)") }
        emergency = EmergencyBox(profile, hint: "welcome.emergencyHint", wording)
    }

    private static let icons = [
        "file": "edit", "follow": "search", "rate": "star", "mailboxes": "mail", "published": "messages",
    ]
}
