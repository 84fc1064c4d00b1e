// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation
package import Records
import Routing
import Sites
import Storage
import Supervision
package import Tickets
import WorkCalendar

/// A draft that has become a ticket, now or before.
package struct Receipt: Sendable {
    package internal(set) var stored: StoredTicket
    /// With the number, what the citizen follows the ticket by.
    package let queryCode: String
    /// false when the channel had delivered the message before.
    package let isNew: Bool
}

extension Desk {
    /// Files a request (受理): a ticket, its number and query code, routed in the same transaction (A1, C2).
    ///
    /// Sent again, the same channel and external id give the same ticket.
    /// - Parameters:
    ///   - draft: What a channel made of its message.
    ///   - files: What came with it; for the citizen to see.
    ///   - call: The telephone call in which it was taken down.
    ///   - author: Who files: an agent for a caller, the citizen, a program.
    ///   - device: From where, for the journal.
    /// - Returns: The receipt, once it is durable.
    /// - Throws: `IntakeRefusal`; nothing is stored then.
    package func file(
        _ draft: IntakeDraft,
        with files: [KeptFile] = [],
        during call: CallID? = nil,
        by author: Author,
        device: String,
    ) async throws -> Receipt {
        let attachments = files.map { $0.attachment(isForCitizen: true, by: author) }
        return try await file(draft, attaching: attachments, by: author, device: device) { receipt, writer in
            if receipt.isNew, let call { try CallRecords.link(call, to: receipt.stored.id, in: writer) }
        }
    }

    /// The same with what else belongs into the transaction, done also for a message that was filed before.
    func file(
        _ draft: IntakeDraft,
        attaching attachments: [Attachment],
        by author: Author,
        device: String,
        besides: @escaping @Sendable (Receipt, any Writer) throws -> Void,
    ) async throws -> Receipt {
        let site = site
        let intake = try await prepared(draft, attaching: attachments, by: author, device: device, under: site)
        return try await record(under: site) { ledger, writer in
            let receipt = try intake.file(by: ledger, in: writer)
            try besides(receipt, writer)
            return receipt
        }
    }

    /// Works out what a draft becomes, before its transaction.
    ///
    /// - Throws: `IntakeRefusal`.
    func prepared(
        _ draft: IntakeDraft,
        attaching attachments: [Attachment],
        by author: Author,
        device: String,
        under site: Site,
    ) async throws -> PreparedIntake {
        let now = time.now
        var draft = try checked(try draft.checked(), at: now, site: site)
        let place = site.router.place(of: draft.filing)
        draft.filing.place.area = place?.area
        draft.filing.finder = author.role == .inspector ? author.login : nil
        // On a form of ours: what a program delivers a citizen may have written, whatever the program's role.
        let isOurs = IntakeDraft.ownSpaces.contains { draft.filing.externalID.hasPrefix($0) }
        let isTakenDown = author.role != nil && isOurs
        let circumstances = try await circumstances(of: draft.filing, under: site)
        let decision = site.router.route(draft.filing, isTakenDown: isTakenDown, in: circumstances, at: place)
        var events = Self.events(filing: draft.filing, decision: decision, at: now, site: site)
        events.insert(contentsOf: attachments.map { .attached(attachment: $0) }, at: 1)
        let change = TicketChange(events: events, at: now, author: author, device: device)
        return try prepared(draft, changedBy: change, under: site)
    }

    /// A draft that is checked, with all that opens its ticket.
    func prepared(
        _ draft: IntakeDraft,
        changedBy change: TicketChange,
        under site: Site,
    ) throws -> PreparedIntake {
        PreparedIntake(
            draft: draft,
            opening: try TicketOpening(filing: draft.filing, change: change),
            queryCode: ids.queryCode(),
            day: site.calendar.day(of: change.at),
        )
    }

    /// The draft, if all that it names is the site's.
    func checked(_ draft: IntakeDraft, at now: Date, site: Site) throws(IntakeRefusal) -> IntakeDraft {
        var draft = draft
        if let unit = draft.filing.accusedUnit, site.organisation[unit] == nil {
            throw .unknown(.accusedUnit, unit.rawValue)
        }
        if let matter = draft.filing.matter, !site.catalogue.isLeaf(matter) {
            throw .unknown(.matter, matter.rawValue)
        }
        if let matter = draft.filing.matter,
            !site.catalogue.offers(matter, on: site.calendar.day(of: draft.filing.receivedAt))
        {
            throw .notInForce(.matter, matter.rawValue)
        }
        if let mailbox = draft.filing.mailbox, site.mailbox(mailbox) == nil {
            throw .unknown(.mailbox, mailbox.rawValue)
        }
        draft.filing.answers = try site.catalogue.answers(draft.answers, to: draft.filing.matter)
        if let area = draft.filing.place.area, site.gazetteer[area] == nil { throw .unknown(.place, area.rawValue) }
        if let group = draft.filing.personGroup, site.intake?[group: group] == nil {
            throw .unknown(.personGroup, group.rawValue)
        }
        if let tag = draft.filing.tags.first(where: { site.intake?[tag: $0] == nil }) {
            throw .unknown(.tag, tag.rawValue)
        }
        if let line = draft.filing.line, site.intake?[line: line] == nil { throw .unknown(.line, line.rawValue) }
        // A channel's clock may run a little fast; a request from tomorrow is a mistake.
        guard draft.filing.receivedAt < now.addingTimeInterval(300) else { throw .unreadable(.receivedAt) }
        return draft
    }

    /// Registration and what routing makes of it: dispatched where it is certain, else proposed to a person.
    static func events(
        filing: Filing,
        decision: RoutingDecision,
        at now: Date,
        site: Site,
    ) -> [TicketEvent] {
        let registered = TicketEvent.registered(filing: filing)
        let ticket = Ticket(filing: filing)
        if decision.isCertain, let unit = decision.unit {
            let command = TicketCommand.dispatch(to: unit, coUnits: decision.coUnits, decision: decision)
            // A refusal only means that a person must dispatch: the request itself is never lost over it.
            if let events = try? ticket.decide(command, at: now, by: .clock, under: site.rules) {
                return [registered] + events
            }
        }
        return [registered, .routeProposed(decision: decision)]
    }
}

/// A draft that is ready to become a ticket.
struct PreparedIntake: Sendable {
    let draft: IntakeDraft
    fileprivate let opening: TicketOpening
    fileprivate let queryCode: String
    fileprivate let day: Day

    /// - Returns: The ticket, or the one that the same message has become before.
    func file(by ledger: TicketLedger, in writer: any Writer) throws -> Receipt {
        if let known = try known(in: writer) { return known }
        guard let place = try TicketRecords.nextPlace(on: day, in: writer) else { throw DeskRefusal.numbersUsedUp }
        let stored = try ledger.open(opening, at: place)
        try ContactRecords.insert(
            draft.contact,
            queryCode: queryCode,
            withheld: draft.filing.isConfidential,
            of: stored.id,
            in: writer,
        )
        return Receipt(stored: stored, queryCode: queryCode, isNew: true)
    }

    private func known(in reader: any Reader) throws -> Receipt? {
        let filing = draft.filing
        guard
            let stored = try TicketRecords.find(channel: filing.channel, externalID: filing.externalID, in: reader),
            let code = try ContactRecords.queryCode(of: stored.id, in: reader)
        else { return nil }
        return Receipt(stored: stored, queryCode: code, isNew: false)
    }
}
