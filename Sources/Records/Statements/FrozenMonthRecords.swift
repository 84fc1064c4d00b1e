// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// A month whose figures were published for good: who froze it, when, and how far the journal had come.
package struct FrozenMonth<Figures: Sendable>: Sendable {
    /// `2026-11`.
    package let month: String
    package let at: Date
    package let by: String
    /// The scoring document by which it was rated.
    package let pack: Int
    package let position: Int64
    package let figures: Figures

    package init(month: String, at: Date, by: String, pack: Int, position: Int64, figures: Figures) {
        self.month = month
        self.at = at
        self.by = by
        self.pack = pack
        self.position = position
        self.figures = figures
    }
}

/// Frozen months, once each; none is ever changed.
package enum FrozenMonthRecords {
    package static func find<Figures: Decodable>(
        _ month: String,
        figures: Figures.Type,
        in reader: any Reader,
    ) throws -> FrozenMonth<Figures>? {
        try reader.first(
            """
            SELECT month, frozen_at, frozen_by, pack, position, figures
            FROM frozen_months
            WHERE month = \(month)
            """
        ).map { row in
            FrozenMonth(
                month: try row.value("month"),
                at: try row.value("frozen_at"),
                by: try row.value("frozen_by"),
                pack: try row.value("pack"),
                position: try row.value("position"),
                figures: try StoredJSON.value(Figures.self, from: try row.value("figures")),
            )
        }
    }

    package static func isFrozen(_ month: String, in reader: any Reader) throws -> Bool {
        try reader.first("SELECT month FROM frozen_months WHERE month = \(month)") != nil
    }

    package static func insert<Figures: Encodable>(_ frozen: FrozenMonth<Figures>, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO frozen_months (month, frozen_at, frozen_by, pack, position, figures)
            VALUES (\(frozen.month), \(frozen.at), \(frozen.by), \(frozen.pack), \(frozen.position),
                \(try StoredJSON.text(frozen.figures)))
            """
        )
    }
}
