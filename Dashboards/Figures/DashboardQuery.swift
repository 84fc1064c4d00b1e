// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage
import Tickets
package import WorkCalendar

/// Reads a dashboard in one snapshot from the tallies; never from the tickets (V5).
package struct DashboardQuery: Sendable {
    package let scope: FigureScope
    package let period: FigurePeriod
    package let today: Day
    /// Whether calls are shown: they are the city's, not a unit's.
    package let hasCalls: Bool
    /// As the site's work calendar says.
    package let isWorkday: @Sendable (Day) -> Bool

    package init(
        scope: FigureScope,
        period: FigurePeriod,
        today: Day,
        hasCalls: Bool,
        isWorkday: @escaping @Sendable (Day) -> Bool,
    ) {
        self.scope = scope
        self.period = period
        self.today = today
        self.hasCalls = hasCalls
        self.isWorkday = isWorkday
    }

    /// - Throws: `DatabaseError`.
    package func dashboard(in reader: any Reader) throws -> Dashboard {
        let flows = try flows(in: reader)
        let openByDay = try FigureTallies.openByDay(of: scope, in: reader)
        let (forecasts, all) = try forecasts(in: reader)
        return Dashboard(
            period: period,
            today: today,
            flow: flow(flows, open: openByDay.values.reduce(0, +)),
            before: period.previous.days.reduce(into: Dashboard.Flow()) { sum, day in
                sum.received += flows[day]?.received ?? 0
                sum.ended += flows[day]?.ended ?? 0
            },
            openByDay: openByDay,
            cells: try cells(in: reader),
            channels: try totals(by: .channel, Channel.init(rawValue:), in: reader),
            kinds: try totals(by: .kind, TicketKind.init(rawValue:), in: reader),
            matters: try totals(by: .matter, MatterCode.init, in: reader),
            areas: try totals(by: .area, AreaCode.init, in: reader),
            spans: try totals(by: .span, HandlingSpan.init(rawValue:), in: reader),
            calls: hasCalls ? try calls(in: reader) : [:],
            forecasts: forecasts,
            forecast: all,
        )
    }

    /// Received and ended by day, from the period before on until now: what came later tells how much was open earlier.
    private func flows(in reader: any Reader) throws -> [Day: Dashboard.Flow] {
        let first = period.previous.first
        var flows: [Day: Dashboard.Flow] = [:]
        for (day, states) in try FigureTallies.counts(by: .state, from: first, through: .last, of: scope, in: reader) {
            flows[day, default: Dashboard.Flow()].received += states.values.reduce(0, +)
        }
        for (day, spans) in try FigureTallies.counts(by: .span, from: first, through: .last, of: scope, in: reader) {
            flows[day, default: Dashboard.Flow()].ended += spans.values.reduce(0, +)
        }
        return flows
    }

    private func flow(_ flows: [Day: Dashboard.Flow], open: Int) -> [Dashboard.FlowDay] {
        var backlog = flows.reduce(open) { open, entry in
            entry.key.daysSinceEpoch > period.last.daysSinceEpoch
                ? open + entry.value.ended - entry.value.received : open
        }
        return period.days.reversed().map { day in
            let flow = flows[day] ?? Dashboard.Flow()
            defer { backlog += flow.ended - flow.received }
            return Dashboard.FlowDay(day: day, received: flow.received, ended: flow.ended, backlog: backlog)
        }.reversed()
    }

    private func totals<Key: Hashable>(
        by dimension: FigureDimension,
        _ read: (String) -> Key?,
        in reader: any Reader,
    ) throws -> [Key: Int] {
        let totals = try FigureTallies.totals(
            by: dimension,
            from: period.first,
            through: period.last,
            of: scope,
            in: reader,
        )
        return totals.reduce(into: [:]) { counts, entry in
            // What only a newer program knows is none of ours.
            if let key = read(entry.key) { counts[key, default: 0] += entry.value }
        }
    }

    /// Of the overview's totals, without reports about who reads.
    private func cells(in reader: any Reader) throws -> [Overview.Cell] {
        let hidden = try FigureTallies.hiddenPlaces(of: scope, in: reader)
        return try OverviewQuery.cells(in: reader).compactMap { cell in
            guard cell.stage.isOpen, scope.unit == nil || cell.unit == scope.unit else { return nil }
            let count = cell.count - (hidden[FigurePlace(unit: cell.unit, stage: cell.stage, lamp: cell.lamp)] ?? 0)
            return count == 0 ? nil : Overview.Cell(unit: cell.unit, stage: cell.stage, lamp: cell.lamp, count: count)
        }
    }

    private func calls(in reader: any Reader) throws -> [Int: CallTally] {
        try CallTallies.byHour(from: period.first, through: period.last, in: reader)
    }

    private func forecasts(in reader: any Reader) throws -> ([TicketKind: Forecast], all: Forecast?) {
        let counts = try FigureTallies.counts(
            by: .kind,
            from: today.advanced(by: -90),
            through: today,
            of: scope,
            in: reader,
        )
        guard let since = counts.keys.min(by: { $0.daysSinceEpoch < $1.daysSinceEpoch }) else { return ([:], nil) }
        let tomorrow = today.advanced(by: 1)
        func forecast(_ counts: [Day: Int]) -> Forecast? {
            Forecast(of: tomorrow, from: counts, since: since, isWorkday: isWorkday)
        }
        let kinds = TicketKind.allCases.filter { kind in counts.values.contains { $0[kind.rawValue] != nil } }
        let byKind = kinds.map { kind in (kind, forecast(counts.compactMapValues { $0[kind.rawValue] })) }
        return (
            Dictionary(uniqueKeysWithValues: byKind.compactMap { kind, forecast in forecast.map { (kind, $0) } }),
            forecast(counts.mapValues { $0.values.reduce(0, +) }),
        )
    }
}
