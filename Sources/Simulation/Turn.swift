// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Somebody does something with a ticket.
struct Turn: Sendable {
    let author: Author
    let deed: Deed

    enum Deed: Sendable {
        case command(TicketCommand)
        /// The citizen answers by the link they were sent: answers by question code.
        case rate([String: String])
    }

    init(_ author: Author, _ command: TicketCommand) {
        self.author = author
        deed = .command(command)
    }

    init(rating answers: [String: String]) {
        author = .citizen
        deed = .rate(answers)
    }
}
