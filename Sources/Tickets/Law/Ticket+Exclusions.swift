// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The law of exclusions: a unit applies, somebody else who is not of that unit decides, and the decision can be taken back.
/// It does not change the course of the ticket, so every stage allows it.
extension Ticket {
    func excluding(_ command: TicketCommand, at now: Date, by author: Author) throws(TicketRefusal) -> [TicketEvent] {
        switch command {
        case .requestExclusion(let group, let reason, let evidence):
            let unit = try excludedUnit(for: author, group)
            let standing = overlays.exclusions.last { exclusion in
                exclusion.unit == unit && exclusion.group == group
                    && [.requested, .granted].contains(exclusion.state)
            }
            if let standing { throw .exclusionStands(ordinal: standing.ordinal) }
            let exclusion = Exclusion(
                ordinal: overlays.exclusions.count + 1,
                unit: unit,
                group: group,
                reason: reason,
                evidence: try stated(evidence, .evidence),
                applicant: author.login ?? "",
                at: now,
                rulings: [],
            )
            return [.exclusionRequested(exclusion: exclusion)]
        case .decideExclusion(let ordinal, let kind, let reason):
            try mayRule(kind, on: ordinal, author)
            let ruling = ExclusionRuling(
                kind: kind,
                reason: try stated(reason, .reason),
                reviewer: author.login ?? "",
                at: now,
            )
            return [.exclusionDecided(ordinal: ordinal, ruling: ruling)]
        default: return []
        }
    }

    /// The unit that applies; an administrator stands in for the one that worked last.
    private func excludedUnit(for author: Author, _ group: FactGroup) throws(TicketRefusal) -> UnitCode {
        guard let last = lastPass?.unit ?? answeredBy else { throw .nothingToExclude(group) }
        let unit = author.role == .admin ? last : author.unit
        guard let unit, involves(unit) else { throw .notYourUnit(last) }
        return unit
    }

    private func mayRule(
        _ kind: ExclusionRuling.Kind,
        on ordinal: Int,
        _ author: Author,
    ) throws(TicketRefusal) {
        guard let exclusion = exclusion(ordinal) else { throw .noSuchExclusion(ordinal: ordinal) }
        guard author.login != exclusion.applicant else { throw .reviewerIsRequester }
        guard author.unit != exclusion.unit else { throw .reviewerIsOfUnit(exclusion.unit) }
        switch (kind, exclusion.state) {
        case (.grant, .requested), (.refuse, .requested), (.revoke, .granted): return
        default: throw .exclusionDecided(ordinal: ordinal)
        }
    }
}
