// SPDX-License-Identifier: Apache-2.0

import Crypto
import Desk
import Foundation
import Records
import Tickets

/// The tickets that somebody chose, and what is to be done with each.
struct BulkChoice: Sendable {
    let command: TicketCommand.Name
    let noun: CommandNoun
    let tickets: [SeenTicket]

    /// - Throws: `FieldFault` for what is no bulk action, for a ticket that cannot be read or is named twice, and for
    ///   too many of them; `TicketRefusal.notPermitted`.
    init(_ command: TicketCommand.Name?, tickets: [SeenTicket], by author: Author) throws {
        guard let command, BulkActions.all.contains(command), let noun = CommandNoun(for: command) else {
            throw FieldFault.unknownValue(Self.commandField)
        }
        guard Permission.allows(author, command) else { throw TicketRefusal.notPermitted(command) }
        guard tickets.count <= Desk.bulkLimit else {
            throw FieldFault.outOfRange(Self.ticketField, 1...Desk.bulkLimit)
        }
        guard Set(tickets.map(\.number)).count == tickets.count else {
            throw FieldFault.unknownValue(Self.ticketField)
        }
        self.command = command
        self.noun = noun
        self.tickets = tickets
    }

    /// As a list's form or the page that asks once more sends it.
    init(_ form: Form, by author: Author) throws {
        let tickets = try form.all(Self.ticketField).map { text in
            guard let seen = SeenTicket(text) else { throw FieldFault.unknownValue(Self.ticketField) }
            return seen
        }
        try self.init(TicketCommand.Name(rawValue: form[Self.commandField]), tickets: tickets, by: author)
    }

    static let commandField = "do"
    static let ticketField = "ticket"

    /// What is asked of each ticket.
    ///
    /// - Throws: `FieldFault` for a field that is missing, blank or cannot be read.
    func command(in form: CommandForm) throws(FieldFault) -> TicketCommand {
        for field in noun.fields(of: command) where field.isRequired {
            if form.fields.isBlank(field.name) { throw .missing(field.name) }
        }
        let asked = try form.command()
        guard asked.name == command else { throw .unknownValue(Self.commandField) }
        return asked
    }

    /// The choice as a run of `owner`, known by `key` or, without one, by what it does; `fields` is what was filled in.
    func run(of owner: String, key: String? = nil, fields: Fields) -> BulkRun {
        let parts =
            [command.rawValue] + noun.fields.map { "\($0.name)=\(fields.trace(of: $0.name))" } + tickets.map(\.text)
        let digest = SHA256.hash(data: Data(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        return BulkRun(owner: owner, key: key ?? digest, digest: digest)
    }
}

extension SeenTicket {
    /// As a check box carries it: `20260302000001.4`.
    var text: String { "\(number).\(version)" }

    /// - Returns: nil for what is no such text.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = TicketNumber(String(parts[0])), let version = Int(parts[1]), version > 0
        else { return nil }
        self.init(number: number, version: version)
    }
}
