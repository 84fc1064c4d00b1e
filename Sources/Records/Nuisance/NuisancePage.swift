// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// A page of the nuisance list: entries of which something can still come first, each kind with the newest first.
package struct NuisancePage: Sendable {
    package let entries: [Nuisance]
    /// Where the next page begins; nil on the last.
    package let next: Cursor?

    /// Where a page ended.
    package struct Cursor: Equatable, Sendable {
        let isOver: Bool
        let id: ID<Nuisance>
    }
}

extension NuisancePage.Cursor {
    private static let over = "over-"

    /// As it stands in addresses.
    package var text: String { (isOver ? Self.over : "") + String(id.rawValue) }

    /// - Returns: nil for what is no cursor's text.
    package init?(_ text: String) {
        isOver = text.hasPrefix(Self.over)
        guard let id = Int64(text.dropFirst(isOver ? Self.over.count : 0)) else { return nil }
        self.id = ID(id)
    }
}
