// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Tickets

/// Unit × stage × lamp of everything open: the worst-off units first (V2).
struct BoardMatrix: Sendable {
    let stages: [String]
    let rows: [Row]
    let totals: [Int]
    let open: Int
    let isEmpty: Bool

    struct Row: Sendable {
        let unit: String
        let link: String
        let cells: [Cell]
        let open: Int
        /// Something is late.
        let isLate: Bool
    }

    struct Cell: Sendable {
        let link: String
        /// nil where there is none.
        let count: Int?
        /// Those of the count that are not green.
        let marks: [Mark]
        let cssClass: String
    }

    struct Mark: Sendable {
        let mark: LampMark
        let count: Int
    }

    init(_ overview: Overview, _ wording: Wording) {
        let open = overview.cells.filter(\.stage.isOpen)
        stages = Self.stages.map(wording.word)
        rows = Dictionary(grouping: open, by: \.unit)
            .sorted { Self.urgency($0.value, $0.key) > Self.urgency($1.value, $1.key) }
            .map { Row(unit: $0.key, cells: $0.value, wording) }
        totals = Self.stages.map { stage in open.reduce(0) { $1.stage == stage ? $0 + $1.count : $0 } }
        self.open = overview.open
        isEmpty = rows.isEmpty
    }

    fileprivate static let stages = Stage.Name.allCases.filter(\.isOpen)

    /// Late ones first, then nearly late ones, then all; the code decides among equals.
    private static func urgency(_ cells: [Overview.Cell], _ unit: UnitCode?) -> (Int, Int, Int, String) {
        let count = { (lamps: [Lamp]) in cells.reduce(0) { lamps.contains($1.lamp) ? $0 + $1.count : $0 } }
        return (count([.red, .doubleRed]), count([.yellow, .orange]), count(Lamp.allCases), unit?.rawValue ?? "")
    }
}

extension BoardMatrix.Row {
    fileprivate init(unit code: UnitCode?, cells: [Overview.Cell], _ wording: Wording) {
        // What no unit answers for yet lies at the dispatch desk.
        unit = code.map(wording.unit) ?? wording.text("liveBoard.noUnit")
        link = code.map { SiteURL.tickets.path(["unit": $0.rawValue]) } ?? SiteURL.dispatchDesk.path
        self.cells = BoardMatrix.stages.map { stage in
            BoardMatrix.Cell(unit: code, stage: stage, cells: cells.filter { $0.stage == stage }, wording)
        }
        open = cells.reduce(0) { $0 + $1.count }
        isLate = cells.contains { $0.lamp >= .red && $0.count > 0 }
    }
}

extension BoardMatrix.Cell {
    fileprivate init(unit: UnitCode?, stage: Stage.Name, cells: [Overview.Cell], _ wording: Wording) {
        let query = [("unit", unit?.rawValue), ("stage", stage.rawValue)]
        link = SiteURL.tickets.path(query: query.compactMap { name, value in value.map { (name, $0) } })
        let total = cells.reduce(0) { $0 + $1.count }
        count = total == 0 ? nil : total
        marks = cells.filter { $0.lamp != .green && $0.count > 0 }.sorted { $0.lamp > $1.lamp }.map {
            BoardMatrix.Mark(mark: LampMark($0.lamp, wording), count: $0.count)
        }
        let worst = cells.filter { $0.count > 0 }.map(\.lamp).max()
        cssClass = worst.map { "cell-\($0.rawValue)" } ?? "cell-none"
    }
}
