// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Survey
import Tickets

/// A figure of a report (S6), in the order in which reports print them.
package enum ReportFigure: String, CaseIterable, Sendable {
    case received, direct, merged, declined, transferred
    case dispatched, signed, signedInTime, replied, repliedInTime, late
    case returned, extended, reworked, closed, coHandled, coHandledInTime

    package func count(_ card: Scorecard) -> Int {
        switch self {
        case .received: card[.received]
        case .direct: card[.answeredDirectly]
        case .merged: card[.merged]
        case .declined: card[.declined]
        case .transferred: card[.transferred]
        case .dispatched: card[.dispatched]
        case .signed: card[.signed]
        case .signedInTime: card[.signedInTime]
        case .replied: card[.replied]
        case .repliedInTime: card[.repliedInTime]
        case .late: card[.replied] - card[.repliedInTime]
        case .returned: card[.returned]
        case .extended: card[.extended]
        case .reworked: card[.reworked]
        case .closed: card[.closed]
        case .coHandled: card[.coHandled]
        case .coHandledInTime: card[.coHandledInTime]
        }
    }

    /// How the figure changed against the period before, in percent to two decimals, half up (环比); nil where there was
    /// nothing before.
    package func change(_ line: WorkReport.Line) -> Decimal? {
        let before = count(line.before)
        guard before > 0 else { return nil }
        return (Decimal(count(line.now) - before) / Decimal(before) * 100).rounded(2)
    }
}

/// A rate of a report, with the base it is printed beside.
package enum ReportRate: String, CaseIterable, Sendable {
    case signedInTime, repliedInTime, coHandledInTime

    package var numerator: ReportFigure {
        switch self {
        case .signedInTime: .signedInTime
        case .repliedInTime: .repliedInTime
        case .coHandledInTime: .coHandledInTime
        }
    }

    /// Of how many: what was signed, answered, delivered in the period.
    package var base: ReportFigure {
        switch self {
        case .signedInTime: .signed
        case .repliedInTime: .replied
        case .coHandledInTime: .coHandled
        }
    }

    /// Percent to two decimals, half up; nil without a base.
    package func percent(_ card: Scorecard) -> Decimal? {
        Rate(code: rawValue, numerator: Decimal(numerator.count(card)), denominator: base.count(card)).percent
    }
}
