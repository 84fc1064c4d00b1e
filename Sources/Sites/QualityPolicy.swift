// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What is inspected, how it is drawn and by which score sheets (质检, S5).
/// Source: site document `quality`; a site without it inspects nothing.
package struct QualityPolicy: Codable, Equatable, Sendable {
    /// Decides which calls and tickets are drawn: who knows it can draw a sample again and must get the same.
    package let seed: Int
    package let secondOpinion: SecondOpinion
    package let sampling: Sampling
    /// One for each kind of thing that is inspected.
    package let sheets: [ScoreSheet]

    package struct Sampling: Codable, Equatable, Sendable {
        /// nil where none are drawn.
        package let calls: Share?
        package let tickets: Share?
    }

    /// How much of each agent's work is drawn: a share of it, rounded up, and at least so many.
    package struct Share: Codable, Equatable, Sendable {
        /// 1…100.
        package let sharePercent: Int
        /// 0…1,000.
        package let minimumPerAgent: Int

        package init(sharePercent: Int, minimumPerAgent: Int) {
            self.sharePercent = sharePercent
            self.minimumPerAgent = minimumPerAgent
        }

        /// How many of so many are drawn.
        package func count(of population: Int) -> Int {
            min(population, max(minimumPerAgent, (population * sharePercent + 99) / 100))
        }
    }

    package subscript(kind: InspectionKind) -> Share? {
        switch kind {
        case .call: sampling.calls
        case .ticket: sampling.tickets
        }
    }

    package func sheet(for kind: InspectionKind) -> ScoreSheet? { sheets.first { $0.inspects == kind } }
}
