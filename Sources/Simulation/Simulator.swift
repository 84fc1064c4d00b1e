// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Logging
import Sites

/// Plays a city's life through the ordinary doors: intake, dispatch, handling, delays, surveys (X8).
///
/// Many people act at once, so that their writes share commits; what each does is drawn from the seed and the ticket's
/// number in the simulation, so that the same plan gives the same counts.
package struct Simulator: Sendable {
    private let office: Desk
    private let plan: SimulationPlan
    private let messages: [Message]
    private let logger: Logger

    /// - Parameters:
    ///   - office: Where the city's life is played, by the clock of today.
    ///   - plan: What to play.
    ///   - messages: Whose words citizens use, in turn; none: all are made up.
    ///   - logger: For what followers of the journal have to say.
    package init(office: Desk, plan: SimulationPlan, messages: [Message] = [], logger: Logger) {
        self.office = office
        self.plan = plan
        self.messages = messages
        self.logger = logger
    }

    /// Plays the plan.
    ///
    /// - Parameter progress: Told the report as it stands, many times a second.
    /// - Returns: The report.
    /// - Throws: `DatabaseError`, `CancellationError`; what was done stays.
    package func run(progress: (SimulationReport) -> Void = { _ in }) async throws -> SimulationReport {
        let time = plan.isInRealTime ? office.time : SimulatedTime.source
        let desk = Desk(database: office.database, sites: office.sites, time: time, ids: office.ids, bell: office.bell)
        let citizenry = Citizenry(site: office.site, messages: messages)
        // Followers keep today's time: their leases and retries are between processes, not between simulated people.
        let followers = office.followers.map {
            FollowerLoop($0, desk: office, holder: "simulation", logger: logger)
        }
        let city = City(desk: desk, citizenry: citizenry, seed: plan.seed, resumes: plan.resumes)
        let end = min(plan.until ?? office.time.now, office.time.now)
        var play = Play(city: city, plan: plan, until: end, followers: followers)
        let report = try await play.run(progress: progress)
        for follower in followers { try await follower.release() }
        return report
    }
}
