// SPDX-License-Identifier: Apache-2.0

/// Where one unit's working time differs from the site's; what it does not say is as everywhere.
package struct UnitHours: Codable, Equatable, Sendable {
    /// The unit's own week instead of the site's; nil for the site's.
    package var hours: [String: [[String]]]?
    /// False for a unit that works through public holidays: neither they nor make-up days concern it.
    package var keepsHolidays = true
    /// Dates on which this unit alone is closed.
    package var closures: [String] = []
    /// Windows by date that replace all else said about that day for this unit.
    package var dateOverrides: [String: [[String]]] = [:]

    package init(hours: [String: [[String]]]? = nil) {
        self.hours = hours
    }

    /// Every key may be missing.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        hours = try keys.decodeIfPresent([String: [[String]]].self, forKey: .hours)
        keepsHolidays = try keys.decodeIfPresent(Bool.self, forKey: .keepsHolidays) ?? true
        closures = try keys.decodeIfPresent([String].self, forKey: .closures) ?? []
        dateOverrides = try keys.decodeIfPresent([String: [[String]]].self, forKey: .dateOverrides) ?? [:]
    }
}

extension CalendarDocument {
    /// The calendar by which a unit with hours of its own works.
    ///
    /// A unit with its own week works a make-up day in its own hours: those of that weekday if it has any, else those
    /// of its first working day of the week. Other special hours of the site hold for it too, unless it has its own.
    func applying(_ unit: UnitHours) -> CalendarDocument {
        var own = CalendarDocument(timezone: timezone, hours: unit.hours ?? hours)
        own.breaks = breaks
        if unit.keepsHolidays {
            own.holidays = holidays
            own.annualHolidays = annualHolidays
            own.dateOverrides = unit.hours == nil ? dateOverrides : overrides(inTheHoursOf: own)
        }
        for date in unit.closures { own.dateOverrides[date] = [] }
        own.dateOverrides.merge(unit.dateOverrides) { _, ownWindows in ownWindows }
        return own
    }

    private func overrides(inTheHoursOf own: CalendarDocument) -> [String: [[String]]] {
        var overrides = dateOverrides
        for (date, windows) in dateOverrides where !windows.isEmpty {
            guard let day = Day(date), isFreeInTheWeek(day) else { continue }
            overrides[date] = own.makeUpHours(on: day) ?? windows
        }
        return overrides
    }

    /// Whether the week has no hours on the weekday of `day`: working it is a make-up day.
    package func isFreeInTheWeek(_ day: Day) -> Bool { (hours[day.weekday.rawValue] ?? []).isEmpty }

    /// The hours of a make-up day: those of its weekday, else those of the first working day; nil in a week without
    /// any.
    package func makeUpHours(on day: Day) -> [[String]]? {
        ([day.weekday] + Weekday.allCases).lazy.compactMap { hours[$0.rawValue] }.first { !$0.isEmpty }
    }
}
