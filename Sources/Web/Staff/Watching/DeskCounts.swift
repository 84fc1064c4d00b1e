// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Records
import Tickets

/// What the tabs of desks count, from tallies and marks: never by looking through tickets (V5).
struct DeskCounts: Sendable {
    let overview: Overview
    let marks: [MarkCount]

    init(_ desk: Desk, _ query: OverviewQuery) async throws {
        overview = try await query.overview(today: desk.today)
        marks = try await desk.markCounts()
    }

    /// How many tickets stand in a tab; nil where it has none to count.
    func count(_ tab: TicketDesk.Tab, of unit: UnitCode?) -> Int? {
        switch tab.content {
        case .units, .instructions: nil
        case _ where !tab.marks.isEmpty: count(tab.marks, of: unit)
        default:
            overview.count { cell in
                tab.stages.contains(cell.stage) && (tab.lamps.isEmpty || tab.lamps.contains(cell.lamp))
                    && (unit == nil || cell.unit == unit)
            }
        }
    }

    /// How many tickets have the marks; of all units where `unit` is nil.
    func count(_ wanted: [Mark], of unit: UnitCode?) -> Int {
        marks.reduce(0) { sum, each in
            wanted.contains(each.mark) && (unit == nil || each.unit == unit) ? sum + each.count : sum
        }
    }

    /// How many open tickets of a unit have these lamps.
    func count(_ lamps: [Lamp], of unit: UnitCode) -> Int {
        overview.count { $0.stage.isOpen && $0.unit == unit && lamps.contains($0.lamp) }
    }
}
