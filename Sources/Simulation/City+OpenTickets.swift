// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

extension City {
    /// Tickets of the store on which somebody has still to act, the newest first, at most `limit`.
    func openTickets(limit: Int) async throws -> [TicketNumber] {
        var list = TicketList()
        list.stages = Stage.Name.allCases.filter(\.isOpen)
        list.limit = 200
        var numbers: [TicketNumber] = []
        while numbers.count < limit {
            let page = try await desk.page(of: list, for: cast.member(.supervisor))
            numbers += page.lines.map(\.number)
            guard let next = page.next else { break }
            list.after = next
        }
        return Array(numbers.prefix(limit))
    }
}
