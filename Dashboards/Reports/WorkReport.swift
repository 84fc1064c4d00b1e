// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Survey
package import Tickets

/// 办理情况报告: what came in and what every unit did with it in a period, beside the period before (S6). All figures are
/// sums of the tallies, so they agree with every other page (V5).
package struct WorkReport: Equatable, Sendable {
    package let period: ReportPeriod
    /// The city as a whole.
    package let total: Line
    /// Units that had anything to do in either period, in the organisation's order.
    package let units: [UnitLine]

    /// A unit's figures.
    package struct UnitLine: Equatable, Sendable {
        package let unit: Department
        package let line: Line
    }

    /// Figures now and in the period before.
    package struct Line: Equatable, Sendable {
        package let now: Scorecard
        package let before: Scorecard
    }

    package init(
        period: ReportPeriod,
        now: [UnitCode?: Scorecard],
        before: [UnitCode?: Scorecard],
        organisation: Organisation,
    ) {
        let none = Scorecard(counts: [:])
        self.period = period
        total = Line(now: now.values.reduce(none, +), before: before.values.reduce(none, +))
        units = organisation.departments.compactMap { unit in
            let line = Line(now: now[unit.code] ?? none, before: before[unit.code] ?? none)
            return line.now.counts.isEmpty && line.before.counts.isEmpty ? nil : UnitLine(unit: unit, line: line)
        }
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
}

/// A rate of a report, with the base it is printed beside.
package enum ReportRate: String, CaseIterable, Sendable {
    case signedInTime, repliedInTime, coHandledInTime

    package func numerator(_ card: Scorecard) -> Int {
        switch self {
        case .signedInTime: card[.signedInTime]
        case .repliedInTime: card[.repliedInTime]
        case .coHandledInTime: card[.coHandledInTime]
        }
    }

    /// Of how many: what was signed, answered, delivered in the period.
    package func base(_ card: Scorecard) -> Int {
        switch self {
        case .signedInTime: card[.signed]
        case .repliedInTime: card[.replied]
        case .coHandledInTime: card[.coHandled]
        }
    }

    /// Percent to two decimals, half up; nil without a base.
    package func percent(_ card: Scorecard) -> Decimal? {
        Rate(code: rawValue, numerator: Decimal(numerator(card)), denominator: base(card)).percent
    }
}
