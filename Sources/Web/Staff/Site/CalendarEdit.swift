// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets
import WorkCalendar

/// One change of the calendar as the form of its page sends it.
enum CalendarEdit {
    /// Days from the first to the last become `kind`, or nothing special at all.
    case days(first: Day, last: Day, kind: DayKind?, hours: [[String]], name: String?)
    case week([String: [[String]]])
    case unit(UnitCode, UnitHours?)
    case official(OfficialDays)

    /// What a day can be made.
    enum DayKind: String, CaseIterable, Sendable {
        case holiday, makeUpDay, specialHours, closed
    }

    /// The longest stretch of days that is changed at once.
    static let mostDays = 60

    func applied(to document: CalendarDocument) -> CalendarDocument {
        var document = document
        switch self {
        case .days(let first, let last, let kind, let hours, let name):
            for day in first..<last.advanced(by: 1) { document.make(day, kind, hours: hours, name: name) }
        case .week(let week): document.hours = week
        case .unit(let unit, let hours): document.units[unit.rawValue] = hours
        case .official(let days): document = document.adopting(days)
        }
        return document
    }
}

extension CalendarDocument {
    fileprivate mutating func make(_ day: Day, _ kind: CalendarEdit.DayKind?, hours: [[String]], name: String?) {
        let date = day.description
        holidays.removeAll { $0 == date }
        dateOverrides[date] = nil
        names[date] = kind == nil ? nil : name
        switch kind {
        case .holiday:
            holidays.append(date)
            holidays.sort()
        case .makeUpDay: dateOverrides[date] = hours.isEmpty ? makeUpHours(on: day) ?? [] : hours
        case .specialHours: dateOverrides[date] = hours
        case .closed: dateOverrides[date] = []
        case nil: break
        }
    }
}

extension CalendarEdit {
    /// Reads the form; nil for a change that no form of ours sends.
    ///
    /// - Throws: `SiteFormProblem` naming the field.
    static func read(_ form: Form, for site: Site) throws(SiteFormProblem) -> CalendarEdit? {
        switch form["change"] {
        case "days": try days(form)
        case "remove": try removal(form)
        case "week": .week(try week(form, prefix: "week"))
        case "unit": try unit(form, for: site)
        case "official": try official(form)
        default: nil
        }
    }

    private static func days(_ form: Form) throws(SiteFormProblem) -> CalendarEdit {
        let (first, last) = try stretch(form)
        guard let kind = DayKind(rawValue: form["kind"]) else {
            throw SiteFormProblem("kind", "siteCalendar.problem.kind")
        }
        let name = form.text("name")
        guard name?.count ?? 0 <= 40 else { throw SiteFormProblem("name", "siteCalendar.problem.name") }
        let hours = try windows(form["hours"], "hours")
        guard kind != .specialHours || !hours.isEmpty else {
            throw SiteFormProblem("hours", "siteCalendar.problem.hoursMissing")
        }
        return .days(first: first, last: last, kind: kind, hours: hours, name: name)
    }

    private static func removal(_ form: Form) throws(SiteFormProblem) -> CalendarEdit {
        let (first, last) = try stretch(form)
        return .days(first: first, last: last, kind: nil, hours: [], name: nil)
    }

    private static func week(_ form: Form, prefix: String) throws(SiteFormProblem) -> [String: [[String]]] {
        var week: [String: [[String]]] = [:]
        for weekday in Weekday.allCases {
            let field = "\(prefix)-\(weekday.rawValue)"
            let windows = try windows(form[field], field)
            if !windows.isEmpty { week[weekday.rawValue] = windows }
        }
        return week
    }

    private static func unit(_ form: Form, for site: Site) throws(SiteFormProblem) -> CalendarEdit {
        guard let code = UnitCode(form["unit"]), site.organisation[code] != nil else {
            throw SiteFormProblem("unit", "siteCalendar.problem.unit")
        }
        guard !form.has("asEverybody") else { return .unit(code, nil) }
        var hours = site.calendar.document.units[code.rawValue] ?? UnitHours()
        let week = try week(form, prefix: "own")
        hours.hours = week.isEmpty ? nil : week
        hours.keepsHolidays = !form.has("throughHolidays")
        hours.closures = try dates(form, "closures")
        return .unit(code, hours)
    }

    private static func official(_ form: Form) throws(SiteFormProblem) -> CalendarEdit {
        do throws(OfficialDaysFault) {
            return .official(try OfficialDays(reading: form["list"]))
        } catch {
            throw SiteFormProblem("list", error)
        }
    }

    private static func stretch(_ form: Form) throws(SiteFormProblem) -> (Day, Day) {
        let first = try day(form, "first")
        let last = form.text("last") == nil ? first : try day(form, "last")
        guard first <= last, first.distance(to: last) < mostDays else {
            throw SiteFormProblem("last", "siteCalendar.problem.span", ["days": String(mostDays)])
        }
        return (first, last)
    }

    private static func day(_ form: Form, _ field: String) throws(SiteFormProblem) -> Day {
        guard let day = Day(form[field].trimmed), (1990...2200).contains(day.year) else {
            throw SiteFormProblem(field, "siteCalendar.problem.date", ["text": String(form[field].prefix(20))])
        }
        return day
    }

    private static func dates(_ form: Form, _ field: String) throws(SiteFormProblem) -> [String] {
        let texts = form[field].split { $0.isWhitespace || ",，、;；".contains($0) }.map(String.init)
        for text in texts where Day(text) == nil {
            throw SiteFormProblem(field, "siteCalendar.problem.date", ["text": String(text.prefix(20))])
        }
        return Set(texts).sorted()
    }

    /// `8:30-12:00, 14:30–17:30`: windows as people write them. What is no time is for the calendar to say.
    static func windows(_ text: String, _ field: String) throws(SiteFormProblem) -> [[String]] {
        var windows: [[String]] = []
        for part in text.split(whereSeparator: { ",，、;；".contains($0) || $0.isWhitespace }) {
            let times = part.split(whereSeparator: { "-–—~～至".contains($0) }).map { $0.replacing("：", with: ":") }
            guard times.count == 2 else {
                throw SiteFormProblem(field, "siteCalendar.problem.hours", ["text": String(part.prefix(20))])
            }
            windows.append(times.map { $0.count == 4 ? "0" + $0 : String($0) })
        }
        return windows
    }
}

extension [[String]] {
    /// The windows as a form shows them: `08:30-12:00, 14:30-17:30`.
    var fieldText: String { map { $0.joined(separator: "-") }.joined(separator: ", ") }
}
