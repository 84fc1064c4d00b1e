// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// What a report covers: a day, a week from Monday to Sunday, or a calendar month (S6).
package struct ReportPeriod: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case daily, weekly, monthly
    }

    package let kind: Kind
    package let first: Day
    /// The last day, included.
    package let last: Day

    /// The period of `kind` that `day` lies in.
    package init(_ kind: Kind, of day: Day) {
        self.kind = kind
        switch kind {
        case .daily:
            first = day
            last = day
        case .weekly:
            first = day.advanced(by: -(Weekday.allCases.firstIndex(of: day.weekday) ?? 0))
            last = first.advanced(by: 6)
        case .monthly:
            let month = Month(of: day)
            first = month.first
            last = month.last
        }
    }

    /// The one before, with which it is compared.
    package var previous: ReportPeriod { ReportPeriod(kind, of: first.advanced(by: -1)) }
    package var next: ReportPeriod { ReportPeriod(kind, of: last.advanced(by: 1)) }
}
