// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
package import Supervision
import Synchronization
import Tickets

extension Desk {
    /// How the deadlines of a ticket came about, by the packs and calendars that set them; oldest pass first.
    package func explanations(of file: TicketFile) async throws -> [PassExplanation] {
        let ticket = file.ticket
        let history = file.journal.flatMap { entry in entry.events.map { (event: $0, at: entry.at) } }
        let passes = ticket.passes + [ticket.stage.assignment].compactMap(\.self)
        var policies: [String: DeadlinePolicy] = [:]
        for deadline in passes.flatMap({ $0.deadlines + $0.coTasks.compactMap(\.deadline) }) {
            policies[deadline.key] = try await policy(for: deadline)
        }
        return ticket.explanations(of: history) { [policies, site] in policies[$0.key] ?? site.deadlinePolicy }
    }

    /// The pack that `deadline` names, on the calendar of its start: mostly those in force. Where they cannot be read any
    /// more, those in force, which then do not have its rule.
    private func policy(for deadline: Deadline) async throws -> DeadlinePolicy {
        let site = site
        let pack = DeadlinePolicy.number(in: deadline) ?? site.deadlinePolicy.number
        let calendar = try await database.read { reader in
            try SiteRecords.number(of: DocumentKind.calendar.rawValue, at: deadline.start, in: reader)
        }
        guard pack != site.documents[.deadlines] || calendar != site.documents[.calendar] else {
            return site.deadlinePolicy
        }
        let key = PastPolicies.Key(pack: pack, calendar: calendar ?? 0)
        if let known = pastPolicies[key] { return known }
        let documents = try await database.read { reader in
            try SiteRecords.newest(in: reader).map { newest in
                switch newest.kind {
                case DocumentKind.deadlines.rawValue:
                    try SiteRecords.document(newest.kind, number: key.pack, in: reader) ?? newest
                case DocumentKind.calendar.rawValue:
                    try SiteRecords.document(newest.kind, number: key.calendar, in: reader) ?? newest
                default: newest
                }
            }
        }
        // Documents that this program refuses today leave the deadline without its rule.
        let policy = (try? SiteReader.read(documents.compactMap(SiteDocument.init)))?.deadlinePolicy
        pastPolicies[key] = policy ?? site.deadlinePolicy
        return policy ?? site.deadlinePolicy
    }
}

extension Deadline {
    /// What decides by which pack and calendar it is explained.
    fileprivate var key: String { "\(rule) \(start.timeIntervalSince1970)" }
}

/// Packs and calendars that are no longer in force, once somebody has asked for them. A class, because desks share it.
final class PastPolicies: Sendable {
    struct Key: Hashable {
        let pack: Int
        let calendar: Int
    }

    private let known = Mutex<[Key: DeadlinePolicy]>([:])

    subscript(key: Key) -> DeadlinePolicy? {
        get { known.withLock { $0[key] } }
        set { known.withLock { $0[key] = newValue } }
    }
}
