// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// The entry that warns of calls from `phone` at `instant`, if any. It only warns: nothing blocks a number, and an
    /// emergency is taken from it like any other.
    package func nuisance(of phone: PhoneNumber, at instant: Date) async throws -> Nuisance? {
        try await database.read { reader in
            try NuisanceRecords.entries(of: phone, in: reader).first { $0.counts(at: instant) }
        }
    }

    /// A page of the nuisance list, or of the entries of one number: see `NuisanceRecords.page`.
    package func nuisances(
        of phone: PhoneNumber? = nil,
        after cursor: NuisancePage.Cursor? = nil,
        limit: Int,
    ) async throws -> NuisancePage {
        let now = time.now
        return try await database.read { reader in
            try NuisanceRecords.page(of: phone, after: cursor, limit: limit, at: now, in: reader)
        }
    }

    /// Puts a number on the nuisance list; it counts once somebody else has confirmed it.
    ///
    /// - Parameters:
    ///   - phone: Whose calls are meant.
    ///   - reason: What was done and how it was warned of, 1 to 500 characters.
    ///   - days: How long it counts at most, by the site's limit.
    ///   - author: Who says so.
    /// - Returns: The entry, waiting.
    /// - Throws: `NuisanceRefusal`; nothing is stored then.
    @discardableResult
    package func proposeNuisance(
        _ phone: PhoneNumber,
        reason: String,
        days: Int,
        by author: Author,
    ) async throws -> Nuisance {
        let now = time.now
        guard let rule = site.intake?.nuisance else { throw NuisanceRefusal.notKept }
        guard let login = author.login, let role = author.role, Nuisance.permits(.proposed, by: role) else {
            throw NuisanceRefusal.notPermitted
        }
        let reason = try Nuisance.checked(reason)
        guard (1...rule.longestDays).contains(days) else {
            throw NuisanceRefusal.expiryOutOfRange(days: rule.longestDays)
        }
        return try await change { writer in
            let open: Set<Nuisance.Standing> = [.waiting, .inForce, .appealed]
            let known = try NuisanceRecords.entries(of: phone, in: writer)
            guard !known.contains(where: { open.contains($0.standing(at: now)) }) else {
                throw NuisanceRefusal.listedAlready
            }
            let nuisance = Nuisance(
                id: try NuisanceRecords.nextID(in: writer),
                phone: phone,
                reason: reason,
                expiresAt: now.addingTimeInterval(Double(days) * 86_400),
                steps: [Nuisance.Step(.proposed, at: now, by: login, note: reason)],
            )
            try NuisanceRecords.insert(nuisance, in: writer)
            return nuisance
        }
    }

    /// Confirms an entry, writes down an appeal or decides on it.
    ///
    /// - Parameters:
    ///   - act: What is done.
    ///   - id: To which entry.
    ///   - note: Why, 1 to 500 characters.
    ///   - author: Who does it.
    /// - Throws: `NuisanceRefusal`; nothing has changed then.
    package func step(_ act: Nuisance.Act, on id: ID<Nuisance>, note: String, by author: Author) async throws {
        let now = time.now
        try await change { writer in
            guard let nuisance = try NuisanceRecords.find(id, in: writer) else { throw NuisanceRefusal.unknown }
            let step = try nuisance.step(act, note: note, at: now, by: author)
            try NuisanceRecords.add(step, to: nuisance, in: writer)
        }
    }
}
