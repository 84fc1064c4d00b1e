// SPDX-License-Identifier: Apache-2.0

package import Records
package import Routing
import Sites
import Storage
import Synchronization
package import Tickets
package import WorkCalendar

/// How the catalogue's matters were used, for the page of the catalogue.
package struct MatterUse: Sendable {
    /// From the first month looked at on.
    package let counts: [MatterCount]
    /// The last month in which each matter was used at all.
    package let lastUse: [MatterCode: TallyMonth]
}

extension Desk {
    /// The catalogue of a number; nil where there is none, or this program refuses it today.
    package func catalogue(numbered number: Int) async throws -> Catalogue? {
        let current = site.catalogue
        guard number != current.number else { return current }
        if let known = pastCatalogues[number] { return known }
        let kind = DocumentKind.catalogue
        let stored = try await database.read { reader in
            try SiteRecords.document(kind.rawValue, number: number, in: reader)
        }
        // One that cannot be read any more is as if it were not there: its tickets say their number all the same.
        let catalogue = stored.flatMap(SiteDocument.init).flatMap { try? SiteReader.catalogue($0) }
        if let catalogue { pastCatalogues[number] = catalogue }
        return catalogue
    }

    /// How matters were used in the month of `first` and later.
    package func matterUse(since first: Day) async throws -> MatterUse {
        try await database.read { reader in
            MatterUse(
                counts: try MatterTallies.counts(since: TallyMonth(first), in: reader),
                lastUse: try MatterTallies.lastUse(in: reader),
            )
        }
    }
}

/// Catalogues that are no longer in force, once somebody has asked for them. A class, because desks share it.
final class PastCatalogues: Sendable {
    /// More than anybody compares at once; a large catalogue fills some megabytes.
    private static let most = 8

    private let known = Mutex<[Int: Catalogue]>([:])

    subscript(number: Int) -> Catalogue? {
        get { known.withLock { $0[number] } }
        set {
            known.withLock { known in
                if known.count >= Self.most, let oldest = known.keys.min() { known[oldest] = nil }
                known[number] = newValue
            }
        }
    }
}
