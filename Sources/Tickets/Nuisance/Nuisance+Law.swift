// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Why nothing was done to an entry of the nuisance list.
package enum NuisanceRefusal: Error, Equatable, Sendable {
    case unknown
    case notPermitted
    /// The number cannot be read.
    case numberUnreadable
    /// A reason of 1 to 500 characters.
    case reasonMissing
    /// Later than now, and within the longest time that the site allows.
    case expiryOutOfRange(days: Int)
    /// Another entry of the number waits or counts.
    case listedAlready
    /// The site has no nuisance list.
    case notKept
    /// Whoever put a number on the list does not confirm it, and whoever did either does not decide on the appeal.
    case mustBeSomebodyElse
    /// Not what can be done with it as it stands.
    case notNow(Nuisance.Standing)
}

extension Nuisance {
    /// Who may do what: agents warn and write down, supervisors confirm and decide.
    package static func permits(_ act: Act, by role: Role) -> Bool {
        switch act {
        case .proposed, .appealed: [.agent, .dispatcher, .supervisor, .admin].contains(role)
        case .confirmed, .rejected: [.supervisor, .admin].contains(role)
        case .kept, .lifted: [.supervisor, .leader, .admin].contains(role)
        }
    }

    /// What can be done with it as it stands.
    package func lawfulActs(at now: Date) -> [Act] {
        switch standing(at: now) {
        case .waiting: [.confirmed, .rejected]
        case .inForce: [.appealed, .lifted]
        case .appealed: [.kept, .lifted]
        case .rejected, .lifted, .expired: []
        }
    }

    /// The step that follows from `act`.
    ///
    /// - Throws: `NuisanceRefusal`; nothing has happened then.
    package func step(
        _ act: Act,
        note: String,
        at now: Date,
        by author: Author,
    ) throws(NuisanceRefusal) -> Step {
        guard let login = author.login, let role = author.role, Self.permits(act, by: role) else { throw .notPermitted }
        let note = try Self.checked(note)
        guard lawfulActs(at: now).contains(act) else { throw .notNow(standing(at: now)) }
        let mustBeOther = act == .kept || act == .confirmed || standing(at: now) == .appealed
        if mustBeOther, steps.contains(where: { $0.act.binds && $0.login == login }) { throw .mustBeSomebodyElse }
        return Step(act, at: now, by: login, note: note)
    }

    /// A reason, trimmed: 1 to 500 characters.
    package static func checked(_ note: String) throws(NuisanceRefusal) -> String {
        let note = note.trimmed
        guard !note.isEmpty, note.utf16.count <= 500, !note.utf8.contains(0) else { throw .reasonMissing }
        return note
    }
}

extension Nuisance.Act {
    /// Who has done it has taken sides.
    fileprivate var binds: Bool { self == .proposed || self == .confirmed || self == .kept }
}
