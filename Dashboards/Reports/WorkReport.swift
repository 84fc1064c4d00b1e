// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Survey
package import Tickets

/// 办理情况报告: what came in and what every unit did with it in a period, beside the period before (S6). All figures are
/// sums of the tallies, so they agree with every other page (V5). As it is stored, it keeps the names of its day.
package struct WorkReport: Codable, Equatable, Sendable {
    package let period: ReportPeriod
    /// The city as a whole.
    package let total: Line
    /// What the centre did itself, for no unit.
    package let centre: Line
    /// Units that had anything to do in either period, in the organisation's order; then those it no longer has.
    package let units: [UnitLine]

    /// A unit's figures.
    package struct UnitLine: Codable, Equatable, Sendable {
        package let unit: UnitCode
        package let name: LocalText
        package let line: Line
    }

    /// Figures now and in the period before.
    package struct Line: Codable, Equatable, Sendable {
        package let now: Scorecard
        package let before: Scorecard

        package var isEmpty: Bool { now.counts.isEmpty && before.counts.isEmpty }
    }

    package init(
        period: ReportPeriod,
        now: [UnitCode?: Scorecard],
        before: [UnitCode?: Scorecard],
        organisation: Organisation,
    ) {
        let none = Scorecard(counts: [:])
        func line(_ unit: UnitCode?) -> Line { Line(now: now[unit] ?? none, before: before[unit] ?? none) }
        self.period = period
        total = Line(now: now.values.reduce(none, +), before: before.values.reduce(none, +))
        centre = line(nil)
        let known = organisation.departments.map { UnitLine(unit: $0.code, name: $0.name, line: line($0.code)) }
        let gone = Set(now.keys).union(before.keys).compactMap(\.self).filter { organisation[$0] == nil }.sorted()
        let former = gone.map { code in
            UnitLine(unit: code, name: LocalText(zh: code.rawValue, en: code.rawValue), line: line(code))
        }
        units = (known + former).filter { !$0.line.isEmpty }
    }

    /// Reads both periods in one snapshot.
    ///
    /// - Throws: `DatabaseError`.
    package static func read(
        _ period: ReportPeriod,
        organisation: Organisation,
        in reader: any Reader,
    ) throws -> WorkReport {
        let previous = period.previous
        return WorkReport(
            period: period,
            now: try ScorecardQuery.cards(from: period.first, through: period.last, in: reader),
            before: try ScorecardQuery.cards(from: previous.first, through: previous.last, in: reader),
            organisation: organisation,
        )
    }

    package var isEmpty: Bool { total.isEmpty }

    /// Whether the figures are those of `other`, whatever units are called by now.
    package func counts(as other: WorkReport) -> Bool {
        func figures(_ report: WorkReport) -> [UnitCode: Line] {
            Dictionary(report.units.map { ($0.unit, $0.line) }, uniquingKeysWith: { first, _ in first })
        }
        return period == other.period && total == other.total && centre == other.centre
            && figures(self) == figures(other)
    }
}
