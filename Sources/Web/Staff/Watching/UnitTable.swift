// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
import Tickets

/// How every unit stands: late, soon late, on which rung of the ladder, under which orders; the worst-off first. Each
/// figure leads to its tickets. Template `staff/unit-table`.
struct UnitTable: Sendable {
    let columns: [String]
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let unit: String
        let cells: [Cell]
        /// Something is late.
        let isLate: Bool
    }

    struct Cell: Sendable {
        let label: String
        let link: String
        /// nil where there is none.
        let count: Int?
    }

    init(_ counts: DeskCounts, _ place: TicketDesk, _ organisation: Organisation, _ wording: Wording) {
        let sorted = organisation.departments.map { unit in
            (unit: unit.code, figures: Column.all.map { $0.count(counts, unit.code) })
        }
        .filter { $0.figures.contains { $0 > 0 } }
        // In the order of the organisation among equals.
        .enumerated().sorted { one, other in
            (other.element.figures[0], other.element.figures[1], one.offset)
                < (one.element.figures[0], one.element.figures[1], other.offset)
        }
        .map(\.element)
        columns = Column.all.map { $0.label(wording) }
        rows = sorted.map { unit, figures in
            Row(
                unit: wording.unit(unit),
                cells: zip(Column.all, figures).map { column, figure in
                    Cell(
                        label: column.label(wording),
                        link: place.url.path(query: column.query + [(name: "unit", value: unit.rawValue)]),
                        count: figure > 0 ? figure : nil,
                    )
                },
                isLate: figures[0] > 0,
            )
        }
        isEmpty = rows.isEmpty
    }

    /// One figure of a unit, and the tab where its tickets are.
    private struct Column: Sendable {
        let tab: String
        var lamps: [Lamp] = []
        var marks: [Mark] = []

        static let all =
            [
                Column(tab: "late", lamps: [.red, .doubleRed]),
                Column(tab: "soonLate", lamps: [.yellow, .orange]),
            ] + Mark.rungs.map { Column(tab: "ladder", marks: [$0]) } + [
                Column(tab: "supervised", marks: [.supervised]),
                Column(tab: "unacknowledged", marks: [.unacknowledged]),
                Column(tab: "paused", marks: [.paused]),
                Column(tab: "cameBack", marks: [.cameBack]),
            ]

        func count(_ counts: DeskCounts, _ unit: UnitCode) -> Int {
            marks.isEmpty ? counts.count(lamps, of: unit) : counts.count(marks, of: unit)
        }

        func label(_ wording: Wording) -> String {
            if tab == "ladder", case .rung(let level)? = marks.first { return wording.word(level) }
            return wording.text("desk.supervision.tab.\(tab)")
        }

        var query: [(name: String, value: String)] {
            [(name: "tab", value: tab)] + (tab == "ladder" ? marks.map { (name: "mark", value: $0.rawValue) } : [])
        }
    }
}
