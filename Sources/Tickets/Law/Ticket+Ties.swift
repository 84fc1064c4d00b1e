// SPDX-License-Identifier: Apache-2.0

/// The law of ties between tickets.
extension Ticket {
    func linking(
        _ other: TicketNumber,
        _ relation: Relation,
        note: String,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard other != number else { throw .cannotLinkToItself }
        guard !links.contains(where: { $0.number == other }) else { throw .alreadyLinked(other) }
        // One parent at most.
        if relation == .parent, let parent = links.first(where: { $0.relation == .parent }) {
            throw .alreadyLinked(parent.number)
        }
        return [.linked(link: Link(number: other, relation: relation, note: note.trimmed))]
    }

    func unlinking(_ other: TicketNumber, because reason: String) throws(TicketRefusal) -> [TicketEvent] {
        guard links.contains(where: { $0.number == other }) else { throw .notLinked(other) }
        return [.unlinked(from: other, reason: try stated(reason, .reason))]
    }

    func splitting(into parts: [SplitPart]) throws(TicketRefusal) -> [TicketEvent] {
        guard (1...9).contains(parts.count) else { throw .partsOutOfRange }
        return [.splitOff(parts: try parts.map(stated))]
    }
}
