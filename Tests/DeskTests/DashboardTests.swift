// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Dashboards: every number is the length of a list, and the journal's (V2, V5).
struct DashboardTests {
    private static let supervisor = Author.supervisor

    @Test(arguments: Engine.available)
    func `what was received, ended and left is as many as the lists have, by day and part`(engine: Engine) async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.liveSomeDays()

            for unit in [nil, UnitCode.water] {
                let dashboard = try await office.desk.dashboard(of: unit, over: office.fortnight, for: Self.supervisor)
                #expect(dashboard.received > 0)
                #expect(dashboard.ended > 0)
                for flow in dashboard.flow {
                    #expect(
                        try await office.count(unit) { ($0.firstDay, $0.lastDay) = (flow.day, flow.day) }
                            == flow.received
                    )
                    #expect(
                        try await office.count(unit) { ($0.endedFrom, $0.endedThrough) = (flow.day, flow.day) }
                            == flow.ended
                    )
                    #expect(try await office.count(unit) { $0.openOn = flow.day } == flow.backlog)
                }
                for (channel, count) in dashboard.channels {
                    #expect(try await office.count(unit, of: dashboard) { $0.channel = channel } == count)
                }
                for (kind, count) in dashboard.kinds {
                    #expect(try await office.count(unit, of: dashboard) { $0.kind = kind } == count)
                }
                for (matter, count) in dashboard.matters {
                    #expect(try await office.count(unit, of: dashboard) { $0.matter = matter } == count)
                }
                for (area, count) in dashboard.areas {
                    #expect(try await office.count(unit, of: dashboard) { $0.areas = [area] } == count)
                }
                for span in HandlingSpan.allCases {
                    let listed = try await office.count(unit) {
                        ($0.endedFrom, $0.endedThrough) = (dashboard.period.first, dashboard.period.last)
                        $0.span = span
                    }
                    #expect(listed == dashboard.spans[span] ?? 0)
                }
                for cell in dashboard.cells {
                    let listed = try await office.count(cell.unit) {
                        ($0.stages, $0.lamps) = ([cell.stage], [cell.lamp])
                    }
                    #expect(listed == cell.count)
                }
                for band in AgeBand.allCases {
                    let filed = band.filed(before: dashboard.today)
                    let listed = try await office.count(unit) {
                        $0.stages = Stage.Name.allCases.filter(\.isOpen)
                        ($0.firstDay, $0.lastDay) = (filed.first, filed.last)
                    }
                    #expect(listed == band.count(dashboard.openByDay, on: dashboard.today))
                }
                #expect(dashboard.open == dashboard.cells.reduce(0) { $0 + $1.count })
            }
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a ticket that is reopened has not ended, and counts as open all the while`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.closed(id: "1")
            let first = office.desk.today
            office.clock.advance(hours: 48)
            let ended = try await office.desk.dashboard(of: nil, over: office.fortnight, for: Self.supervisor)

            try await office.perform(.reopen(newFacts: "又停水了"), on: number, by: .agent)
            let reopened = try await office.desk.dashboard(of: nil, over: office.fortnight, for: Self.supervisor)

            #expect(ended.ended == 1)
            #expect(ended.spans == [.hour: 1])
            #expect(ended.open == 0)
            #expect(reopened.ended == 0)
            #expect(reopened.open == 1)
            #expect(reopened.flow.first { $0.day == first }?.backlog == 1)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a report is in no number that the accused unit sees, and in every other`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file("有事想问。", id: "1")
            let report = try await office.file("有事举报。", id: "2") {
                $0.filing.accusedUnit = .education
                $0.filing.kind = .report
            }
            func dashboard(for author: Author) async throws -> Dashboard {
                try await office.desk.dashboard(of: nil, over: office.fortnight, for: author)
            }

            let theirs = Author.staff(login: "s", role: .supervisor, unit: .education)
            let accused = try await dashboard(for: theirs)
            let leader = try await dashboard(for: .leader)
            try await office.perform(
                .dispatch(to: .market, coUnits: [], decision: nil),
                on: report.stored.ticket.number,
                by: .staff(login: "elsewhere", role: .dispatcher, unit: nil),
            )
            let later = try await dashboard(for: theirs)
            let market = try await office.desk.dashboard(of: .market, over: office.fortnight, for: theirs)

            #expect(accused.received == 1)
            #expect(accused.open == 1)
            #expect(accused.kinds[.report] == nil)
            #expect(leader.received == 2)
            #expect(leader.kinds[.report] == 1)
            #expect(later.cells.reduce(0) { $0 + $1.count } == 1)
            #expect(later.forecasts[.report] == nil)
            #expect(market.received == 0)
            #expect(market.open == 0)
            #expect(market.cells.isEmpty)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `whom a report accuses can be said later, and the numbers follow their lists`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("有事举报。", id: "1").stored.ticket.number
            let theirs = Author.staff(login: "s", role: .supervisor, unit: .education)
            let naming = TicketCommand.classify(kind: .report, matter: nil, accused: .education)

            try await office.perform(naming, on: number, by: .dispatcher)

            let accused = try await office.desk.dashboard(of: nil, over: office.fortnight, for: theirs)
            let centre = try await office.desk.dashboard(of: nil, over: office.fortnight, for: Self.supervisor)
            #expect(accused.received == 0 && accused.open == 0 && accused.cells.isEmpty)
            #expect(centre.received == 1)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test func `the head of a unit sees the unit, whichever is asked for, and the city's leader sees the city`()
        async throws
    {
        try await Engine.sqlite.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let head = Author.staff(login: "h", role: .leader, unit: .water)

            #expect(desk.figureScope(of: nil, for: head).unit == .water)
            #expect(desk.figureScope(of: .market, for: head).unit == .water)
            #expect(desk.figureScope(of: nil, for: .leader).unit == nil)
            #expect(desk.figureScope(of: .market, for: .leader).unit == .market)
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before is counted from its journal at the next start, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.liveSomeDays()
            let counted = try await office.desk.dashboard(of: nil, over: office.fortnight, for: Self.supervisor)
            _ = try await database.write { writer in
                try writer.execute("DELETE FROM figure_tallies")
                try writer.execute("UPDATE tickets SET ended_on = NULL, ended_after = NULL")
                try writer.execute(
                    """
                    INSERT INTO figure_tallies (scope, dimension, day, key, count)
                    VALUES ('', 'unfilled', '', '', 1)
                    """
                )
            }

            try await Desk.prepare(database, at: office.clock.now)
            try await Desk.prepare(database, at: office.clock.now)
            let again = try await office.desk.dashboard(of: nil, over: office.fortnight, for: Self.supervisor)

            #expect(again == counted)
            #expect(try await !database.read { try FigureTallies.isIncomplete(in: $0) })
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(
        arguments: Engine.available,
        ["UPDATE figure_tallies SET count = count + 1", "UPDATE tickets SET ended_on = '2026-01-01'"],
    )
    func `a number that is not the journal's is found`(engine: Engine, change: String) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()

            _ = try await database.write { try $0.execute(SQL(raw: change)) }

            #expect(try await !office.verification().disagreements.isEmpty)
        }
    }
}

