// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
package import Sites
package import Storage
package import Tickets

/// The one door: every change of the store is a method here, one method is one transaction (architecture, decision 3).
///
/// Consequences that are pure (routing, deadlines, tallies) happen inside it; the outside world comes after it, in
/// followers of the journal.
package struct Desk: Sendable {
    package let database: any Database
    package let time: TimeSource
    package let ids: IDSource
    /// The channels by which this installation sends.
    package let gateways: Set<Channel>
    /// The site in force in this process.
    package let sites: CurrentSite
    /// Rung after each change, so that followers in this process need not wait for their next round.
    package let bell: NewsBell
    /// What this process wrote last, for its followers.
    let fresh = FreshEntries()
    /// What takes a request for what.
    package let currentModel = CurrentModel()
    /// By which older deadlines are explained.
    let pastPolicies = PastPolicies()
    /// By which older tickets were routed.
    let pastCatalogues = PastCatalogues()
    /// Whom the tokens of late belong to.
    let tokenBearers = TokenBearers()

    package init(
        database: any Database,
        sites: CurrentSite,
        time: TimeSource = .system,
        ids: IDSource = .system,
        gateways: Set<Channel> = [],
        bell: NewsBell = NewsBell(),
    ) {
        self.database = database
        self.sites = sites
        self.time = time
        self.ids = ids
        self.gateways = gateways
        self.bell = bell
    }

    /// Opens the desk of a store that has a site: brings its schema up to date and reads the newest documents.
    ///
    /// - Throws: `SiteMissing` for a store into which no site was imported; `DatabaseError`; `SiteFaults`.
    package static func open(
        _ database: any Database,
        time: TimeSource = .system,
        ids: IDSource = .system,
        gateways: Set<Channel> = [],
    ) async throws -> Desk {
        try await prepare(database, at: time.now)
        guard let site = try await storedSite(in: database) else { throw SiteMissing() }
        let desk = Desk(database: database, sites: CurrentSite(site), time: time, ids: ids, gateways: gateways)
        do {
            try await desk.refreshModel()
        } catch is ModelFault {
            // A model that is damaged in the store must not close the desk: rules and people go on without guesses.
        }
        return desk
    }

    package var site: Site { sites.site }

    /// Runs one transaction and rings the bell.
    func change<Result: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> Result) async throws -> Result {
        let result = try await Self.change(in: database, body)
        bell.ring()
        return result
    }

    /// Runs one transaction that changes tickets; its entries go to the followers of this process as they are.
    func record<Result: Sendable>(
        under site: Site,
        _ body: @escaping @Sendable (TicketLedger, any Writer) throws -> Result,
    ) async throws -> Result {
        let (result, entries) = try await Self.change(in: database) { writer in
            let ledger = site.ledger(in: writer)
            return (try body(ledger, writer), ledger.entries)
        }
        fresh.add(entries)
        bell.ring()
        return result
    }

    /// The only place that calls `database.write`.
    static func change<Result: Sendable>(
        in database: any Database,
        _ body: @escaping @Sendable (any Writer) throws -> Result,
    ) async throws -> Result {
        try await database.write(body)
    }
}
