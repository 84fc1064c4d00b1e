// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Simulation
import TestKit

/// An office in which a city's life has been played.
struct Simulated {
    let office: Office
    let report: SimulationReport

    /// Plays `plan` on a fresh store and hands over what it left.
    static func play<Result>(
        _ plan: SimulationPlan,
        on engine: Engine,
        messages: [Message] = [],
        _ body: (Simulated) async throws -> Result,
    ) async throws -> Result {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            return try await body(Simulated(office: office, report: try await office.play(plan, messages: messages)))
        }
    }
}

extension Office {
    @discardableResult
    func play(_ plan: SimulationPlan, messages: [Message] = []) async throws -> SimulationReport {
        try await Simulator(office: desk, plan: plan, messages: messages, logger: .silent).run()
    }
}
