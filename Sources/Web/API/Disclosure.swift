// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// How much of a citizen a reader of their ticket sees (domain.md 1.4, PIPL art. 6: no more than the work needs).
package enum Disclosure: Equatable, Sendable {
    /// Name and number, to call them.
    case full
    /// `张**`, `138****5678`: enough to tell two citizens apart.
    case masked
    case nothing
}

extension Ticket {
    /// The centre calls citizens back, and so does the unit that answers for the ticket. Leaders and helping units see
    /// masks; no unit learns who filed what the citizen asked to keep confidential, nor does its head: which leaders
    /// those are the site knows (`Site.hidesSender`), and then there is no contact to disclose.
    package func disclosure(to author: Author) -> Disclosure {
        guard case .staff(_, let role, let unit) = author else { return .nothing }
        switch role {
        case .agent, .dispatcher, .supervisor, .evaluator, .admin: return .full
        case .leader: return .masked
        case .inspector: return filing.finder != nil && filing.finder == author.login ? .full : .nothing
        case .handler:
            if filing.isConfidential { return .nothing }
            return unit != nil && unit == lastPass?.unit ? .full : .masked
        }
    }
}
