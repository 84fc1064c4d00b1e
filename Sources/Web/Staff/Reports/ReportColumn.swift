// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Survey

/// What stands in a place of a report: a count, or a rate with the base it is printed beside.
enum ReportColumn: Equatable, Sendable {
    case count(ReportFigure)
    case rate(ReportRate)

    /// For the city as a whole.
    static let overview: [ReportColumn] = [
        .count(.received), .count(.direct), .count(.merged), .count(.declined), .count(.transferred),
        .count(.dispatched), .rate(.signedInTime), .count(.replied), .rate(.repliedInTime), .count(.late),
        .count(.returned), .count(.extended), .count(.reworked), .count(.closed), .rate(.coHandledInTime),
    ]

    /// For each unit.
    static let units: [ReportColumn] = [
        .count(.dispatched), .rate(.signedInTime), .count(.replied), .rate(.repliedInTime), .count(.late),
        .count(.returned), .count(.extended), .count(.reworked), .count(.closed), .rate(.coHandledInTime),
    ]

    func label(_ wording: Wording) -> String {
        switch self {
        case .count(let figure): wording.text("reports.column.\(figure.rawValue)")
        case .rate(let rate): wording.text("reports.rate.\(rate.rawValue)")
        }
    }

    func value(_ card: Scorecard) -> String {
        switch self {
        case .count(let figure): String(figure.count(card))
        case .rate(let rate): rate.percent(card).map { "\($0.hundredths)%" } ?? "—"
        }
    }

    /// `17 ÷ 20`, the base of a rate; nil for a count, and where there is no base.
    func fraction(_ card: Scorecard) -> String? {
        guard case .rate(let rate) = self, rate.base.count(card) > 0 else { return nil }
        return "\(rate.numerator.count(card)) ÷ \(rate.base.count(card))"
    }

    /// Against the period before (环比): a count in percent, a rate in points; nil where there is nothing to compare.
    func change(_ line: WorkReport.Line, _ wording: Wording) -> String? {
        switch self {
        case .count(let figure): return figure.change(line).map { "\($0.signed)%" }
        case .rate(let rate):
            guard let now = rate.percent(line.now), let before = rate.percent(line.before) else { return nil }
            return wording.text("reports.points", ["points": (now - before).signed])
        }
    }
}

extension Decimal {
    /// `+2.50`, `-0.30`, `0.00`.
    fileprivate var signed: String { self > 0 ? "+\(hundredths)" : hundredths }
}
