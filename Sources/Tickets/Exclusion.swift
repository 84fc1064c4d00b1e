// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What of a ticket is taken out of evaluation (剔除): facts that are judged together, under whatever rate of the pack.
package enum FactGroup: String, Codable, CaseIterable, Sendable {
    case signature, firstContact, reply, coHandling, returning, rework, resolution, satisfaction

    package var facts: Set<Fact> {
        switch self {
        case .signature: [.signed, .signedInTime]
        case .firstContact: [.contacted, .contactedInTime, .contactedFirst, .notContactedFirst]
        case .reply: [.replied, .repliedInTime]
        case .coHandling: [.coHandlingAsked, .coHandled, .coHandledInTime]
        case .returning: [.returned]
        case .rework: [.reworked]
        case .resolution: [.resolved, .partlyResolved, .unresolved]
        case .satisfaction: [.verySatisfied, .satisfied, .mostlySatisfied, .dissatisfied, .veryDissatisfied]
        }
    }
}

/// Why something is not for the unit to answer for. Source: domain.md 1.14 (剔除).
package enum ExclusionReason: String, Codable, CaseIterable, Sendable {
    case beyondDuty, unreasonable, lawfulProcedure, forceMajeure, wronglyDispatched, repeated, systemFault, other
}

/// A unit's request that facts of a ticket be left out of its score, and what became of it (E5).
package struct Exclusion: Codable, Equatable, Sendable {
    /// 1, 2, 3 … on its ticket; never given again.
    package let ordinal: Int
    /// Whose facts.
    package let unit: UnitCode
    package let group: FactGroup
    package let reason: ExclusionReason
    package let evidence: String
    /// The login of who applied.
    package let applicant: String
    package let at: Date
    /// Oldest first.
    package internal(set) var rulings: [ExclusionRuling]

    package enum State: String, Codable, CaseIterable, Sendable {
        case requested, granted, refused, revoked
    }

    package var state: State { rulings.last?.kind.state ?? .requested }

    /// When it came to stand as it does.
    package var movedAt: Date { rulings.last?.at ?? at }
}

/// What a reviewer decided on an exclusion, and why.
package struct ExclusionRuling: Codable, Equatable, Sendable {
    package let kind: Kind
    package let reason: String
    package let reviewer: String
    package let at: Date

    package enum Kind: String, Codable, CaseIterable, Sendable {
        case grant, refuse, revoke

        var state: Exclusion.State {
            switch self {
            case .grant: .granted
            case .refuse: .refused
            case .revoke: .revoked
            }
        }
    }
}

extension Ticket {
    package func exclusion(_ ordinal: Int) -> Exclusion? {
        overlays.exclusions.first { $0.ordinal == ordinal }
    }

    /// Whether `unit` has worked on the ticket, leading or helping.
    package func involves(_ unit: UnitCode) -> Bool {
        (passes + [stage.assignment].compactMap(\.self)).contains { $0.unit == unit || $0.coUnits.contains(unit) }
            || answeredBy == unit
    }

    mutating func rule(_ ruling: ExclusionRuling, on ordinal: Int) {
        guard let index = overlays.exclusions.firstIndex(where: { $0.ordinal == ordinal }) else { return }
        overlays.exclusions[index].rulings.append(ruling)
    }
}
