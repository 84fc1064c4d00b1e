// SPDX-License-Identifier: Apache-2.0

package import Records
package import Sites
package import Storage
import Tickets

/// The one door: every change of the store is a method here, one method is one transaction (architecture, decision 3).
///
/// Consequences that are pure (routing, deadlines, tallies) happen inside it; the outside world comes after it, in
/// followers of the journal.
package struct Desk: Sendable {
    package let database: any Database
    package let time: TimeSource
    package let ids: IDSource
    /// The site in force in this process.
    package let sites: CurrentSite
    /// Rung after each change, so that followers in this process need not wait for their next round.
    package let bell: NewsBell

    package init(
        database: any Database,
        sites: CurrentSite,
        time: TimeSource = .system,
        ids: IDSource = .system,
        bell: NewsBell = NewsBell()
    ) {
        self.database = database
        self.sites = sites
        self.time = time
        self.ids = ids
        self.bell = bell
    }

    package var site: Site { sites.site }

    /// Runs one transaction and rings the bell.
    ///
    /// The only place that calls `database.write`.
    func change<Result: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> Result) async throws -> Result {
        let result = try await database.write(body)
        bell.ring()
        return result
    }
}
