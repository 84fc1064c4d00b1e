// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Sites
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
            return pages.render("staff/desk", try await model(of: tab, context), context)
        }
    }

    private func model(of tab: TicketDesk.Tab, _ context: StaffContext) async throws -> DeskModel {
        let counts = try await DeskCounts(desk, overview)
        let heading = try await heading(of: tab, counts, context)
        var model = DeskModel(heading)
        if place.showsToday { model.today = TodayPart(counts.overview, pages.wording(context)) }
        switch tab.content {
        case .tickets: model.table = try await tickets(of: tab, heading, context)
        case .proposals: model.proposals = try await proposals(of: tab, counts, context)
        case .decisions, .disputes: model.decisions = try await decisions(of: tab, context)
        case .units: model.units = UnitTable(counts, place, desk.site.organisation, pages.wording(context))
        case .instructions:
            let given = try await desk.instructions(by: context.session.author, limit: Self.cards)
            model.instructions = InstructionTable(given, pages.wording(context))
        }
        return model
    }

    private func tickets(
        of tab: TicketDesk.Tab,
        _ heading: DeskHeading,
        _ context: StaffContext,
    ) async throws -> TicketTable {
        let list = list(of: tab, context)
        let page = try await desk.page(of: list, for: context.session.author)
        return TicketTable(
            page,
            order: list.order,
            address: address(of: tab, context),
            caption: heading.tabLabel,
            emptyText: emptyText(of: tab, context),
            pages.wording(context),
        ).with(bar(of: tab, context), allPicked: BulkBar.picksAll(context.query))
    }

    private func proposals(
        of tab: TicketDesk.Tab,
        _ counts: DeskCounts,
        _ context: StaffContext,
    ) async throws -> ProposalTable {
        let page = try await desk.proposals(of: list(of: tab, context), for: context.session.author)
        return ProposalTable(
            page,
            address: address(of: tab, context),
            bulk: bar(of: tab, context),
            allPicked: BulkBar.picksAll(context.query),
            ProposalView(site: desk.site, loads: UnitLoads(counts.overview), wording: pages.wording(context)),
        )
    }

    private func decisions(of tab: TicketDesk.Tab, _ context: StaffContext) async throws -> DecisionTable {
        var list = list(of: tab, context)
        list.limit = Self.cards
        let page = try await desk.page(of: list, for: context.session.author)
        let files = try await desk.files(of: page.lines.map(\.number), for: context.session.author)
        // A colleague may have been faster between the two readings.
        let waiting = files.filter { tab.stages.contains($0.ticket.stage.name) }
        let wording = pages.wording(context)
        let address = address(of: tab, context)
        let back = context.visitor.address ?? place.url.path
        return DecisionTable(
            waiting.map { file in
                let view = TicketView(
                    file: file,
                    session: context.session,
                    now: desk.time.now,
                    site: desk.site,
                    wording: wording,
                )
                return DecisionRow(view, back: back, showsHistory: tab.content == .disputes)
            },
            emptyText: emptyText(of: tab, context),
            next: page.next.map { address.link(order: list.order, after: $0) },
        )
    }

    /// Cards of a page that shows more of a ticket than its line.
    private static let cards = 20

    private func emptyText(of tab: TicketDesk.Tab, _ context: StaffContext) -> String {
        pages.wording(context).text("desk.\(place.name).empty.\(tab.name)")
    }

    /// What may be done with several tickets of a tab at once.
    private func bar(of tab: TicketDesk.Tab, _ context: StaffContext) -> BulkBar? {
        let names = BulkActions.offered(to: context.session.author, in: tab.stages)
        return BulkBar(names, here: context.visitor.address, pages.wording(context))
    }

    private func list(of tab: TicketDesk.Tab, _ context: StaffContext) -> TicketList {
        var list = TicketList()
        list.stages = tab.stages
        list.lamps = tab.lamps
        list.marks = asked(tab, context).map { [$0] } ?? tab.marks
        list.unit = unit(context)
        if place.isOfOwnUnit {
            list.unit = tab.owed == nil ? context.session.unit : nil
        }
        list.owed = tab.owed?.owed(by: context.session)
        if tab.isAhead { list.dueFrom = desk.time.now }
        list.place(as: context.query, usually: tab.order)
        return list
    }

    /// The one of a tab's marks that the address asks for.
    private func asked(_ tab: TicketDesk.Tab, _ context: StaffContext) -> Mark? {
        tab.marks.first { tab.marks.count > 1 && $0.rawValue == context.query["mark"] }
    }

    /// The unit that the address asks for, where the desk takes one.
    private func unit(_ context: StaffContext) -> UnitCode? {
        guard place.takesUnit, let unit = UnitCode(context.query["unit"]), desk.site.organisation[unit] != nil else {
            return nil
        }
        return unit
    }

    private func address(of tab: TicketDesk.Tab, _ context: StaffContext) -> ListAddress {
        let filters: [(name: String, value: String?)] = [
            ("tab", tab.name), ("unit", unit(context)?.rawValue), ("mark", asked(tab, context)?.rawValue),
        ]
        return ListAddress(url: place.url, filters: filters.compactMap { name, value in value.map { (name, $0) } })
    }

    private func heading(
        of tab: TicketDesk.Tab,
        _ counts: DeskCounts,
        _ context: StaffContext,
    ) async throws -> DeskHeading {
        let unit = place.isOfOwnUnit ? context.session.unit : unit(context)
        var shown: [Int?] = []
        for tab in place.tabs {
            if let owed = tab.owed?.owed(by: context.session) {
                shown.append(try await desk.count(of: owed))
            } else {
                shown.append(counts.count(tab, of: unit))
            }
        }
        return DeskHeading(place, tab: tab, unit: place.takesUnit ? unit : nil, counts: shown, pages.wording(context))
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
    /// The one unit whose tickets are shown.
    let unit: String?
    /// The same tab for all units.
    let allUnits: String

    struct TabLink: Sendable {
        let link: String
        let label: String
        /// nil where there is nothing to count.
        let count: Int?
        let isHere: Bool
    }

    init(_ place: TicketDesk, tab: TicketDesk.Tab, unit: UnitCode?, counts: [Int?], _ wording: Wording) {
        let ofUnit = unit.map { [(name: "unit", value: $0.rawValue)] } ?? []
        self.unit = unit.map(wording.unit)
        allUnits = place.url.path(["tab": tab.name])
        title = wording.text("desk.\(place.name).title")
        intro = wording.text("desk.\(place.name).intro")
        tabsLabel = wording.text("desk.tabs")
        tabs = zip(place.tabs, counts).map { each, count in
            TabLink(
                link: place.url.path(query: [(name: "tab", value: each.name)] + ofUnit),
                label: wording.text("desk.\(place.name).tab.\(each.name)"),
                count: count,
                isHere: each.name == tab.name,
            )
        }
        tabLabel = wording.text("desk.\(place.name).tab.\(tab.name)")
    }
}

/// A desk; what its tab shows is one of the parts.
struct DeskModel: PageModel {
    let title: String
    let heading: DeskHeading
    var today: TodayPart?
    var table: TicketTable?
    var proposals: ProposalTable?
    var decisions: DecisionTable?
    var units: UnitTable?
    var instructions: InstructionTable?

    init(_ heading: DeskHeading) {
        title = heading.title
        self.heading = heading
    }
}
