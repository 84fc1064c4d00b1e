// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// Who filed a ticket, apart from it: see `Contact`.
package enum ContactRecords {
    /// Keeps it beside its ticket; one that is `withheld` finds the ticket for no unit.
    package static func insert(
        _ contact: Contact,
        queryCode: String,
        withheld: Bool,
        of ticket: ID<Ticket>,
        in writer: any Writer,
    ) throws {
        let represented = try contact.represented.map { try StoredJSON.text($0) }
        try writer.send(
            """
            INSERT INTO contacts (ticket, name, phone, email, postal_address, preferred, query_code, withheld,
                represented)
            VALUES (\(ticket), \(contact.name?.full), \(contact.phone), \(contact.email), \(contact.postalAddress),
                \(contact.preferred), \(queryCode), \(withheld), \(represented))
            """
        )
    }

    package static func contact(of ticket: ID<Ticket>, in reader: any Reader) throws -> Contact {
        let row = try reader.first(
            """
            SELECT name, phone, email, postal_address, preferred, represented
            FROM contacts
            WHERE ticket = \(ticket)
            """
        )
        guard let row else { return Contact() }
        let name: String? = try row.value("name")
        let represented: String? = try row.value("represented")
        return Contact(
            name: name.flatMap { PersonName($0) },
            phone: try row.value("phone"),
            email: try row.value("email"),
            postalAddress: try row.value("postal_address"),
            preferred: try row.value("preferred"),
            represented: try represented.map { try StoredJSON.value(Represented.self, from: $0) },
        )
    }

    /// The newest tickets of a number, newest first.
    package static func tickets(of phone: PhoneNumber, limit: Int, in reader: any Reader) throws -> [ID<Ticket>] {
        try reader.rows(
            """
            SELECT ticket
            FROM contacts
            WHERE phone = \(phone)
            ORDER BY ticket DESC
            LIMIT \(limit)
            """
        ).map { try $0.value("ticket") }
    }

    /// The ticket that a number and a query code open together. A wrong number and a wrong code take the same way through
    /// the store, and the same time.
    package static func ticket(
        _ number: TicketNumber,
        queryCode: String,
        in reader: any Reader,
    ) throws -> StoredTicket? {
        let row = try reader.first(
            """
            SELECT tickets.id AS id
            FROM tickets
            JOIN contacts ON contacts.ticket = tickets.id
            WHERE tickets.number = \(number) AND contacts.query_code = \(queryCode)
            """
        )
        guard let row else { return nil }
        return try TicketRecords.find(try row.value("id", as: ID<Ticket>.self), in: reader)
    }

    /// What the citizen proves their right to the ticket with.
    package static func queryCode(of ticket: ID<Ticket>, in reader: any Reader) throws -> String? {
        try reader.first("SELECT query_code FROM contacts WHERE ticket = \(ticket)")?.value("query_code")
    }
}
