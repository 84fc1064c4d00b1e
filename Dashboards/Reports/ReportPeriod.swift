// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// What a report covers: a day, a week from Monday to Sunday, or a calendar month (S6).
package struct ReportPeriod: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
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

    /// Which of its year it is, as offices number their reports (期号).
    package var number: Number {
        switch kind {
        case .daily: return Number(year: first.year, ordinal: first.dayOfYear)
        case .weekly:
            // A week belongs to the year of its Thursday (ISO 8601, 3.1.1.23).
            let thursday = first.advanced(by: 3)
            return Number(year: thursday.year, ordinal: (thursday.dayOfYear - 1) / 7 + 1)
        case .monthly: return Number(year: first.year, ordinal: first.month)
        }
    }

    package struct Number: Equatable, Sendable {
        package let year: Int
        /// From 1: the day, the week or the month of the year.
        package let ordinal: Int
    }
}

extension ReportPeriod: Codable {
    private enum CodingKeys: String, CodingKey { case kind, first }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try members.decode(Kind.self, forKey: .kind),
            of: try members.decode(Day.self, forKey: .first),
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(kind, forKey: .kind)
        try members.encode(first, forKey: .first)
    }
}

extension Day {
    /// 1…366.
    fileprivate var dayOfYear: Int {
        let newYear = Day(year: year, month: 1, day: 1) ?? self
        return newYear.distance(to: self) + 1
    }
}
