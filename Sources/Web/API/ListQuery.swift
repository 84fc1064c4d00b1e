// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Sites
import Tickets
import WorkCalendar

/// The query of `GET /tickets`, read into what the records can be asked.
struct ListQuery {
    let list: TicketList

    static let parameters = [
        "unit", "stage", "lamp", "kind", "matter", "channel", "line", "trait", "area", "q", "since", "from", "to",
        "order", "after", "limit",
    ]
    static let limits = 1...200

    /// - Throws: `APIFault.unknownParameter`; `FieldFault` for a value that cannot be read, a limit that is too large,
    ///   a unit that the site does not have, or a cursor that is none of ours.
    init(_ query: Form, site: Site) throws {
        try query.allow(Self.parameters)
        let fields = Fields(query)
        var list = TicketList()
        list.unit = try fields.optionalCode("unit")
        if let unit = list.unit, site.organisation[unit] == nil { throw FieldFault.unknownValue("unit") }
        list.stages = try fields.choices("stage")
        list.lamps = try fields.choices("lamp")
        list.kind = try fields.optionalChoice("kind")
        list.matter = try fields.optionalCode("matter")
        list.channel = try fields.optionalChoice("channel")
        list.line = try fields.optionalCode("line")
        list.trait = try Self.trait(fields)
        list.areas = try Self.areas(fields, site)
        list.words = try fields.optionalText("q", limit: SearchWords.limit).map { SearchWords($0, at: site) }
        list.firstDay = try Self.day("from", fields)
        list.lastDay = try Self.day("to", fields)
        list.since = try Self.since(fields, site.calendar)
        list.order = try fields.optionalChoice("order") ?? .newestFirst
        list.after = try Self.cursor(fields, in: list.order)
        list.limit = try Self.limit(fields) ?? list.limit
        self.list = list
    }

    /// An area of the site with all that lies in it.
    private static func areas(_ fields: Fields, _ site: Site) throws(FieldFault) -> [AreaCode] {
        guard let area: AreaCode = try fields.optionalCode("area") else { return [] }
        guard site.gazetteer[area] != nil else { throw .unknownValue("area") }
        return site.gazetteer.areas(in: area)
    }

    private static func trait(_ fields: Fields) throws(FieldFault) -> Trait? {
        guard let text = try fields.optionalText("trait") else { return nil }
        guard let trait = Trait(rawValue: text) else { throw .unknownValue("trait") }
        return trait
    }

    private static func day(_ name: String, _ fields: Fields) throws(FieldFault) -> Day? {
        guard let text = try fields.optionalText(name) else { return nil }
        guard let day = Day(text) else { throw .unknownValue(name) }
        return day
    }

    /// An instant, or the beginning of a day at the site.
    private static func since(_ fields: Fields, _ calendar: WorkCalendar) throws(FieldFault) -> Date? {
        guard let text = try fields.optionalText("since") else { return nil }
        guard let instant = InstantText.instant(text) ?? Day(text).map(calendar.startOfDay) else {
            throw .wrongType("since", expected: .instant)
        }
        return instant
    }

    private static func cursor(
        _ fields: Fields,
        in order: TicketList.Order,
    ) throws(FieldFault) -> TicketList.Cursor? {
        guard let text = try fields.optionalText("after") else { return nil }
        guard let cursor = PageCursor(text, in: order) else { throw .unknownValue("after") }
        return cursor.cursor
    }

    private static func limit(_ fields: Fields) throws(FieldFault) -> Int? {
        guard let limit = try fields.optionalInt("limit") else { return nil }
        guard limits.contains(limit) else { throw .outOfRange("limit", limits) }
        return limit
    }
}
