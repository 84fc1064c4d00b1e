// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Records
import Sites
import Storage
package import Tickets
package import WorkCalendar

/// An inspection with what belongs to it.
package struct InspectionFile: Sendable {
    package let inspection: Inspection
    package let actions: [CorrectiveAction]
}

/// The inspectors' desk at one moment (S5).
package struct QualityPicture: Sendable {
    package let samples: [(sample: QualitySample, progress: QualitySample.Progress)]
    package let counts: [Inspection.Standing: Int]
    /// What waits for somebody else than the reader, and what agents object to.
    package let waiting: [InspectionLine]
    package let objections: [InspectionLine]
    package let done: [InspectionLine]
    package let agents: [AgentQuality]
    /// The newest inspected, for what is often missed.
    package let inspected: [Inspection]
    package let actions: [CorrectiveAction]
}

extension Desk {
    /// What waits, what was found and what follows from it, as `author` may see it: nobody's own work is on the desk.
    ///
    /// - Parameters:
    ///   - since: From when on results are looked at.
    ///   - author: Who inspects.
    /// - Returns: The newest of each.
    /// - Throws: `InspectionRefusal.notPermitted`; `DatabaseError`.
    package func quality(since: Date, for author: Author) async throws -> QualityPicture {
        guard Inspection.mayInspect(author) else { throw InspectionRefusal.notPermitted }
        return try await database.read { reader in
            func lines(_ standing: Set<Inspection.Standing>, _ limit: Int) throws -> [InspectionLine] {
                try InspectionRecords.lines(standing: standing, limit: limit, in: reader)
                    .filter { $0.agent != author.login }
            }
            return QualityPicture(
                samples: try QualitySampleRecords.newest(limit: 12, in: reader),
                counts: try InspectionRecords.counts(in: reader),
                waiting: try lines([.waiting], 100),
                objections: try lines([.objected], 100),
                done: try lines([.told, .accepted, .replied], 50),
                agents: try InspectionRecords.agents(since: since, in: reader),
                inspected: try InspectionRecords.newestInspected(since: since, limit: 500, in: reader),
                actions: try CorrectiveActionRecords.open(of: nil, limit: 100, in: reader),
            )
        }
    }

    /// What was inspected of the reader's own work, and what they have still to put right.
    package func ownInspections(
        limit: Int,
        of author: Author,
    ) async throws -> (lines: [InspectionLine], actions: [CorrectiveAction]) {
        guard let login = author.login else { return ([], []) }
        let inspected = Set(Inspection.Standing.allCases).subtracting([.waiting])
        return try await database.read { reader in
            let lines = try InspectionRecords.lines(standing: inspected, agent: login, limit: limit, in: reader)
            return (lines, try CorrectiveActionRecords.open(of: login, limit: limit, in: reader))
        }
    }

    /// One inspection.
    ///
    /// - Throws: `InspectionRefusal.unknown`, also for one that is not theirs to know of; `DatabaseError`.
    package func inspection(_ id: ID<Inspection>, for author: Author) async throws -> InspectionFile {
        try await database.read { reader in
            let inspection = try Self.inspection(id, for: author, in: reader)
            return InspectionFile(
                inspection: inspection,
                actions: try CorrectiveActionRecords.actions(of: id, in: reader),
            )
        }
    }

    private static func inspection(
        _ id: ID<Inspection>,
        for author: Author,
        in reader: any Reader,
    ) throws -> Inspection {
        let inspection = try InspectionRecords.find(id, in: reader)
        guard let inspection, inspection.isShown(to: author) else { throw InspectionRefusal.unknown }
        return inspection
    }

    /// Gives the first opinion on an inspection, or the second.
    ///
    /// - Parameters:
    ///   - sheet: As it was filled.
    ///   - id: On which inspection.
    ///   - seen: How many opinions its author saw.
    ///   - author: Who inspects.
    /// - Throws: `InspectionRefusal`; nothing is stored then.
    package func inspect(
        _ sheet: FilledSheet,
        on id: ID<Inspection>,
        seen: Int,
        by author: Author,
    ) async throws {
        let now = time.now
        try await change { writer in
            guard let inspection = try InspectionRecords.find(id, in: writer) else { throw InspectionRefusal.unknown }
            let opinion = try inspection.opinion(sheet, seen: seen, at: now, by: author)
            try InspectionRecords.add(opinion, to: inspection, in: writer)
        }
    }

    /// Says something to a result: its agent accepts it or objects, an inspector replies.
    ///
    /// - Throws: `InspectionRefusal`; nothing is stored then.
    package func say(_ act: Inspection.Act, note: String, to id: ID<Inspection>, by author: Author) async throws {
        let now = time.now
        try await change { writer in
            let inspection = try Self.inspection(id, for: author, in: writer)
            let step = try inspection.step(act, note: note, at: now, by: author)
            try InspectionRecords.add(step, to: inspection, in: writer)
        }
    }

    /// Says what is to be done after an inspection, by whom and until when.
    ///
    /// - Throws: `InspectionRefusal`; nothing is stored then.
    package func open(
        _ text: String,
        owner: String,
        due: Day,
        after id: ID<Inspection>,
        by author: Author,
    ) async throws {
        let (now, today, site) = (time.now, today, site)
        let text = try Inspection.checked(text)
        guard !text.isEmpty else { throw InspectionRefusal.noteMissing }
        guard site.member(owner) != nil, due >= today else { throw InspectionRefusal.badAction }
        try await change { writer in
            let inspection = try Self.inspection(id, for: author, in: writer)
            guard let login = author.login, Inspection.mayInspect(author), login != inspection.agent else {
                throw InspectionRefusal.notPermitted
            }
            guard !inspection.opinions.isEmpty else { throw InspectionRefusal.notNow }
            let action = CorrectiveAction(
                id: try CorrectiveActionRecords.nextID(in: writer),
                inspection: id,
                text: text,
                owner: owner,
                due: due,
                openedAt: now,
                openedBy: login,
            )
            try CorrectiveActionRecords.insert(action, in: writer)
        }
    }

    /// Says that what was to be done is done: by its owner or an inspector.
    ///
    /// - Returns: After which inspection it was.
    /// - Throws: `InspectionRefusal`; nothing is stored then.
    @discardableResult
    package func finish(
        _ id: ID<CorrectiveAction>,
        note: String,
        by author: Author,
    ) async throws -> CorrectiveAction {
        let now = time.now
        let note = try Inspection.checked(note)
        guard !note.isEmpty else { throw InspectionRefusal.noteMissing }
        return try await change { writer in
            guard let action = try CorrectiveActionRecords.find(id, in: writer), let login = author.login,
                login == action.owner || Inspection.mayInspect(author)
            else { throw InspectionRefusal.unknown }
            guard action.outcome == nil else { throw InspectionRefusal.notNow }
            let outcome = CorrectiveAction.Outcome(at: now, by: login, note: note)
            try CorrectiveActionRecords.finish(id, with: outcome, in: writer)
            return action
        }
    }
}
