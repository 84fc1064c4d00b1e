// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Simulation
import Sites
import Storage
import Survey
import TestKit
import Testing
import Tickets
import WorkCalendar

/// After a city's life, what statements list is what units were scored by (E7).
struct StatementTests {
    @Test(arguments: Engine.available)
    func `the tickets of every unit's statement add up to its score`(engine: Engine) async throws {
        try await Simulated.play(SimulationPlan(tickets: 60, seed: 3, days: 30), on: engine) { simulated in
            let office = simulated.office
            try await office.excludeSome()
            let pack = office.desk.site.scoring
            var units = 0

            for month in office.months {
                let scores = try await office.desk.scores(of: month)
                for line in scores.table.lines {
                    let card = try await office.listed(line.unit.code, in: month)
                    #expect(pack.rates(of: card) == line.rates, "\(line.unit.code) \(month)")
                    #expect(pack.score(of: card) == line.score, "\(line.unit.code) \(month)")
                    units += 1
                }
            }

            #expect(units > 3)
            #expect(try await office.verification().disagreements == [])
        }
    }
}

extension Office {
    /// The months that the simulation touched.
    fileprivate var months: [Month] {
        let now = Month(of: desk.today)
        return [now.previous.previous, now.previous, now]
    }

    /// Every third closed ticket has its satisfaction left out.
    fileprivate func excludeSome() async throws {
        var list = TicketList()
        list.stages = [.closed]
        let lines = try await desk.page(of: list, for: .evaluator).lines
        for line in lines.enumerated() where line.offset % 3 == 0 {
            guard let unit = line.element.unit else { continue }
            let handler = Author.handler(of: unit)
            let request = TicketCommand.requestExclusion(.satisfaction, .unreasonable, evidence: "现场照片")
            do {
                try await perform(request, on: line.element.number, by: handler)
            } catch is TicketRefusal {
                // A citizen who said nothing of it.
                continue
            }
            let grant = TicketCommand.decideExclusion(ordinal: 1, .grant, reason: "属实")
            try await perform(grant, on: line.element.number, by: .evaluator)
        }
    }

    /// The sum of all lines, read page by page.
    fileprivate func listed(_ unit: UnitCode, in month: Month) async throws -> Scorecard {
        let scope = StatementScope(unit: unit, month: month, facts: Set(Fact.allCases))
        var card = Scorecard(counts: [:])
        var position: Int64? = 0
        while let after = position {
            let page = try await desk.statementLines(scope, after: after, limit: 7, for: .evaluator)
            card = page.lines.reduce(card) { $0 + $1.counted.card }
            position = page.next
        }
        return card
    }
}
