// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Tickets

/// A desk's tickets, one tab at a time.
struct DeskPage: StaffPage {
    let place: TicketDesk
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get(RouterPath(place.url.pathUnderStaff)) { _, context in
            try context.session.mustBe(among: place.roles)
            guard let tab = place.tab(named: context.query["tab"]) else { throw WebFault.notFound }
            let model = try await tab.showsProposals ? proposals(of: tab, context) : tickets(of: tab, context)
            return pages.render("staff/desk", model, context)
        }
    }

    private func tickets(of tab: TicketDesk.Tab, _ context: StaffContext) async throws -> DeskModel {
        let list = list(of: tab, context)
        let page = try await desk.page(of: list, for: context.session.author)
        let heading = try await heading(of: tab, context)
        let table = TicketTable(
            page,
            order: list.order,
            address: ListAddress(url: place.url, filters: [(name: "tab", value: tab.name)]),
            caption: heading.tabLabel,
            emptyText: pages.wording(context).text("desk.\(place.name).empty.\(tab.name)"),
            pages.wording(context),
        )
        return DeskModel(
            heading,
            table: table.with(bar(of: tab, context), allPicked: BulkBar.picksAll(context.query)),
        )
    }

    private func proposals(of tab: TicketDesk.Tab, _ context: StaffContext) async throws -> DeskModel {
        let list = list(of: tab, context)
        let page = try await desk.proposals(of: list, for: context.session.author)
        let address = ListAddress(url: place.url, filters: [(name: "tab", value: tab.name)])
        let heading = try await heading(of: tab, context)
        let table = ProposalTable(
            page,
            address: address,
            bulk: bar(of: tab, context),
            allPicked: BulkBar.picksAll(context.query),
            pages.wording(context),
        )
        return DeskModel(heading, proposals: table)
    }

    /// What may be done with several tickets of a tab at once.
    private func bar(of tab: TicketDesk.Tab, _ context: StaffContext) -> BulkBar? {
        let names = BulkActions.offered(to: context.session.author, in: tab.stages)
        return BulkBar(names, here: context.visitor.address, pages.wording(context))
    }

    private func list(of tab: TicketDesk.Tab, _ context: StaffContext) -> TicketList {
        var list = TicketList()
        list.stages = tab.stages
        if place.isOfOwnUnit {
            list.unit = tab.owed == nil ? context.session.unit : nil
        }
        list.owed = tab.owed?.owed(by: context.session)
        list.place(as: context.query, usually: tab.order)
        return list
    }

    private func heading(of tab: TicketDesk.Tab, _ context: StaffContext) async throws -> DeskHeading {
        let now = try await overview.overview(today: desk.today)
        let unit = place.isOfOwnUnit ? context.session.unit : nil
        var counts: [Int] = []
        for tab in place.tabs {
            if let owed = tab.owed?.owed(by: context.session) {
                counts.append(try await desk.count(of: owed))
            } else {
                counts.append(now.count { tab.stages.contains($0.stage) && (unit == nil || $0.unit == unit) })
            }
        }
        return DeskHeading(place, tab: tab, counts: counts, pages.wording(context))
    }
}

/// A desk's title and tabs.
struct DeskHeading: Sendable {
    let title: String
    let intro: String
    let tabsLabel: String
    let tabs: [TabLink]
    /// The label of the tab that is shown.
    let tabLabel: String

    struct TabLink: Sendable {
        let link: String
        let label: String
        let count: Int
        let isHere: Bool
    }

    init(_ place: TicketDesk, tab: TicketDesk.Tab, counts: [Int], _ wording: Wording) {
        title = wording.text("desk.\(place.name).title")
        intro = wording.text("desk.\(place.name).intro")
        tabsLabel = wording.text("desk.tabs")
        tabs = zip(place.tabs, counts).map { each, count in
            TabLink(
                link: place.url.path(["tab": each.name]),
                label: wording.text("desk.\(place.name).tab.\(each.name)"),
                count: count,
                isHere: each.name == tab.name,
            )
        }
        tabLabel = wording.text("desk.\(place.name).tab.\(tab.name)")
    }
}

struct DeskModel: PageModel {
    let title: String
    let heading: DeskHeading
    var table: TicketTable?
    var proposals: ProposalTable?

    init(_ heading: DeskHeading, table: TicketTable? = nil, proposals: ProposalTable? = nil) {
        title = heading.title
        self.heading = heading
        self.table = table
        self.proposals = proposals
    }
}
