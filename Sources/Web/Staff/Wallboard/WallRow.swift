// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// A name, a bar as long as its figure, and the figure.
struct WallRow: Sendable {
    let name: String
    let count: String
    let width: String

    private static let shown = 6

    /// Today's receipts by channel, the most first; the small ones together.
    static func channels(_ counts: [Channel: Int], _ wording: Wording) -> [WallRow] {
        let order = Channel.allCases.enumerated().map { ($0.element, $0.offset) }
        let place = Dictionary(uniqueKeysWithValues: order)
        let sorted = counts.filter { $0.value > 0 }
            .sorted { ($1.value, place[$0.key] ?? 0) < ($0.value, place[$1.key] ?? 0) }
        let longest = sorted.first?.value ?? 0
        let rest = sorted.dropFirst(shown).reduce(0) { $0 + $1.value }
        let rows = sorted.prefix(shown).map { channel, count in
            WallRow(name: wording.word(channel), count: count.grouped, width: wallShare(count, of: longest))
        }
        guard rest > 0 else { return rows }
        let other = WallRow(
            name: wording.text("wallboard.other"),
            count: rest.grouped,
            width: wallShare(min(rest, longest), of: longest),
        )
        return rows + [other]
    }
}
