// SPDX-License-Identifier: Apache-2.0

package import Dashboards
import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// What a unit says against its statement.
package struct ObjectionDraft: Sendable {
    package let unit: UnitCode
    package let month: Month
    /// nil where it is about the statement as a whole.
    package let ticket: TicketNumber?
    package let group: FactGroup?
    package let words: String
    package let evidence: String

    package init(
        unit: UnitCode,
        month: Month,
        ticket: TicketNumber?,
        group: FactGroup?,
        words: String,
        evidence: String,
    ) {
        self.unit = unit
        self.month = month
        self.ticket = ticket
        self.group = group
        self.words = words
        self.evidence = evidence
    }
}

/// An objection in a statement.
package struct StatementObjection: Sendable {
    package let objection: Objection
    /// nil where it names none, or one that the reader may not know of.
    package let ticket: TicketNumber?
}

extension Objection {
    /// UTF-16 units of words, evidence and reply.
    package static let textLimit = 2_000
}

extension Site {
    /// Whether `author` objects for `unit`: its people and its head.
    package func objects(for unit: UnitCode, _ author: Author) -> Bool {
        [.handler, .leader].contains(author.role) && author.unit == unit || author.role == .admin
    }

    /// Whether `author` answers objections of `unit`.
    package func answersObjections(of unit: UnitCode, _ author: Author) -> Bool {
        [.evaluator, .supervisor, .admin].contains(author.role) && author.unit != unit
    }
}

extension Desk {
    /// Writes down what a unit objects to, while its month is open.
    ///
    /// - Throws: `StatementRefusal` and `DeskRefusal.unknownTicket`; nothing has changed then.
    package func object(_ draft: ObjectionDraft, by author: Author) async throws {
        let (site, now) = (site, time.now)
        guard site.organisation[draft.unit] != nil, site.showsStatement(of: draft.unit, to: author) else {
            throw StatementRefusal.unknownStatement
        }
        guard let login = author.login, site.objects(for: draft.unit, author) else {
            throw StatementRefusal.notPermitted
        }
        let words = try draft.words.stated(or: .wordsMissing)
        let evidence = try draft.evidence.stated(or: .evidenceMissing)
        try await change { writer in
            guard try !FrozenMonthRecords.isFrozen(draft.month.description, in: writer) else {
                throw StatementRefusal.frozen
            }
            let objection = Objection(
                id: try ObjectionRecords.nextID(in: writer),
                month: draft.month.description,
                unit: draft.unit,
                ticket: try draft.ticket.map {
                    try Self.disputed($0, draft.unit, site: site, for: author, in: writer)
                },
                group: draft.group,
                words: words,
                evidence: evidence,
                at: now,
                by: login,
            )
            try ObjectionRecords.insert(objection, in: writer)
        }
    }

    /// Answers an objection, once.
    ///
    /// - Throws: `StatementRefusal`; nothing has changed then.
    package func answer(
        _ id: ID<Objection>,
        _ ruling: Objection.Ruling,
        reply: String,
        by author: Author,
    ) async throws {
        let (site, now) = (site, time.now)
        let reply = try reply.stated(or: .replyMissing)
        try await change { writer in
            guard let objection = try ObjectionRecords.find(id, in: writer),
                site.showsStatement(of: objection.unit, to: author)
            else { throw StatementRefusal.unknownObjection }
            guard let login = author.login, site.answersObjections(of: objection.unit, author),
                login != objection.by
            else { throw StatementRefusal.notPermitted }
            guard objection.answer == nil else { throw StatementRefusal.answered }
            let answer = Objection.Answer(ruling: ruling, reply: reply, at: now, by: login)
            try ObjectionRecords.answer(id, with: answer, in: writer)
        }
    }

    private static func disputed(
        _ number: TicketNumber,
        _ unit: UnitCode,
        site: Site,
        for author: Author,
        in reader: any Reader,
    ) throws -> ID<Ticket> {
        guard let stored = try TicketRecords.find(number, in: reader), site.shows(stored.ticket, to: author) else {
            throw DeskRefusal.unknownTicket(number.rawValue)
        }
        guard stored.ticket.involves(unit) else { throw StatementRefusal.unrelatedTicket }
        return stored.id
    }
}

extension String {
    /// What somebody wrote, without white space at both ends.
    fileprivate func stated(or missing: StatementRefusal) throws(StatementRefusal) -> String {
        let text = trimmed
        guard !text.isEmpty else { throw missing }
        guard text.utf16.count <= Objection.textLimit else { throw .tooLong(limit: Objection.textLimit) }
        return text
    }
}
