// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Routing
import Sites
import Tickets
import WorkCalendar

/// All tickets one may see, by words and numbers, unit, stage, lamp, type, matter, channel, place and days.
struct TicketsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("tickets") { _, context in
            let site = desk.site
            let search = TicketSearch(context.query, site: site)
            var list = search.list
            list.place(as: context.query, usually: .newestFirst)
            let page = try await desk.page(of: list, for: context.session.author)
            let wording = pages.wording(context)
            let table = TicketTable(
                page,
                order: list.order,
                address: search.address,
                caption: wording.text("search.results"),
                emptyText: wording.text(Self.emptyText(search, page)),
                wording,
            )
            let names = BulkActions.offered(to: context.session.author, in: list.stages)
            let bar = BulkBar(names, here: context.visitor.address, wording)
            let picked = table.with(bar, allPicked: BulkBar.picksAll(context.query))
            let mayChooseUnit = ![.handler, .inspector].contains(context.session.role)
            let filters = SearchFilters(search, site: site, mayChooseUnit: mayChooseUnit, wording)
            var model = TicketsModel(search, filters, picked, wording)
            let asked = search.address.filters + [(name: "order", value: model.order)]
            if !table.isEmpty {
                model.export = ExportBar("tickets", query: asked, for: context.session.role, wording)
            }
            model.views = ViewsPart(
                context.query,
                order: model.order,
                shelf: try await desk.shelf(.view, for: context.session),
                start: try await desk.startView(for: context.session),
                session: context.session,
                site: desk.site,
                wording,
            )
            return pages.render("staff/tickets", model, context)
        }
    }

    /// Why nothing stands there, and what to do about it.
    private static func emptyText(_ search: TicketSearch, _ page: TicketList.Page) -> String {
        if page.next != nil { return "search.lookFurther" }
        if let words = search.words, words.isEmpty { return "search.noWords" }
        return search.isEverything ? "search.none" : "search.noMatch"
    }
}

struct TicketsModel: PageModel {
    let title: String
    let action: String
    let words: String
    let filters: SearchFilters
    let order: String
    let isFiltered: Bool
    let table: TicketTable
    let kept: [KeptFilter]
    let hasKept: Bool
    var views: ViewsPart?
    /// nil where there is nothing to export.
    var export: ExportBar?

    init(_ search: TicketSearch, _ filters: SearchFilters, _ table: TicketTable, _ wording: Wording) {
        title = wording.text("search.title")
        action = SiteURL.tickets.path
        words = search.words?.text ?? ""
        self.filters = filters
        order = (table.isByDue ? TicketList.Order.dueFirst : .newestFirst).rawValue
        isFiltered = !search.isEverything
        self.table = table
        kept = search.figures.kept(wording)
        hasKept = !kept.isEmpty
    }
}

/// The choices beside the box for words.
struct SearchFilters: Sendable {
    let units: [ChoiceGroup]
    /// false for those who see their own unit's tickets only.
    let hasUnits: Bool
    let stages: [Choice]
    let lamps: [Choice]
    let kinds: [Choice]
    let matters: [ChoiceGroup]
    let channels: [Choice]
    let lines: [Choice]
    let hasLines: Bool
    let traits: [Choice]
    let areas: [Choice]
    let firstDay: String
    let lastDay: String
    let isOpen: Bool

    init(_ search: TicketSearch, site: Site, mayChooseUnit: Bool, _ wording: Wording) {
        hasUnits = mayChooseUnit
        let chosen = Set([search.unit?.rawValue].compactMap(\.self))
        units = mayChooseUnit ? [ChoiceGroup](units: site.organisation, chosen: chosen, wording) : []
        stages = [Choice](of: Stage.Name.allCases, chosen: search.stage?.rawValue ?? "", wording)
        lamps = [Choice](of: Lamp.allCases, chosen: search.lamp?.rawValue ?? "", wording)
        kinds = [Choice](of: TicketKind.allCases, chosen: search.kind?.rawValue ?? "", wording)
        matters = [ChoiceGroup](matters: site.catalogue, chosen: search.matter?.rawValue ?? "", wording)
        channels = [Choice](of: Channel.allCases, chosen: search.channel?.rawValue ?? "", wording)
        lines = [Choice](lines: site, chosen: search.line?.rawValue ?? "", wording)
        hasLines = !lines.isEmpty
        traits = site.traits.map { trait in
            Choice(trait.rawValue, wording.trait(trait, of: site), isChosen: trait == search.trait)
        }
        let entries = site.gazetteer.entries.filter { $0.isChoice || $0.code == search.area }
        areas = entries.map { entry in
            let names = site.gazetteer.path(of: entry.code).reversed().map(wording.area)
            return Choice(
                entry.code.rawValue,
                names.joined(separator: " › "),
                isChosen: entry.code == search.area,
            )
        }
        firstDay = search.firstDay?.description ?? ""
        lastDay = search.lastDay?.description ?? ""
        isOpen = search.hasMore
    }
}