extension Office {
    /// Today and the thirteen days before.
    fileprivate var fortnight: FigurePeriod { FigurePeriod(days: 14, until: desk.today) }

    /// A few days on which requests come, are handled, answered, declined, and left.
    fileprivate func liveSomeDays() async throws {
        for day in 1...4 {
            _ = try await file(id: "\(day)-water")
            _ = try await closed(id: "\(day)-closed")
            let declined = try await file("有事想问。", id: "\(day)-declined") { $0.filing.channel = .phone }
            clock.advance(hours: 26)
            try await perform(.decline(.beyondDuty, told: "请走市场途径。"), on: declined.stored.ticket.number, by: .agent)
        }
        clock.advance(hours: 24 * 6)
        _ = try await desk.noticeLamps(limit: 100)
    }

    /// A request about water that went all its way.
    fileprivate func closed(id: String) async throws -> TicketNumber {
        let water = Author.handler(of: .water)
        let number = try await file(id: id) { $0.filing.place.area = .fancheng }.stored.ticket.number
        try await perform(.sign(handler: "handler.water"), on: number, by: water)
        try await perform(.recordFirstContact(note: "已电话联系"), on: number, by: water)
        try await perform(.submitResult(.sample()), on: number, by: water)
        try await perform(.acceptResult, on: number, by: .dispatcher)
        try await perform(.recordCallback(.reached(.sample())), on: number, by: .agent)
        return number
    }

    /// How many tickets a list has for the supervisor.
    fileprivate func count(_ unit: UnitCode?, _ ask: (inout TicketList) -> Void) async throws -> Int {
        var list = TicketList()
        list.unit = unit
        list.limit = 200
        ask(&list)
        return try await desk.page(of: list, for: .supervisor).lines.count
    }

    /// The same of those received in the period of a dashboard.
    fileprivate func count(
        _ unit: UnitCode?,
        of dashboard: Dashboard,
        _ ask: (inout TicketList) -> Void,
    ) async throws -> Int {
        try await count(unit) { list in
            (list.firstDay, list.lastDay) = (dashboard.period.first, dashboard.period.last)
            ask(&list)
        }
    }
}
