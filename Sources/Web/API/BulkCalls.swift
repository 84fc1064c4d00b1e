// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// `POST /bulk`: one command on many tickets, with an answer for each. Sent again with its key, what was done is not
/// done twice.
struct BulkCalls: Sendable {
    let desk: Desk
    let pages: Pages
    /// Bytes.
    let limit: Int

    func addRoutes(to routes: ProgramRoutes) {
        routes.post("bulk") { request, context, author in
            let order = try await request.json(BulkOrderJSON.self, upTo: limit)
            let choice = try order.choice(by: author)
            let fields = order.fields ?? Fields([:])
            let command = try choice.command(
                in: CommandForm(choice.noun, fields: fields, author: author, site: desk.site)
            )
            let run = choice.run(of: author.login ?? "", key: try order.checkedKey(), fields: fields)
            try await desk.admit(run)
            var results: [BulkResult] = []
            for seen in choice.tickets {
                let outcome = try await desk.perform(command, on: seen, of: run, by: author, device: APIDevice.name)
                results.append(BulkResult(seen: seen, outcome: outcome))
            }
            return try Response(json: BulkJSON(results, in: pages.wording(context)))
        }
    }
}

/// What a program asks for.
struct BulkOrderJSON: Decodable {
    /// What the run is known by when it is sent again.
    let key: String
    let noun: String
    let fields: Fields?
    let tickets: [Ticket]

    struct Ticket: Decodable {
        let number: String
        /// The version that the program has seen.
        let version: Int
    }

    /// - Throws: `FieldFault`; `TicketRefusal.notPermitted`.
    func choice(by author: Author) throws -> BulkChoice {
        guard let noun = CommandNoun(rawValue: noun), noun.commands.allSatisfy(BulkActions.all.contains) else {
            throw FieldFault.unknownValue("noun")
        }
        guard (1...Desk.bulkLimit).contains(tickets.count) else {
            throw FieldFault.outOfRange("tickets", 1...Desk.bulkLimit)
        }
        guard Set(tickets.map(\.number)).count == tickets.count else { throw FieldFault.unknownValue("tickets") }
        let seen = try tickets.map { ticket in
            guard let number = TicketNumber(ticket.number) else { throw FieldFault.unknownValue("tickets") }
            return SeenTicket(number: number, version: ticket.version)
        }
        let isYes = try noun.commands.count < 2 || (fields ?? Fields([:])).flag("accepted")
        return try BulkChoice(isYes ? noun.commands.first : noun.commands.last, tickets: seen, by: author)
    }

    func checkedKey() throws(FieldFault) -> String {
        guard !key.isBlank else { throw .missing("key") }
        guard key.utf16.count <= Self.keyLimit else { throw .tooLong("key", limit: Self.keyLimit) }
        guard !key.utf8.contains(0) else { throw .wrongType("key", expected: .text) }
        return key
    }

    /// UTF-16 units.
    private static let keyLimit = 100
}

/// What became of each ticket.
struct BulkJSON: Encodable {
    let done: Int
    let items: [Item]

    struct Item: Encodable {
        let number: String
        /// `done`, `refused` or `stale`.
        let outcome: String
        /// The version after it, where it was done.
        let version: Int?
        let error: Problem?
    }

    struct Problem: Encodable {
        let code: String
        let message: String
    }

    init(_ results: [BulkResult], in wording: Wording) {
        items = results.map { Item($0, wording) }
        done = results.count { $0.outcome.isDone }
    }
}

extension BulkJSON.Item {
    init(_ result: BulkResult, _ wording: Wording) {
        number = result.seen.number.rawValue
        outcome = result.outcome.word
        if case .done(let version) = result.outcome { self.version = version } else { version = nil }
        error = result.outcome.fault.map { BulkJSON.Problem(code: $0.code, message: $0.message(in: wording)) }
    }
}
