// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets
import WorkCalendar

extension Desk {
    /// Takes what is due by `channel` out of the outbox and writes it; each is noted as under way first, so that a
    /// message whose fate a crash leaves open is known to be one.
    ///
    /// - Parameters:
    ///   - channel: By which gateway.
    ///   - limit: Looks at so many at most.
    ///   - terms: Those of this installation.
    /// - Returns: What is to be handed over now; nil when nothing was due.
    /// - Throws: `DatabaseError`; nothing is under way then.
    package func takeDue(by channel: Channel, limit: Int, terms: CourierTerms) async throws -> [Reply]? {
        let now = time.now
        let site = site
        // Mostly there is nothing, and that needs no transaction that writes.
        let isDue = try await database.read { reader in
            try !DeliveryRecords.due(channel, at: now, limit: 1, in: reader).isEmpty
        }
        guard isDue, let policy = site.notices else { return nil }
        return try await Self.change(in: database) { [gateways] writer in
            let round = OutboxRound(
                now: now,
                site: site,
                route: NoticeRoute(policy: policy, country: site.profile.callingCode, gateways: gateways),
                writing: NoticeWriting(site: site, policy: policy, publicURL: terms.publicURL),
                writer: writer,
                silence: terms.silence,
            )
            let due = try DeliveryRecords.due(channel, at: now, limit: limit, in: writer)
            return due.isEmpty ? nil : try due.compactMap(round.take)
        }
    }

    /// Notes what the gateway said when it was handed the message.
    package func settle(_ id: Int64, _ outcome: Result<Handover, DeliveryFault>) async throws {
        let now = time.now
        try await change { writer in
            guard var delivery = try DeliveryRecords.find(id, in: writer) else { return }
            delivery.settle(outcome, at: now)
            try DeliveryRecords.update(delivery, in: writer)
        }
    }

    /// Notes what a gateway reports later. A report of what is not ours is dropped.
    package func take(_ report: DeliveryReport) async throws {
        let now = time.now
        try await change { try Self.take(report, at: now, in: $0) }
    }

    static func take(_ report: DeliveryReport, at now: Date, in writer: any Writer) throws {
        guard var delivery = try DeliveryRecords.find(report.id, in: writer) else { return }
        delivery.take(report, at: now)
        try DeliveryRecords.update(delivery, in: writer)
    }

    /// Puts a delivery that is over back into the outbox, with all the time of a new one.
    ///
    /// - Throws: `OutboxRefusal`.
    package func sendAgain(_ id: Int64, by author: Author) async throws {
        let now = time.now
        let site = site
        let validHours = site.notices?.validHours ?? 0
        try await change { writer in
            let delivery = try Self.delivery(id, for: author, under: site, in: writer)
            guard delivery.mayBeSentAgain(at: now) else { throw OutboxRefusal.notOver }
            var renewed = delivery.renewed(at: now, validHours: validHours)
            renewed.touchedBy = author.login ?? ""
            try DeliveryRecords.update(renewed, in: writer)
        }
    }

    /// Takes a delivery back that has not gone yet.
    ///
    /// - Throws: `OutboxRefusal`.
    package func withdraw(_ id: Int64, by author: Author) async throws {
        let now = time.now
        let site = site
        try await change { writer in
            var delivery = try Self.delivery(id, for: author, under: site, in: writer)
            guard delivery.state == .waiting else { throw OutboxRefusal.gone }
            delivery.end(.withdrawn, at: now)
            delivery.touchedBy = author.login ?? ""
            try DeliveryRecords.update(delivery, in: writer)
        }
    }

    /// One whose ticket `author` may know of.
    private static func delivery(
        _ id: Int64,
        for author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> Delivery {
        guard let delivery = try DeliveryRecords.find(id, in: reader),
            let stored = try TicketRecords.find(delivery.ticket, in: reader), site.shows(stored.ticket, to: author)
        else { throw OutboxRefusal.unknown }
        return delivery
    }

    /// A page of the outbox, the newest first, without those whose tickets `author` may not know of.
    ///
    /// - Returns: The lines, and where the next page begins; nil on the last.
    package func outbox(
        in states: [Delivery.State],
        below: Int64?,
        limit: Int,
        for author: Author,
    ) async throws -> (lines: [OutboxLine], next: Int64?) {
        let site = site
        return try await database.read { reader in
            let page = try DeliveryRecords.page(in: states, below: below, limit: limit, in: reader)
            let lines = try page.compactMap { delivery -> OutboxLine? in
                guard let stored = try TicketRecords.find(delivery.ticket, in: reader),
                    site.shows(stored.ticket, to: author)
                else { return nil }
                let contact = try ContactRecords.contact(of: delivery.ticket, in: reader).told
                return OutboxLine(
                    delivery: delivery,
                    number: stored.ticket.number,
                    phone: contact.phone,
                    email: contact.email,
                )
            }
            return (lines, page.count == limit ? page.last?.id : nil)
        }
    }

    /// What waits or has failed, and the messages paid for in the last thirty days.
    package func outboxFigures() async throws -> (counts: [DeliveryCount], parts: Int) {
        let start = time.now.addingTimeInterval(-30 * 86_400)
        return try await database.read { reader in
            (try DeliveryRecords.counts(in: reader), try DeliveryRecords.parts(since: start, in: reader))
        }
    }
}

/// A delivery as the outbox shows it.
package struct OutboxLine: Sendable {
    package let delivery: Delivery
    package let number: TicketNumber
    /// The citizen's; nil where they left none.
    package let phone: PhoneNumber?
    package let email: String?
}

/// Why nothing was done with a delivery.
package enum OutboxRefusal: Error, Equatable, Sendable {
    case unknown
    /// It is still on its way.
    case notOver
    /// It has left already.
    case gone
}
