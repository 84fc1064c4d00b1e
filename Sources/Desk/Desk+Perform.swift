// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Records
import Routing
import Sites
import Storage
import Survey
package import Tickets
import WorkCalendar

/// What one look at the due lamps found.
package struct LampRound: Sendable {
    /// How many were due; the limit means that more may be waiting.
    package let due: Int
    /// Tickets whose row cannot be read, or whose alarm was wrong: they get no further one.
    package let silenced: [ID<Ticket>]
}

extension Desk {
    /// Does what `command` asks of a ticket, if the law allows it (办理).
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - number: Of which ticket.
    ///   - version: The version the author has seen; nil only for programs that act on facts, not on a page.
    ///   - author: Who asks.
    ///   - device: From where, for the journal.
    /// - Returns: The ticket after it, once it is durable.
    /// - Throws: `TicketRefusal` and `DeskRefusal`; nothing has changed then.
    @discardableResult
    package func perform(
        _ command: TicketCommand,
        on number: TicketNumber,
        seen version: Int? = nil,
        by author: Author,
        device: String,
    ) async throws -> StoredTicket {
        let errand = TicketErrand(command, on: number, seen: version, by: author, device: device, at: time.now)
        let site = site
        try Self.checkNames(in: command, site: site)
        return try await record(under: site) { ledger, writer in
            try run(errand, under: site, ledger, in: writer)
        }
    }

    /// Does an errand within a transaction.
    func run(
        _ errand: TicketErrand,
        under site: Site,
        _ ledger: TicketLedger,
        in writer: any Writer,
    ) throws -> StoredTicket {
        let (number, author) = (errand.number, errand.author)
        guard let stored = try TicketRecords.find(number, in: writer), site.shows(stored.ticket, to: author) else {
            throw DeskRefusal.unknownTicket(number.rawValue)
        }
        if let version = errand.version, version != stored.version {
            throw DeskRefusal.staleVersion(seen: version, current: stored.version)
        }
        try Self.checkTies(of: stored, for: errand.command, under: site, in: writer)
        try Self.checkHandler(in: errand.command, of: stored.ticket, by: author, site: site)
        try Self.checkMatter(in: errand.command, of: stored.ticket, site: site)
        try Self.checkFacts(in: errand.command, of: stored, by: author, in: writer)
        if case .merge(let master) = errand.command {
            try Self.checkMaster(master, of: stored.ticket, under: site, in: writer)
        }
        let others = OtherTickets(
            errand: errand,
            site: site,
            model: currentModel.model,
            ledger: ledger,
            writer: writer,
        )
        let command = try others.numbered(stored.ticket.explained(errand.command, under: site))
        var events = try stored.ticket.decide(command, at: errand.now, by: author, under: site.rules)
        events += try others.proposal(after: events, of: command, on: stored.ticket)
        try others.change(after: command, on: stored)
        let change = TicketChange(events: events, at: errand.now, author: author, device: errand.device)
        return try ledger.record(change, on: stored)
    }

    /// Changes the lamps that are due, at most `limit` of them in one transaction.
    package func noticeLamps(limit: Int) async throws -> LampRound {
        let now = time.now
        let site = site
        return try await record(under: site) { ledger, writer in
            let due = try TicketRecords.alarmed(at: now, limit: limit, in: writer)
            var silenced: [ID<Ticket>] = []
            for id in due {
                guard let (stored, events) = try Self.lampEvents(of: id, at: now, site: site, in: writer) else {
                    try TicketRecords.silence(id, in: writer)
                    silenced.append(id)
                    continue
                }
                let change = TicketChange(events: events, at: now, author: .clock, device: "clock")
                _ = try ledger.record(change, on: stored)
            }
            return LampRound(due: due.count, silenced: silenced)
        }
    }

    /// nil for a row that somebody damaged, or whose alarm is wrong: it must not keep the city's other lamps from
    /// changing.
    private static func lampEvents(
        of id: ID<Ticket>,
        at now: Date,
        site: Site,
        in reader: any Reader,
    ) throws -> (StoredTicket, [TicketEvent])? {
        do {
            guard let stored = try TicketRecords.find(id, in: reader) else { return nil }
            return (stored, try stored.ticket.decide(.noticeLamp, at: now, by: .clock, under: site.rules))
        } catch is DecodingError {
            return nil
        } catch is TicketRefusal {
            return nil
        }
    }

    /// A citizen's answers to the survey, by the link they were sent (E1).
    ///
    /// - Throws: `SurveyFault` for answers that are no answers, `DeskRefusal.invitationVoid` for a link that is none.
    package func rate(_ token: String, fields: [String: String], device: String) async throws -> StoredTicket {
        let now = time.now
        let site = site
        let answer = try await questionnaire(namedIn: fields).read(fields)
        return try await record(under: site) { ledger, writer in
            guard let stored = try Self.invited(by: token, at: now, in: writer) else {
                throw DeskRefusal.invitationVoid
            }
            let command = TicketCommand.recordCallback(.reached(answer))
            let events = try stored.ticket.decide(command, at: now, by: .citizen, under: site.rules)
            try InvitationRecords.markAnswered(token, at: now, in: writer)
            let change = TicketChange(events: events, at: now, author: .citizen, device: device)
            return try ledger.record(change, on: stored)
        }
    }

