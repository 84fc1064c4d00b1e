// SPDX-License-Identifier: Apache-2.0

package import Tickets
package import WorkCalendar

extension Router {
    /// Whom else a dispatcher may mean when the proposal is not right: what the classifier guessed besides, the matters
    /// that the words speak for, the district.
    ///
    /// - Parameters:
    ///   - proposal: What was proposed, with the guesses of then; nil for nothing.
    ///   - filing: What is to be handled.
    ///   - day: Whose catalogue is asked; nil for matters of any day.
    /// - Returns: The likelier first, at most `mostAlternatives`; never what is proposed already, nor the accused unit.
    package func alternatives(
        to proposal: RoutingDecision?,
        for filing: Filing,
        on day: Day? = nil,
    ) -> [RoutingDecision] {
        var circumstances = Circumstances(guesses: proposal?.inquiry?.guesses ?? [])
        circumstances.day = day
        var known: Set<Choice> = Set([proposal.flatMap(Choice.init)].compactMap(\.self))
        let others = deliberation(on: filing, in: circumstances).suggestions
            .map { decision($0, for: filing, by: nil) }
            .filter { other in Choice(other).map { known.insert($0).inserted } ?? false }
        return Array(others.prefix(Self.mostAlternatives))
    }

    package static let mostAlternatives = 3

    /// What a dispatcher chooses between.
    private struct Choice: Hashable {
        let unit: UnitCode
        let matter: MatterCode?

        init?(_ decision: RoutingDecision) {
            guard let unit = decision.unit else { return nil }
            self.unit = unit
            matter = decision.matter
        }
    }
}
