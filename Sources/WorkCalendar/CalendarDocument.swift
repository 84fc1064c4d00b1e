// SPDX-License-Identifier: Apache-2.0

/// A calendar as people write it and sites keep it, before it is checked: `WorkCalendar` is the checked form.
///
/// Dates are `2026-02-27`, times `09:00` (seconds allowed), windows pairs `["09:00", "17:00"]`, `24:00` the end of a day.
/// What decides about a day, first match wins: `dateOverrides`, then `holidays` and `annualHolidays`, then `hours`;
/// `breaks` are cut out of whatever results.
package struct CalendarDocument: Codable, Equatable, Sendable {
    /// IANA name whose wall clock all times are on.
    package var timezone: String
    /// Windows by `mon` … `sun`; a missing weekday is free.
    package var hours: [String: [[String]]]
    /// Dates without work.
    package var holidays: [String] = []
    /// `12-25`: dates without work in every year.
    package var annualHolidays: [String] = []
    /// Windows by date that are no working time, whichever day the hours around them belong to.
    package var breaks: [String: [[String]]] = [:]
    /// Windows by date that replace all else said about that day, such as make-up days; an empty list closes it.
    package var dateOverrides: [String: [[String]]] = [:]
    /// What a date is called, for people only: 国庆节.
    package var names: [String: String] = [:]
    /// For which years the official days are in; nil where that follows from the dates.
    package var official: OfficialYears?
    /// Units whose working time differs, by their codes; `WorkCalendars` has the calendars that follow.
    package var units: [String: UnitHours] = [:]

    private enum CodingKeys: String, CodingKey {
        case timezone, hours, holidays, annualHolidays, breaks, dateOverrides, names, official, units
    }

    package init(timezone: String = "UTC", hours: [String: [[String]]] = [:]) {
        self.timezone = timezone
        self.hours = hours
    }

    /// Every key may be missing: UTC, and no hours at all, are what remains.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        timezone = try keys.decodeIfPresent(String.self, forKey: .timezone) ?? "UTC"
        hours = try keys.decodeIfPresent([String: [[String]]].self, forKey: .hours) ?? [:]
        holidays = try keys.decodeIfPresent([String].self, forKey: .holidays) ?? []
        annualHolidays = try keys.decodeIfPresent([String].self, forKey: .annualHolidays) ?? []
        breaks = try keys.decodeIfPresent([String: [[String]]].self, forKey: .breaks) ?? [:]
        dateOverrides = try keys.decodeIfPresent([String: [[String]]].self, forKey: .dateOverrides) ?? [:]
        names = try keys.decodeIfPresent([String: String].self, forKey: .names) ?? [:]
        official = try keys.decodeIfPresent(OfficialYears.self, forKey: .official)
        units = try keys.decodeIfPresent([String: UnitHours].self, forKey: .units) ?? [:]
    }

    /// What is newer than contracts.md is left out where nothing is said.
    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(timezone, forKey: .timezone)
        try keys.encode(hours, forKey: .hours)
        try keys.encode(holidays, forKey: .holidays)
        try keys.encode(annualHolidays, forKey: .annualHolidays)
        try keys.encode(breaks, forKey: .breaks)
        try keys.encode(dateOverrides, forKey: .dateOverrides)
        if !names.isEmpty { try keys.encode(names, forKey: .names) }
        try keys.encodeIfPresent(official, forKey: .official)
        if !units.isEmpty { try keys.encode(units, forKey: .units) }
    }

    /// Everything wrong with the document, in the order of its keys; empty for one that makes a `WorkCalendar`.
    package var faults: [CalendarFault] {
        CalendarReader(self).faults
    }
}
