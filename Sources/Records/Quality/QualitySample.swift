// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// What was drawn of a period, and how: all that is needed to draw it again (S5).
package struct QualitySample: Equatable, Sendable {
    package let id: ID<QualitySample>
    package let kind: InspectionKind
    package let firstDay: Day
    package let lastDay: Day
    /// The number of the site document by which it was drawn.
    package let document: Int
    package let seed: Int
    package let sharePercent: Int
    package let minimumPerAgent: Int
    package let second: SecondOpinion
    /// Out of how many.
    package let population: Int
    package let drawnAt: Date
    package let drawnBy: String

    package init(
        id: ID<QualitySample>,
        kind: InspectionKind,
        days: ClosedRange<Day>,
        rule: Rule,
        population: Int,
        drawnAt: Date,
        drawnBy: String,
    ) {
        self.id = id
        self.kind = kind
        firstDay = days.lowerBound
        lastDay = days.upperBound
        document = rule.document
        seed = rule.seed
        sharePercent = rule.sharePercent
        minimumPerAgent = rule.minimumPerAgent
        second = rule.second
        self.population = population
        self.drawnAt = drawnAt
        self.drawnBy = drawnBy
    }

    /// By what it is drawn, as the site has it.
    package struct Rule: Equatable, Sendable {
        package let document: Int
        package let seed: Int
        package let sharePercent: Int
        package let minimumPerAgent: Int
        package let second: SecondOpinion

        package init(document: Int, seed: Int, sharePercent: Int, minimumPerAgent: Int, second: SecondOpinion) {
            self.document = document
            self.seed = seed
            self.sharePercent = sharePercent
            self.minimumPerAgent = minimumPerAgent
            self.second = second
        }
    }

    /// A call or ticket that can be drawn.
    package struct Candidate: Hashable, Sendable {
        /// The exchange's id of a call, or a ticket's number.
        package let reference: String
        package let agent: String

        package init(_ reference: String, by agent: String) {
            self.reference = reference
            self.agent = agent
        }
    }

    /// How far a sample's inspection has come.
    package struct Progress: Equatable, Sendable {
        package let drawn: Int
        package let done: Int
    }
}

/// How one agent did in what was inspected.
package struct AgentQuality: Equatable, Sendable {
    package let agent: String
    package let inspected: Int
    /// Of all results, in hundredths of a percent.
    package let sum: Int
    package let fatal: Int

    /// In hundredths of a percent, half up; nil where nothing was inspected.
    package var mean: Int? { inspected > 0 ? (2 * sum + inspected) / (2 * inspected) : nil }
}

/// An inspection among others: what lists show.
package struct InspectionLine: Equatable, Sendable {
    package let id: ID<Inspection>
    package let subject: Inspection.Subject
    package let agent: String
    package let standing: Inspection.Standing
    /// In hundredths of a percent; nil as long as it waits.
    package let result: Int?
    package let isFatal: Bool
    package let inspectedAt: Date?
}
