// SPDX-License-Identifier: Apache-2.0

/// How a whole is made up, the largest part first, each with a bar. Template `staff/dash-bars`.
struct BarList: Sendable {
    let id: String
    let title: String
    let note: String?
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let label: String
        let count: Int
        let link: String
        let hasLink: Bool
        /// Of the whole, for example `12.5%`.
        let share: String
        /// Of the largest, as the width of the bar.
        let width: String
    }

    /// Of parts in any order the `most` largest, with their shares of `whole`, to which they need not add up.
    init(
        id: String,
        parts: [(label: String, count: Int, link: String?)],
        whole: Int,
        most: Int = .max,
        _ wording: Wording,
    ) {
        self.id = id
        title = wording.text("dashboard.\(id).title")
        note = wording.text("dashboard.\(id).note")
        let sorted = parts.filter { $0.count > 0 }.sorted { ($1.count, $0.label) < ($0.count, $1.label) }
        let largest = sorted.first?.count ?? 1
        rows = sorted.prefix(most).map { part in
            Row(
                label: part.label,
                count: part.count,
                link: part.link ?? "",
                hasLink: part.link != nil,
                share: Self.percent(part.count, of: whole),
                width: Self.percent(part.count, of: largest),
            )
        }
        isEmpty = rows.isEmpty
    }

    /// With one decimal, half up.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "—" }
        let tenths = (part * 2_000 + whole) / (2 * whole)
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
