// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Sites
import Tickets

/// The mailboxes of leaders and of units (A4). A letter is a request like any other, written on the same form.
struct MailboxesPage: CitizenPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get("mailboxes") { _, context in
            pages.render("citizen/mailboxes", MailboxesModel(desk.site.mailboxes, pages.wording(context)), context)
        }
    }
}

struct MailboxesModel: PageModel {
    let title: String
    let groups: [Group]
    let isEmpty: Bool

    struct Group: Sendable {
        let id: String
        let name: String
        let boxes: [Box]
    }

    struct Box: Sendable {
        let name: String
        let about: String?
        let link: String
    }

    init(_ mailboxes: [Mailbox], _ wording: Wording) {
        title = wording.text("mailboxPage.title")
        groups = Mailbox.Holder.allCases.compactMap { holder in
            let boxes = mailboxes.filter { $0.holder == holder }
            guard !boxes.isEmpty else { return nil }
            return Group(
                id: holder.rawValue,
                name: wording.text("mailboxPage.\(holder.rawValue)s"),
                boxes: boxes.map { Box($0, wording) },
            )
        }
        isEmpty = groups.isEmpty
    }
}

extension MailboxesModel.Box {
    fileprivate init(_ mailbox: Mailbox, _ wording: Wording) {
        self.init(
            name: mailbox.name[wording.language],
            about: mailbox.about?[wording.language],
            link: SiteURL.file.path(["mailbox": mailbox.code.rawValue]),
        )
    }
}
