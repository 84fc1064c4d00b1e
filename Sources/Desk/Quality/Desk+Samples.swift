// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets
package import WorkCalendar

extension Desk {
    /// Draws a sample of a period that is over, once: nobody draws again until they like what they get (S5).
    ///
    /// - Parameters:
    ///   - kind: Calls or tickets.
    ///   - days: Of which days, 1…100 of them.
    ///   - author: Who draws.
    /// - Returns: What is known of the sample.
    /// - Throws: `InspectionRefusal`; nothing is stored then.
    @discardableResult
    package func drawSample(
        of kind: InspectionKind,
        on days: ClosedRange<Day>,
        by author: Author,
    ) async throws -> QualitySample {
        let now = time.now
        guard let login = author.login, Inspection.mayInspect(author) else { throw InspectionRefusal.notPermitted }
        guard let policy = site.quality, let share = policy[kind] else { throw InspectionRefusal.noSheet }
        guard days.upperBound < today, days.count <= Self.longestPeriod else { throw InspectionRefusal.badPeriod }
        let population = try await population(of: kind, on: days)
        guard !population.isEmpty else { throw InspectionRefusal.nothingToDraw }
        let drawn = SampleDraw(seed: policy.seed, kind: kind, days: days, share: share).drawn(from: population)
        let rule = QualitySample.Rule(
            document: site.documents[.quality] ?? 0,
            seed: policy.seed,
            sharePercent: share.sharePercent,
            minimumPerAgent: share.minimumPerAgent,
            second: policy.secondOpinion,
        )
        return try await change { writer in
            guard try !QualitySampleRecords.isDrawn(kind, on: days, in: writer) else {
                throw InspectionRefusal.drawnAlready
            }
            let sample = QualitySample(
                id: try QualitySampleRecords.nextID(in: writer),
                kind: kind,
                days: days,
                rule: rule,
                population: population.count,
                drawnAt: now,
                drawnBy: login,
            )
            try QualitySampleRecords.insert(sample, in: writer)
            try Self.insert(drawn, of: sample, in: writer)
            return sample
        }
    }

    /// The longest period of one sample, in days.
    private static let longestPeriod = 100

    private func population(
        of kind: InspectionKind,
        on days: ClosedRange<Day>,
    ) async throws -> [QualitySample.Candidate] {
        let calendar = site.calendar
        return try await database.read { reader in
            switch kind {
            case .call:
                try QualitySampleRecords.calls(
                    since: calendar.startOfDay(days.lowerBound),
                    before: calendar.startOfDay(days.upperBound.advanced(by: 1)),
                    in: reader,
                )
            case .ticket: try QualitySampleRecords.tickets(on: days, in: reader)
            }
        }
    }

    private static func insert(
        _ drawn: [QualitySample.Candidate],
        of sample: QualitySample,
        in writer: any Writer,
    ) throws {
        let first = try InspectionRecords.nextID(in: writer).rawValue
        for (place, candidate) in drawn.enumerated() {
            let inspection = Inspection(
                id: ID(first + Int64(place)),
                subject: Inspection.Subject(sample.kind, candidate.reference),
                agent: candidate.agent,
                second: sample.second,
            )
            try InspectionRecords.insert(inspection, of: sample.id, in: writer)
        }
    }
}
