// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Tickets

/// Unit × stage × lamp of what is open, the worst-off units first; the live board has all of them. Template
/// `staff/dash-matrix`.
struct DashboardMatrix: Sendable {
    let stages: [String]
    let rows: [Row]
    let isEmpty: Bool
    /// How many units are not shown; nil for none.
    let more: String?
    let moreLink: String

    struct Row: Sendable {
        let unit: String
        let cells: [Cell]
        let open: Int
        let link: String
        let hasLink: Bool
    }

    struct Cell: Sendable {
        let count: Int
        let link: String
        let isThere: Bool
        let cssClass: String
        let marks: [Mark]
    }

    struct Mark: Sendable {
        let lamp: LampMark
        let count: Int
        let link: String
    }

    init(_ dashboard: Dashboard, _ wording: Wording) {
        let byUnit = Dictionary(grouping: dashboard.cells, by: \.unit)
        let sorted = byUnit.sorted { Self.urgency($0.value, $0.key) > Self.urgency($1.value, $1.key) }
        // Stages in which nothing lies take no room.
        let names = Stage.Name.allCases.filter { name in dashboard.cells.contains { $0.stage == name } }
        stages = names.map(wording.word)
        rows = sorted.prefix(Self.most).map { Row($0.key, $0.value, stages: names, wording) }
        isEmpty = rows.isEmpty
        let left = byUnit.count - rows.count
        more = left > 0 ? wording.text("dashboard.matrix.more", ["count": String(left)]) : nil
        moreLink = SiteURL.liveBoard.path
    }

    private static let most = 12

    /// Late ones first, then nearly late ones, then all; the code decides among equals.
    private static func urgency(_ cells: [Overview.Cell], _ unit: UnitCode?) -> (Int, Int, Int, String) {
        let count = { (lamps: [Lamp]) in cells.reduce(0) { lamps.contains($1.lamp) ? $0 + $1.count : $0 } }
        return (count([.red, .doubleRed]), count([.yellow, .orange]), count(Lamp.allCases), unit?.rawValue ?? "")
    }
}

extension DashboardMatrix.Row {
    init(_ code: UnitCode?, _ cells: [Overview.Cell], stages: [Stage.Name], _ wording: Wording) {
        unit = code.map(wording.unit) ?? wording.text("liveBoard.noUnit")
        open = cells.reduce(0) { $0 + $1.count }
        hasLink = code != nil
        link = code.map { SiteURL.tickets.path(["unit": $0.rawValue, "state": "open"]) } ?? ""
        self.cells = stages.map { stage in
            DashboardMatrix.Cell(code, stage, cells.filter { $0.stage == stage }, wording)
        }
    }
}

extension DashboardMatrix.Cell {
    init(_ unit: UnitCode?, _ stage: Stage.Name, _ cells: [Overview.Cell], _ wording: Wording) {
        func path(_ lamp: Lamp?) -> String {
            let query = [("unit", unit?.rawValue), ("stage", stage.rawValue), ("lamp", lamp?.rawValue)]
            return SiteURL.tickets.path(query: query.compactMap { name, value in value.map { (name, $0) } })
        }
        count = cells.reduce(0) { $0 + $1.count }
        link = path(nil)
        isThere = count > 0
        marks = cells.filter { $0.lamp != .green }.sorted { $0.lamp > $1.lamp }.map {
            DashboardMatrix.Mark(lamp: LampMark($0.lamp, wording), count: $0.count, link: path($0.lamp))
        }
        cssClass = cells.map(\.lamp).max().map { "cell-\($0.rawValue)" } ?? "cell-none"
    }
}
