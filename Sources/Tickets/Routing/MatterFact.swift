// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A countable thing that happened to a matter of the catalogue, by which the office sees whether the entry is right
/// (C1): one that is often sent back, or dispatched elsewhere than it says, names the wrong unit.
package enum MatterFact: String, Codable, CaseIterable, Sendable {
    /// A request is filed under it; counted where the request lies now, in the month of filing.
    case received
    case dispatched
    case returned
    /// A person dispatched elsewhere than routing proposed by this matter.
    case dispatchedElsewhere
}

/// A fact and the matter it counts for.
package struct CountedMatter: Hashable, Sendable {
    package let fact: MatterFact
    package let matter: MatterCode

    package init(_ fact: MatterFact, for matter: MatterCode) {
        self.fact = fact
        self.matter = matter
    }
}

extension Ticket {
    /// What a change's events count for matters, one after the other; `received` is kept apart.
    package func matterFacts(of events: [TicketEvent], at instant: Date) -> [CountedMatter] {
        guard events.contains(where: \.namesUnit) else { return [] }
        var ticket = self
        var facts: [CountedMatter] = []
        for event in events {
            let before = ticket
            ticket.apply(event, at: instant)
            facts += ticket.matterFacts(of: event, after: before)
        }
        return facts
    }

    /// `event` is what this ticket has just taken in, `before` the ticket before it.
    private func matterFacts(of event: TicketEvent, after before: Ticket) -> [CountedMatter] {
        switch event {
        case .dispatched(let pass):
            return [matter.map { CountedMatter(.dispatched, for: $0) }, before.mistaken(by: pass)].compactMap(\.self)
        case .designated(let pass, _):
            let former = before.stage.assignment.map(\.unit)
            // As for units: one designated against its own request has returned nothing.
            let returned = former == nil || former == pass.unit ? nil : before.matter
            return [
                returned.map { CountedMatter(.returned, for: $0) }, matter.map { CountedMatter(.dispatched, for: $0) },
                before.mistaken(by: pass),
            ].compactMap(\.self)
        case .returnApproved: return [before.matter.map { CountedMatter(.returned, for: $0) }].compactMap(\.self)
        default: return []
        }
    }

    /// The matter by which routing had named another unit than `pass`, unless somebody has classified the ticket anew or
    /// the unit came by a mailbox.
    private func mistaken(by pass: Assignment) -> CountedMatter? {
        let past = passes + [stage.assignment].compactMap(\.self)
        guard let routed = proposal ?? past.last(where: { $0.decision != nil })?.decision, let named = routed.unit,
            let matter = routed.matter, named != pass.unit, self.matter ?? matter == matter, !routed.isByMailbox
        else { return nil }
        return CountedMatter(.dispatchedElsewhere, for: matter)
    }
}

extension TicketEvent {
    /// A unit becomes responsible, or is so no longer.
    fileprivate var namesUnit: Bool {
        switch self {
        case .dispatched, .designated, .returnApproved: true
        default: false
        }
    }
}

extension RoutingDecision {
    /// The number of the catalogue that it was made with; nil where its basis names none.
    package var catalogue: Int? {
        let parts = basis.split(separator: ",").map { $0.split(separator: " ") }
        return parts.first { $0.count == 2 && $0[0] == "catalogue" }.flatMap { Int($0[1]) }
    }

    fileprivate var isByMailbox: Bool {
        because.contains { if case .writtenTo = $0 { true } else { false } }
    }
}
