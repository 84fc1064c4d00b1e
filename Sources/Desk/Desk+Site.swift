// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Records
package import Sites
package import Storage
import WorkCalendar

/// The store has no site documents yet: `hotline site import DIR` brings them.
package struct SiteMissing: Error, Equatable {}

extension Desk {
    /// Brings the schema up to date; safe when several processes start at once.
    package static func prepare(_ database: any Database, at now: Date) async throws {
        try await database.apply(Schema.changes(for: database.engine), at: now)
        try await change(in: database) { try OwedRecords.complete(in: $0) }
        try await change(in: database) { try MarkRecords.complete(in: $0) }
        try await change(in: database) { try CallbackRecords.complete(in: $0) }
        try await completeTallies(in: database)
    }

    /// Counts how matters were used, how often routing was right, what stands behind the scores and what dashboards show,
    /// before that was kept. A store without a site has no tickets.
    private static func completeTallies(in database: any Database) async throws {
        let isIncomplete = try await database.read {
            try MatterTallies.isIncomplete(in: $0) || ProposalTallies.isIncomplete(in: $0)
                || FactEntries.isIncomplete(in: $0) || FigureTallies.isIncomplete(in: $0)
        }
        guard isIncomplete else { return }
        // A site that this program refuses must not keep a better one from being imported; it is done at a later start.
        guard let site = try? await storedSite(in: database) else { return }
        try await change(in: database) { writer in
            try MatterTallies.complete(in: writer) { site.calendar.day(of: $0) }
            try ProposalTallies.complete(in: writer) { site.calendar.day(of: $0) }
            try FactEntries.complete(in: writer) { site.calendar.day(of: $0) }
            try FigureTallies.complete(in: writer) { site.calendar.day(of: $0) }
        }
    }

    /// Whether a site was imported into the store.
    package static func hasSite(_ database: any Database) async throws -> Bool {
        try await database.read { try !SiteRecords.numbers(in: $0).isEmpty }
    }

    /// Imports site documents as the next of their kinds; one that has not changed keeps its number.
    ///
    /// Tickets and scores keep the documents they were made with; running servers take up new ones within seconds.
    /// - Parameters:
    ///   - documents: A whole site; with it goes on what the store has of an optional kind that is not among them, and both
    ///     are checked together.
    ///   - database: The store, its schema up to date.
    ///   - now: When, for the record.
    /// - Returns: The number of each document.
    /// - Throws: `SiteFaults`; nothing is imported then.
    @discardableResult
    package static func importSite(
        _ documents: [SiteDocument],
        into database: any Database,
        at now: Date,
    ) async throws -> [DocumentKind: Int] {
        try await change(in: database) { writer in
            let stored = try SiteRecords.newest(in: writer).compactMap(SiteDocument.init)
            let site = try SiteReader.read(documents, with: stored)
            let staff = site.staff.map { StaffEntry(login: $0.login, name: $0.name, role: $0.role, unit: $0.unit) }
            try StaffRecords.replace(with: staff, in: writer)
            return try documents.reduce(into: [:]) { numbers, document in
                numbers[document.kind] = try SiteRecords.add(
                    kind: document.kind.rawValue,
                    content: document.text,
                    at: now,
                    in: writer,
                )
            }
        }
    }

    /// Takes up documents that another process has imported.
    package func refreshSite() async throws {
        let stored = try await database.read { try SiteRecords.numbers(in: $0) }
        let known = Dictionary(uniqueKeysWithValues: site.documents.map { ($0.rawValue, $1) })
        guard stored != known, let site = try await Self.storedSite(in: database) else { return }
        sites.replace(with: site)
    }

    static func storedSite(in database: any Database) async throws -> Site? {
        let stored = try await database.read { try SiteRecords.newest(in: $0) }
        guard !stored.isEmpty else { return nil }
        return try SiteReader.read(stored.compactMap(SiteDocument.init))
    }
}

extension SiteDocument {
    /// nil for a kind that only a newer program knows.
    init?(_ stored: StoredDocument) {
        guard let kind = DocumentKind(rawValue: stored.kind) else { return nil }
        self.init(kind: kind, number: stored.number, text: stored.content)
    }
}
