// SPDX-License-Identifier: Apache-2.0

package import Sites
package import WorkCalendar

extension Wording {
    /// What is wrong with a calendar, for whoever edits it.
    package func sentence(_ fault: CalendarFault) -> String {
        switch fault {
        case .ofUnit(let unit, let inner):
            text("calendarFault.ofUnit", ["unit": unit, "fault": sentence(inner)])
        case .unknownTimeZone(let name): text("calendarFault.unknownTimeZone", ["text": name])
        case .unknownWeekday(let name): text("calendarFault.unknownWeekday", ["text": name])
        case .badDate(let date, let place): text("calendarFault.badDate", ["text": date, "place": self.place(place)])
        case .badTime(let time, let place): text("calendarFault.badTime", ["text": time, "place": self.place(place)])
        case .notAWindow(let times, let place):
            text("calendarFault.notAWindow", ["text": times.joined(separator: "-"), "place": self.place(place)])
        case .emptyWindow(let window, let place):
            text("calendarFault.emptyWindow", ["text": "\(window)", "place": self.place(place)])
        case .overlappingWindows(let one, let other, let place):
            text("calendarFault.overlapping", ["one": "\(one)", "other": "\(other)", "place": self.place(place)])
        case .listedTwice(let date, let place):
            text("calendarFault.listedTwice", ["text": date, "place": self.place(place)])
        case .negativeDuration, .negativeCount, .noWorkingTime, .beyondLastDay: text("calendarFault.noWorkingTime")
        }
    }

    private func place(_ place: CalendarPlace) -> String {
        switch place {
        case .hours(let name): Weekday(rawValue: name).map { word($0) } ?? name
        case .breaks(let date), .dateOverrides(let date): date
        case .holidays, .annualHolidays: text("dayStanding.holiday")
        case .closures: text("dayStanding.closed")
        case .names: text("siteCalendar.name")
        }
    }

    /// Why a list of official days is not taken.
    package func sentence(_ fault: OfficialDaysFault) -> String {
        switch fault {
        case .empty: text("officialFault.empty")
        case .tooMany(let count): text("officialFault.tooMany", ["count": String(count)])
        case .tooLarge: text("officialFault.tooLarge")
        case .unreadable(let reason): text("officialFault.unreadable", ["reason": reason])
        case .notADate(let date, let line): text("officialFault.notADate", ["line": String(line), "text": date])
        case .notAFlag(let flag, let line): text("officialFault.notAFlag", ["line": String(line), "text": flag])
        case .badName(let line): text("officialFault.badName", ["line": String(line)])
        case .badYear(let year): text("officialFault.badYear", ["year": String(year)])
        case .listedTwice(let day, let line):
            text("officialFault.listedTwice", ["line": String(line), "day": "\(day)"])
        case .otherYear(let day, let year, let line):
            text("officialFault.otherYear", ["line": String(line), "day": "\(day)", "year": String(year)])
        case .madeUpOnWeekday(let day, let line):
            text("officialFault.madeUpOnWeekday", ["line": String(line), "day": "\(day)"])
        case .noHoliday(let year): text("officialFault.noHoliday", ["year": String(year)])
        }
    }

    /// The warning about a year without official days; nil while there is nothing to warn of.
    package func warning(_ gap: CalendarGap?) -> String? {
        gap.map { gap in
            let key = gap.isReached ? "reached" : gap.daysLeft == 0 ? "begun" : "soon"
            return text("calendarGap.\(key)", ["year": String(gap.year), "days": String(gap.daysLeft)])
        }
    }
}
