// SPDX-License-Identifier: Apache-2.0

import Storage
import Tickets

/// The traits of tickets, a row for each, as they were filed: so lists find the few that have one.
enum TraitRecords {
    static func insert(_ traits: Set<Trait>, of id: ID<Ticket>, in writer: any Writer) throws {
        for trait in traits.map(\.rawValue).sorted() {
            try writer.send("INSERT INTO traits (trait, ticket) VALUES (\(trait), \(id))")
        }
    }

    /// All traits by ticket, for `Verification`.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<String>] {
        try reader.rows("SELECT trait, ticket FROM traits").reduce(into: [:]) { traits, row in
            traits[try row.value("ticket"), default: []].insert(try row.value("trait"))
        }
    }
}
