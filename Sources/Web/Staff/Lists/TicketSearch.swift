// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets

/// What somebody looks for among all tickets they may see, as the address of the page says it. A value that is none
/// asks for nothing.
struct TicketSearch: Sendable {
    let words: String?
    let unit: UnitCode?
    let stage: Stage.Name?
    let lamp: Lamp?
    let kind: TicketKind?

    init(_ query: Form) {
        words = query.text("q").map { String($0.prefix(200)) }
        unit = UnitCode(query["unit"])
        stage = Stage.Name(rawValue: query["stage"])
        lamp = Lamp(rawValue: query["lamp"])
        kind = TicketKind(rawValue: query["kind"])
    }

    var list: TicketList {
        var list = TicketList()
        list.words = words
        list.unit = unit
        list.stages = [stage].compactMap(\.self)
        list.lamps = [lamp].compactMap(\.self)
        list.kind = kind
        return list
    }

    var address: ListAddress {
        let filters: [(name: String, value: String?)] = [
            ("q", words), ("unit", unit?.rawValue), ("stage", stage?.rawValue), ("lamp", lamp?.rawValue),
            ("kind", kind?.rawValue),
        ]
        return ListAddress(url: .tickets, filters: filters.compactMap { name, value in value.map { (name, $0) } })
    }

    var isEverything: Bool { address.filters.isEmpty }
}
