// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Tickets

/// The saved views over the list of tickets: those one may use, the one that is shown, and the form that keeps what is
/// shown now. Template `staff/views`.
struct ViewsPart: Sendable {
    let views: [Link]
    let hasViews: Bool
    /// What the shown filters name and the site no longer has.
    let missing: [String]
    /// The form that keeps the shown filters as a new view.
    let newView: ViewForm
    /// The shown view, for who may change it.
    let edit: ViewForm?
    /// The form that makes the shown view the start page, or home again.
    let start: StartForm?

    struct Link: Sendable {
        let link: String
        let name: String
        let isHere: Bool
        /// Who shares it; nil for one's own.
        let owner: String?
        let isStart: Bool
    }

    struct StartForm: Sendable {
        let action: String
        let step: String
        let label: String
    }

    init(
        _ query: Form,
        order: String,
        shelf: [ShelfItem],
        start: ShelfItem?,
        session: StaffSession,
        site: Site,
        _ wording: Wording,
    ) {
        let shown = ViewQuery(query).ordered(by: order)
        let here = shelf.first { String($0.id.rawValue) == query[ViewQuery.viewField] }
        views = shelf.map { item in
            Link(
                link: item.viewLink,
                name: item.content.name,
                isHere: item.id == here?.id,
                owner: item.owner == session.login ? nil : wording.colleague(item.owner),
                isStart: item.id == start?.id,
            )
        }
        hasViews = !views.isEmpty
        missing = shown.missing(in: site, wording)
        newView = ViewForm(nil, query: shown, session: session, wording)
        edit = here.flatMap { item in
            item.isChangeable(by: session) ? ViewForm(item, query: shown, session: session, wording) : nil
        }
        self.start = here.map { item in
            let isStart = item.id == start?.id
            return StartForm(
                action: SiteURL.view(item.id).path,
                step: isStart ? "noStart" : "start",
                label: wording.text(isStart ? "view.noStart" : "view.start"),
            )
        }
    }
}

/// The form of a new view, or of one that is changed.
struct ViewForm: Sendable {
    let id: String
    let action: String
    let title: String
    let name: String
    let nameLimit: Int
    let query: String
    let sharing: [Choice]
    /// Whether the shown filters are others than those that the view keeps.
    let isChanged: Bool
    /// The view can be taken away.
    let isKept: Bool

    init(_ item: ShelfItem?, query: ViewQuery, session: StaffSession, _ wording: Wording) {
        id = item == nil ? "view-new" : "view-edit"
        action = (item.map { SiteURL.view($0.id) } ?? .views).path
        title = wording.text(item == nil ? "view.save" : "view.edit")
        name = item?.content.name ?? ""
        nameLimit = ShelfItem.nameLimit
        self.query = query.text
        sharing = [Choice](sharing: item?.content.sharing ?? .own, by: session, wording)
        isChanged = item.map { $0.content.text != query.text } ?? false
        isKept = item != nil
    }
}

extension [Choice] {
    /// With whom this person may share something.
    init(sharing chosen: ShelfItem.Sharing, by session: StaffSession, _ wording: Wording) {
        self = ShelfItem.Sharing.allCases.filter { $0 != .everybody || session.sharesWithEverybody || $0 == chosen }
            .map { sharing in
                Choice(
                    sharing.rawValue,
                    wording.text("sharing.\(sharing.rawValue)", ["unit": wording.unit(session.unit)]),
                    isChosen: sharing == chosen,
                )
            }
    }
}

extension ShelfItem {
    /// The list as a saved view keeps it.
    var viewLink: String {
        let kept = ViewQuery(text: content.text)?.pairs ?? []
        return SiteURL.tickets.path(query: [(ViewQuery.viewField, String(id.rawValue))] + kept)
    }
}

extension ViewQuery {
    /// The same filters with the order that the list has without one named.
    fileprivate func ordered(by order: String) -> ViewQuery {
        guard !pairs.contains(where: { $0.name == "order" }) else { return self }
        return ViewQuery(text: SiteURL.encodedQuery(pairs + [(name: "order", value: order)])) ?? self
    }
}
