// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// What was received in one hour by one channel. The hour is absolute, so that no zone is needed to count: whole hours
/// since 1970 (UTC).
package struct WallHour: Hashable, Sendable {
    package let hour: Int64
    package let channel: Channel

    init(hour: Int64, channel: Channel) {
        self.hour = hour
        self.channel = channel
    }

    init(_ filing: Filing, at instant: Date) {
        self.init(hour: Self.hour(of: instant), channel: filing.channel)
    }

    /// The hour in which an instant lies.
    package static func hour(of instant: Date) -> Int64 { instant.wholeMilliseconds / 3_600_000 }
}

/// Where open tickets are, and how near to late.
package struct WallArea: Hashable, Sendable {
    /// nil where no area is known.
    package let area: AreaCode?
    package let lamp: Lamp

    package init(area: AreaCode?, lamp: Lamp) {
        self.area = area
        self.lamp = lamp
    }
}

extension Ticket {
    /// Where the wallboard counts it; nil for a ticket that is not open.
    var wallArea: WallArea? {
        stage.name.isOpen ? WallArea(area: filing.place.area, lamp: overlays.lamp) : nil
    }
}

/// What the wallboard counts besides the tallies of units, in the transaction that changes it (V1, V5).
package enum WallTallies {
    static func count(_ cell: WallHour, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO wall_hours (hour, channel, count)
            VALUES (\(cell.hour), \(cell.channel), 1)
            ON CONFLICT (hour, channel) DO UPDATE SET count = wall_hours.count + 1
            """
        )
    }

    static func move(from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let (old, new) = (before?.wallArea, after.wallArea)
        guard old != new else { return }
        if let old { try add(-1, to: old, in: writer) }
        if let new { try add(1, to: new, in: writer) }
    }

    private static func add(_ count: Int, to cell: WallArea, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO wall_areas (area, lamp, count)
            VALUES (\(cell.area?.rawValue ?? ""), \(cell.lamp), \(count))
            ON CONFLICT (area, lamp) DO UPDATE SET count = wall_areas.count + excluded.count
            """
        )
    }

    /// What was received in hours from `first` until before `end`.
    package static func hours(from first: Int64, until end: Int64, in reader: any Reader) throws -> [WallHour: Int] {
        try reader.rows("SELECT hour, channel, count FROM wall_hours WHERE hour >= \(first) AND hour < \(end)")
            .reduce(into: [:]) { try $0.add($1) }
    }

    /// Every hour, for `Verification`.
    static func allHours(in reader: any Reader) throws -> [WallHour: Int] {
        try reader.rows("SELECT hour, channel, count FROM wall_hours").reduce(into: [:]) { try $0.add($1) }
    }

    /// What is open, by area and lamp.
    package static func areas(in reader: any Reader) throws -> [WallArea: Int] {
        try reader.rows("SELECT area, lamp, count FROM wall_areas WHERE count <> 0").reduce(into: [:]) { cells, row in
            let area = WallArea(area: AreaCode(try row.value("area", as: String.self)), lamp: try row.value("lamp"))
            cells[area] = try row.value("count", as: Int.self)
        }
    }
}

extension [WallHour: Int] {
    fileprivate mutating func add(_ row: Row) throws {
        self[WallHour(hour: try row.value("hour"), channel: try row.value("channel"))] = try row.value("count")
    }
}
