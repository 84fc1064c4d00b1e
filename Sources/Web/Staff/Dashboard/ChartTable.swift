// SPDX-License-Identifier: Apache-2.0

/// A chart: a table of numbers from which the browser draws. Without scripts, and for screen readers, the table is what
/// there is. Template `staff/dash-chart`.
struct ChartTable: Sendable {
    let id: String
    let title: String
    let note: String?
    /// How it is drawn: `flow`, `columns` or `calls`.
    let shape: String
    let head: String
    let columns: [String]
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let label: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let value: Int
        /// nil for what has no list of tickets.
        let link: String?
        let column: String
    }

    init(
        id: String,
        shape: String,
        columns: [String],
        rows: [(label: String, cells: [(value: Int, link: String?)])],
        _ wording: Wording,
    ) {
        self.id = id
        self.shape = shape
        title = wording.text("dashboard.\(id).title")
        note = wording.text("dashboard.\(id).note")
        head = wording.text("dashboard.\(id).head")
        self.columns = columns
        self.rows = rows.map { row in
            Row(
                label: row.label,
                cells: zip(row.cells, columns).map { Cell(value: $0.value, link: $0.link, column: $1) },
            )
        }
        isEmpty = rows.allSatisfy { $0.cells.allSatisfy { $0.value == 0 } }
    }
}

extension ChartTable.Cell: TemplateFields {
    var fields: [String: Any] { ["value": value, "link": link ?? "", "hasLink": link != nil, "column": column] }
}
