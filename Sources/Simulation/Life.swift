// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets

/// One ticket's life, as far as it has been lived. All that will be decided in it follows from its generator.
struct Life: Sendable {
    let index: Int
    var generator: SeededGenerator
    /// What the centre will do when the ticket is before it.
    var fate: Fate
    /// What is still to happen once, where the law allows it.
    var detours: [Detour]
    var ticket: Sight
    /// What the citizen follows the ticket by; nil for a ticket that we did not file.
    var queryCode: String?

    /// What the simulated people have seen of the ticket.
    enum Sight: Sendable {
        case unfiled
        case unread(TicketNumber)
        case seen(StoredTicket)
    }

    init(index: Int, seed: UInt64, ticket: Sight = .unfiled) {
        var generator = SeededGenerator(seed: seed, stream: index)
        fate = generator.draw(Fate.odds)
        detours = Detour.allCases.filter { generator.happens(in: $0.share) }
        self.index = index
        self.generator = generator
        self.ticket = ticket
    }

    /// Hours of natural time until somebody takes the next step; nil when nobody will.
    mutating func patience() -> Double? {
        guard case .seen(let stored) = ticket else { return 0 }
        let stage = stored.ticket.stage.name
        guard stage.isOpen || detours.contains(where: { $0.stages.contains(stage) }) else { return nil }
        return stage.pace?.hours(using: &generator)
    }
}
