// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

extension CalendarDocument {
    /// The document with these official days in place of what it said of that year's holidays and make-up days. Special
    /// hours and closures that the city itself has set stay.
    package func adopting(_ official: OfficialDays) -> CalendarDocument {
        var adopted = removingArrangement(of: official.year)
        for entry in official.days {
            let date = entry.day.description
            adopted.names[date] = entry.name
            if entry.isOff {
                if !adopted.holidays.contains(date) { adopted.holidays.append(date) }
                adopted.removeMakeUp(on: entry.day)
            } else {
                adopted.holidays.removeAll { $0 == date }
                if adopted.dateOverrides[date] == nil { adopted.dateOverrides[date] = makeUpHours(on: entry.day) ?? [] }
            }
        }
        adopted.holidays.sort()
        let years = officialYears.union([official.year]).sorted()
        adopted.official = OfficialYears(years: years, warnDays: self.official?.warnDays)
        return adopted
    }

    private func removingArrangement(of year: Int) -> CalendarDocument {
        var rest = self
        for day in namedDays where belongs(day, to: year) {
            let date = day.description
            let wasNamedByIt = rest.holidays.contains(date) || (isFreeInTheWeek(day) && rest.dateOverrides[date] != nil)
            rest.holidays.removeAll { $0 == date }
            rest.removeMakeUp(on: day)
            if wasNamedByIt, rest.dateOverrides[date] == nil { rest.names[date] = nil }
        }
        return rest
    }

    /// The last days of December may have come with the next year's arrangement.
    private func belongs(_ day: Day, to year: Int) -> Bool {
        let civil = day.civil
        return civil.year == year && !(civil.month == 12 && civil.day >= 25 && officialYears.contains(year + 1))
    }

    private mutating func removeMakeUp(on day: Day) {
        let date = day.description
        if isFreeInTheWeek(day), dateOverrides[date]?.isEmpty == false { dateOverrides[date] = nil }
    }
}
