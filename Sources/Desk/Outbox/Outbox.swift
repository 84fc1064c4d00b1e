// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Tickets

/// Where followers post what is to be sent (K3); a `Courier` for each channel takes it from there.
struct Outbox {
    private let policy: NoticePolicy
    private let route: NoticeRoute

    /// nil where nothing is sent: the city has no words for it, or this installation no gateway.
    init?(_ site: Site, gateways: Set<Channel>) {
        guard let policy = site.notices, !gateways.isEmpty else { return nil }
        self.policy = policy
        route = NoticeRoute(policy: policy, country: site.profile.callingCode, gateways: gateways)
    }

    /// Posts a notice that `entry` caused, by the way the citizen chose. One that is posted already is not posted again.
    func post(
        _ subject: NoticeSubject,
        _ text: String,
        ordinal: Int,
        after entry: JournalEntry,
        in writer: any Writer,
    ) throws {
        // Of most subjects nothing is sent: that is known without reading the ticket.
        guard route.gateways.contains(where: { policy.words(of: subject, by: $0) != nil }) else { return }
        let contact = try ContactRecords.contact(of: entry.ticket, in: writer).told
        guard let filing = try TicketRecords.find(entry.ticket, in: writer)?.ticket.filing,
            let channel = route.channel(for: contact, filedBy: filing.channel),
            policy.words(of: subject, by: channel) != nil
        else { return }
        // What the filing itself brings, no person has sent: a machine that writes to us must not be answered by one.
        let isByMachine = channel == .mail && entry.version == 1
        guard try !isByMachine || !MailRecords.isSilent(on: entry.ticket, in: writer) else { return }
        let delivery = Delivery(
            id: try DeliveryRecords.nextID(in: writer),
            position: entry.position,
            ordinal: ordinal,
            channel: channel,
            ticket: entry.ticket,
            subject: subject,
            text: text,
            dueAt: entry.at.addingTimeInterval(Double(subject == .survey ? policy.surveyAfterMinutes ?? 0 : 0) * 60),
            expiresAt: entry.at.addingTimeInterval(Double(policy.validHours) * 3_600),
            createdAt: entry.at,
        )
        try DeliveryRecords.insert(delivery, in: writer)
    }
}
