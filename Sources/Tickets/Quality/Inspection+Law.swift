// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Why nothing was done about an inspection.
package enum InspectionRefusal: Error, Equatable, Sendable {
    /// There is no such inspection, or this person may not know of it.
    case unknown
    case notPermitted
    /// Nobody inspects their own work.
    case ownWork
    /// The first opinion and the second are two people's.
    case mustBeSomebodyElse
    /// Two opinions are there already.
    case opinionsFull
    /// Somebody else has filled a sheet meanwhile.
    case stale
    /// The site has no score sheet for such a thing, or draws no sample of it.
    case noSheet
    /// Nothing of the period was by an agent.
    case nothingToDraw
    /// The days are no period, or not over yet.
    case badPeriod
    /// A sample of such days has been drawn.
    case drawnAlready
    /// - Parameter item: Its code.
    case markMissing(String)
    case markOutOfRange(String)
    /// A deduction needs its reason.
    case wordsMissing(String)
    /// Every item is left out, so there is no result.
    case nothingApplies
    /// A note of 1 to 1,000 characters.
    case noteMissing
    case tooLong
    /// The owner is nobody of the staff, or the day has passed.
    case badAction
    /// Not what can be done as it stands.
    case notNow
}

extension Inspection {
    /// UTF-16 units of what one person writes at once.
    package static let textLimit = 1_000

    /// Who inspects.
    package static let inspectors: Set<Role> = [.supervisor, .evaluator, .admin]

    package static func mayInspect(_ author: Author) -> Bool { author.role.map(inspectors.contains) ?? false }

    /// Whether `author` may know of it: inspectors of what others did, and its agent once there is an opinion.
    package func isShown(to author: Author) -> Bool {
        author.login == agent ? !opinions.isEmpty : Self.mayInspect(author)
    }

    /// A further opinion on it.
    ///
    /// - Parameters:
    ///   - sheet: As it was filled.
    ///   - seen: How many opinions its author saw.
    ///   - now: When it is given.
    ///   - author: Who gives it.
    /// - Returns: The opinion.
    /// - Throws: `InspectionRefusal`; nothing has happened then.
    package func opinion(
        _ sheet: FilledSheet,
        seen: Int,
        at now: Date,
        by author: Author,
    ) throws(InspectionRefusal) -> Opinion {
        guard let login = author.login, Self.mayInspect(author) else { throw .notPermitted }
        guard login != agent else { throw .ownWork }
        guard opinions.count < 2 else { throw .opinionsFull }
        guard !opinions.contains(where: { $0.login == login }) else { throw .mustBeSomebodyElse }
        guard seen == opinions.count else { throw .stale }
        guard sheet.sheet.inspects == subject.kind else { throw .noSheet }
        return Opinion(sheet, at: now, by: login)
    }

    /// What `author` may say to it as it stands.
    package func lawfulActs(for author: Author) -> [Act] {
        if author.login == agent {
            switch standing {
            case .told: return [.accepted, .objected]
            case .replied: return [.accepted]
            case .waiting, .accepted, .objected: return []
            }
        }
        return Self.mayInspect(author) && standing == .objected ? [.replied] : []
    }

    /// What somebody says to a result. Only who agrees may do so without a word.
    ///
    /// - Throws: `InspectionRefusal`; nothing has happened then.
    package func step(
        _ act: Act,
        note: String,
        at now: Date,
        by author: Author,
    ) throws(InspectionRefusal) -> Step {
        guard isShown(to: author), let login = author.login else { throw .unknown }
        guard lawfulActs(for: author).contains(act) else { throw .notNow }
        let note = try Self.checked(note)
        guard act == .accepted || !note.isEmpty else { throw .noteMissing }
        return Step(act, on: opinions.count, at: now, by: login, note: note)
    }

    /// A text, trimmed: at most 1,000 characters.
    package static func checked(_ text: String) throws(InspectionRefusal) -> String {
        let text = text.trimmed
        guard text.utf16.count <= textLimit, !text.utf8.contains(0) else { throw .tooLong }
        return text
    }
}
