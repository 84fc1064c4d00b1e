// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
import Sites
import Tickets
import WorkCalendar

/// What somebody looks for among all tickets they may see, as the address of the page says it. A value that is none
/// asks for nothing.
struct TicketSearch: Sendable {
    let words: SearchWords?
    let unit: UnitCode?
    let stage: Stage.Name?
    let lamp: Lamp?
    let kind: TicketKind?
    let matter: MatterCode?
    let channel: Channel?
    let line: LineCode?
    let trait: Trait?
    let area: AreaCode?
    let firstDay: Day?
    let lastDay: Day?
    let figures: FigureFilters
    /// The area with all that lies in it.
    private let areas: [AreaCode]

    init(_ query: Form, site: Site) {
        words = query.text("q").map { SearchWords($0, at: site) }
        unit = UnitCode(query["unit"])
        stage = Stage.Name(rawValue: query["stage"])
        lamp = Lamp(rawValue: query["lamp"])
        kind = TicketKind(rawValue: query["kind"])
        matter = MatterCode(query["matter"])
        channel = Channel(rawValue: query["channel"])
        line = LineCode(query["line"])
        trait = Trait(rawValue: query["trait"])
        area = AreaCode(query["area"])
        areas = area.map { site.gazetteer.areas(in: $0) } ?? []
        firstDay = Day(query["from"])
        lastDay = Day(query["to"])
        figures = FigureFilters(query)
    }

    var list: TicketList {
        var list = TicketList()
        list.words = words
        list.unit = unit
        list.stages = [stage].compactMap(\.self)
        list.lamps = [lamp].compactMap(\.self)
        list.kind = kind
        list.matter = matter
        list.channel = channel
        list.line = line
        list.trait = trait
        list.areas = areas
        list.firstDay = firstDay
        list.lastDay = lastDay
        figures.ask(&list)
        return list
    }

    var address: ListAddress {
        let filters: [(name: String, value: String?)] =
            [
                ("q", words?.text), ("unit", unit?.rawValue), ("stage", stage?.rawValue), ("lamp", lamp?.rawValue),
                ("kind", kind?.rawValue), ("matter", matter?.rawValue), ("channel", channel?.rawValue),
                ("line", line?.rawValue), ("trait", trait?.rawValue), ("area", area?.rawValue),
                ("from", firstDay?.description),
                ("to", lastDay?.description),
            ] + figures.pairs
        return ListAddress(url: .tickets, filters: filters.compactMap { name, value in value.map { (name, $0) } })
    }

    var isEverything: Bool { address.filters.isEmpty }

    /// Filters that are folded away unless one of them is set.
    var hasMore: Bool {
        matter != nil || channel != nil || line != nil || trait != nil || area != nil || firstDay != nil
            || lastDay != nil
    }
}

extension SearchWords {
    /// Reads telephone numbers as the site writes them.
    init(_ text: String, at site: Site) {
        let profile = site.profile
        self.init(text) { PhoneNumber($0, country: profile.callingCode, area: profile.areaCode) }
    }
}