    /// A ticket is never given to a unit that one of its repeats, or a ticket it is linked with, is about, nor is
    /// it said to be about a unit that has one of those (C5, domain.md 1.16).
    private static func checkTies(
        of stored: StoredTicket,
        for command: TicketCommand,
        under site: Site,
        in reader: any Reader,
    ) throws {
        let (units, accused) = (command.namedUnits, command.namedAccused)
        guard !units.isEmpty || accused != nil else { return }
        let number = stored.ticket.number
        let repeats = try OwedRecords.tickets(awaiting: .answer(to: number), in: reader)
        let tied =
            try repeats.compactMap { try TicketRecords.find($0, in: reader) }
            + stored.ticket.links.compactMap { try TicketRecords.find($0.number, in: reader) }
        for accused in tied.compactMap(\.ticket.accusedUnit) {
            for unit in units where site.rules.ranks.keep(reportAbout: accused, from: unit) {
                throw TicketRefusal.accusedUnit(accused)
            }
        }
        guard let accused else { return }
        var report = stored.ticket
        report.accusedUnit = accused
        for other in tied where site.mayBetray(report, other.ticket) { throw TicketRefusal.accusedUnit(accused) }
    }

    /// Whoever is made responsible is of the unit, where the site knows them; a name that is no login is taken as said.
    private static func checkHandler(
        in command: TicketCommand,
        of ticket: Ticket,
        by author: Author,
        site: Site,
    ) throws(DeskRefusal) {
        let handler: String? =
            switch command {
            case .sign(let handler), .assign(let handler): handler
            default: nil
            }
        guard let handler, handler != author.login, let member = site.member(handler), let unit = ticket.unit else {
            return
        }
        guard member.unit == unit else { throw .handlerOfOtherUnit(handler) }
    }

    /// A ticket gets only a matter that was in force when it was filed, and keeps the one that it has.
    private static func checkMatter(
        in command: TicketCommand,
        of ticket: Ticket,
        site: Site,
    ) throws(DeskRefusal) {
        guard let matter = command.namedMatter, matter != ticket.matter else { return }
        let day = site.calendar.day(of: ticket.filing.receivedAt)
        guard site.catalogue.offers(matter, on: day) else { throw .matterNotInForce(matter.rawValue) }
    }

    static func checkNames(in command: TicketCommand, site: Site) throws(DeskRefusal) {
        var units = command.namedUnits
        if case .requestReturn(_, _, let unit?) = command { units.append(unit) }
        if let accused = command.namedAccused { units.append(accused) }
        for unit in units where site.organisation[unit] == nil { throw .unknownUnit(unit.rawValue) }
        if let matter = command.namedMatter, !site.catalogue.isLeaf(matter) { throw .unknownMatter(matter.rawValue) }
    }

    /// A master is an open ticket in its own right, so no ring can arise and nothing is buried under a closed one; and
    /// neither was ever with a unit that the other is about (domain.md 1.16).
    private static func checkMaster(
        _ number: TicketNumber,
        of ticket: Ticket,
        under site: Site,
        in reader: any Reader,
    ) throws {
        guard let master = try TicketRecords.find(number, in: reader) else {
            throw DeskRefusal.unknownTicket(number.rawValue)
        }
        if case .merged = master.ticket.stage { throw TicketRefusal.masterIsMerged(number) }
        // Each procedure owes its own answer.
        guard master.ticket.caseKind == ticket.caseKind else { throw TicketRefusal.onlyFor(ticket.caseKind) }
        guard master.ticket.stage.name.isOpen else {
            throw TicketRefusal.unlawful(.merge, in: master.ticket.stage.name)
        }
        for (report, other) in [(ticket, master.ticket), (master.ticket, ticket)] {
            if let accused = report.accusedUnit, site.mayBetray(report, other) {
                throw TicketRefusal.accusedUnit(accused)
            }
        }
    }
}

/// What somebody wants done with a ticket, and how they came to it.
struct TicketErrand: Sendable {
    let command: TicketCommand
    let number: TicketNumber
    /// The version that the author has seen.
    let version: Int?
    let author: Author
    let device: String
    let now: Date

    init(
        _ command: TicketCommand,
        on number: TicketNumber,
        seen version: Int?,
        by author: Author,
        device: String,
        at now: Date,
    ) {
        self.command = command
        self.number = number
        self.version = version
        self.author = author
        self.device = device
        self.now = now
    }
}

extension TicketCommand {
    /// The units that the command gives the ticket to.
    fileprivate var namedUnits: [UnitCode] {
        switch self {
        case .dispatch(let unit, let coUnits, _): [unit] + coUnits
        case .designate(let unit, _): [unit]
        case .addCoHandlers(let units), .subDispatch(let units, _): units
        default: []
        }
    }
}

extension TicketCommand {
    /// The unit that a person says the ticket accuses.
    fileprivate var namedAccused: UnitCode? {
        guard case .classify(_, _, let accused) = self else { return nil }
        return accused
    }

    /// The matter that a person says it is.
    fileprivate var namedMatter: MatterCode? {
        switch self {
        case .classify(_, let matter, _): matter
        case .dispatch(_, _, let decision): decision?.matter
        default: nil
        }
    }
}

extension Ticket {
    /// Whoever dispatches to the unit that routing proposed, and says of no other matter, keeps its explanation.
    fileprivate func explained(_ command: TicketCommand, under site: Site) -> TicketCommand {
        guard case .dispatch(let unit, let coUnits, let said) = command else { return command }
        if let proposal, proposal.unit == unit, said == nil || said?.matter == proposal.matter {
            return .dispatch(to: unit, coUnits: coUnits, decision: proposal)
        }
        guard let said, said.basis.isEmpty else { return command }
        let chosen = RoutingDecision(
            unit: unit,
            coUnits: coUnits,
            matter: said.matter,
            isCertain: false,
            basis: "catalogue \(site.catalogue.number)",
            because: said.because,
        )
        return .dispatch(to: unit, coUnits: coUnits, decision: chosen)
    }
}

extension Invitation {
    /// Whether it can still be answered.
    package func isOpen(at now: Date) -> Bool { answeredAt == nil && now <= expiresAt }
}
