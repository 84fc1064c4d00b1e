// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// All tickets one may see, by words, unit, stage, lamp and kind.
struct TicketsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("tickets") { _, context in
            let search = TicketSearch(context.query)
            var list = search.list
            list.place(as: context.query, usually: .newestFirst)
            let page = try await desk.page(of: list, for: context.session.author)
            let wording = pages.wording(context)
            let table = TicketTable(
                page,
                order: list.order,
                address: search.address,
                caption: wording.text("search.results"),
                emptyText: wording.text(search.isEverything ? "search.none" : "search.noMatch"),
                wording,
            )
            let names = BulkActions.offered(to: context.session.author, in: list.stages)
            let bar = BulkBar(names, here: context.visitor.address, wording)
            let units = context.session.role == .handler ? nil : desk.site.organisation
            let picked = table.with(bar, allPicked: BulkBar.picksAll(context.query))
            return pages.render("staff/tickets", TicketsModel(search, picked, units: units, wording), context)
        }
    }
}

struct TicketsModel: PageModel {
    let title: String
    let action: String
    let words: String
    let units: [ChoiceGroup]
    /// false for those who see their own unit's tickets only.
    let hasUnits: Bool
    let stages: [Choice]
    let lamps: [Choice]
    let kinds: [Choice]
    let order: String
    let isFiltered: Bool
    let table: TicketTable

    init(_ search: TicketSearch, _ table: TicketTable, units: Organisation?, _ wording: Wording) {
        title = wording.text("search.title")
        action = SiteURL.tickets.path
        words = search.words ?? ""
        hasUnits = units != nil
        self.units =
            units.map { [ChoiceGroup](units: $0, chosen: Set([search.unit?.rawValue].compactMap(\.self)), wording) }
            ?? []
        stages = [Choice](of: Stage.Name.allCases, chosen: search.stage?.rawValue ?? "", wording)
        lamps = [Choice](of: Lamp.allCases, chosen: search.lamp?.rawValue ?? "", wording)
        kinds = [Choice](of: TicketKind.allCases, chosen: search.kind?.rawValue ?? "", wording)
        order = (table.isByDue ? TicketList.Order.dueFirst : .newestFirst).rawValue
        isFiltered = !search.isEverything
        self.table = table
    }
}
