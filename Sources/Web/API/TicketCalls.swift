// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// Reading tickets: the list, one ticket, its journal.
struct TicketCalls: Sendable {
    let desk: Desk
    let pages: Pages

    func addRoutes(to routes: ProgramRoutes) {
        routes.get("tickets") { _, context, author in
            let list = try ListQuery(context.query, site: desk.site).list
            return try Response(json: PageJSON(try await desk.page(of: list, for: author), in: list.order))
        }
        routes.get("tickets/{number}") { _, context, author in
            let file = try await file(context, for: author)
            return try Response(json: TicketJSON(file.stored, contact: file.contact, for: author, at: desk))
        }
        routes.get("tickets/{number}/journal") { _, context, author in
            let file = try await file(context, for: author)
            return try Response(json: JournalJSON(file.journal, in: pages.wording(context)))
        }
        routes.get("tickets/{number}/deadlines") { _, context, author in
            let passes = try await desk.explanations(of: try await file(context, for: author))
            return try Response(json: DeadlinesJSON(passes, in: pages.wording(context)))
        }
    }

    private func file(_ context: HotlineContext, for author: Author) async throws -> TicketFile {
        try context.query.allow([])
        return try await desk.file(of: try context.ticketNumber, for: author)
    }
}

extension Form {
    /// - Throws: `APIFault.unknownParameter` for a parameter that is not among `allowed`: a misspelt filter would
    ///   answer with everything.
    func allow(_ allowed: [String]) throws(APIFault) {
        guard named.keys.allSatisfy(allowed.contains) else { throw .unknownParameter(allowed: allowed) }
    }
}
