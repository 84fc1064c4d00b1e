// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import WorkCalendar

/// A report in the store, without its figures.
package struct ReportEntry: Equatable, Sendable {
    package let key: Key
    /// The last day of its period, included.
    package let last: Day
    package let madeAt: Date
    /// The login of who asked for it; nil for one made on schedule.
    package let madeBy: String?
    /// The newest journal entry that its figures count.
    package let position: Int64

    package init(key: Key, last: Day, madeAt: Date, madeBy: String?, position: Int64) {
        self.key = key
        self.last = last
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.position = position
    }

    /// What tells a report from all others, written `weekly-2026-11-16-0`.
    package struct Key: Hashable, Sendable, CustomStringConvertible {
        /// `daily`, `weekly` or `monthly`.
        package let kind: String
        package let first: Day
        /// 0 for the report made on schedule, from 1 for those made on demand.
        package let edition: Int

        package init(kind: String, first: Day, edition: Int) {
            self.kind = kind
            self.first = first
            self.edition = edition
        }

        /// - Returns: nil for a text that is no key; one that is need not be in the store.
        package init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 5, let first = Day(parts[1...3].joined(separator: "-")), let edition = Int(parts[4]),
                edition >= 0, text == "\(parts[0])-\(first)-\(edition)"
            else { return nil }
            self.init(kind: String(parts[0]), first: first, edition: edition)
        }

        package var description: String { "\(kind)-\(first)-\(edition)" }
    }
}
