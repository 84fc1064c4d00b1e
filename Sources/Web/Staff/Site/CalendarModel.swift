// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Tickets
import WorkCalendar

/// A year of the work calendar and the forms that change it: template `staff/site-calendar`.
struct CalendarModel: PageModel {
    let title: String
    let year: String
    let previous: String
    let next: String
    let packLink: String
    let warning: String?
    let months: [YearMonth]
    let legend: [LegendItem]
    let entries: [SpecialDay]
    let isEmpty: Bool
    let yearNote: String
    let week: [WeekdayField]
    let ownUnits: [OwnHours]
    let hasOwnUnits: Bool
    let annual: String?
    let versions: [VersionLine]
    let canEdit: Bool
    let action: String
    /// The number of the document whose text is shown.
    let base: String
    let yaml: String
    let problems: ProblemSummary?
    let first: TextField
    let last: TextField
    let kind: SelectField
    let hours: TextField
    let name: TextField
    let unit: SelectField
    let ownWeek: [WeekdayField]
    let closures: TextField
    let list: TextField

    init(
        year: Int,
        site: Site,
        newest: SiteDocument,
        versions: [DocumentVersion],
        gap: CalendarGap?,
        form: Form,
        problem: SiteFormProblem?,
        canEdit: Bool,
        _ wording: Wording,
    ) {
        let calendar = site.calendar
        let document = calendar.document
        let problems = problem.map { [(control: $0.field, text: $0.message(wording))] } ?? []
        let maker = FieldMaker("siteCalendar", form: form, problems: problems, wording)
        title = wording.text("siteCalendar.title")
        self.year = String(year)
        previous = SiteURL.siteCalendar.path(["year": String(year - 1)])
        next = SiteURL.siteCalendar.path(["year": String(year + 1)])
        packLink = SiteURL.siteDeadlines.path
        warning = wording.warning(gap)
        months = (1...12).map { YearMonth(year: year, month: $0, calendar, wording) }
        legend = LegendItem.all(wording)
        entries = SpecialDay.all(of: year, in: calendar, wording)
        isEmpty = entries.isEmpty
        let isOfficial = document.officialYears.contains(year)
        yearNote = wording.text("siteCalendar.\(isOfficial ? "official" : "notOfficial")", ["year": String(year)])
        week = Weekday.allCases.map { WeekdayField($0, "week", document.hours, form, wording) }
        ownUnits = document.units.sorted { $0.key < $1.key }.map { OwnHours($0.key, $0.value, wording) }
        hasOwnUnits = !ownUnits.isEmpty
        annual = document.annualHolidays.isEmpty ? nil : wording.list(document.annualHolidays.sorted())
        self.versions = versions.map { VersionLine($0, wording) }
        self.canEdit = canEdit
        action = SiteURL.siteCalendar.path + "/preview"
        base = String(newest.number)
        yaml = newest.text.withoutStamp
        self.problems = ProblemSummary(problems)
        first = maker.text("first", type: "date", limit: 10, isRequired: true)
        last = maker.text("last", type: "date", limit: 10)
        kind = maker.select("kind", [Choice](of: CalendarEdit.DayKind.allCases, chosen: form["kind"], wording))
        hours = maker.text("hours", limit: 200)
        name = maker.text("name", limit: 40)
        let units = [ChoiceGroup](units: site.organisation, chosen: [form["unit"]], wording)
        unit = maker.select("unit", [], groups: units)
        ownWeek = Weekday.allCases.map { WeekdayField($0, "own", [:], form, wording) }
        closures = maker.text("closures", limit: 10_000)
        list = maker.text("list", limit: OfficialDays.sizeLimit)
    }
}

extension CalendarEdit.DayKind: Worded { static var area: String { "siteCalendar.dayKind" } }

/// The hours of one weekday as a field.
struct WeekdayField: Sendable {
    let name: String
    let label: String
    /// At the head of a month's columns.
    let short: String
    let value: String

    init(_ weekday: Weekday, _ prefix: String, _ hours: [String: [[String]]], _ form: Form, _ wording: Wording) {
        name = "\(prefix)-\(weekday.rawValue)"
        label = wording.word(weekday)
        short = wording.text("siteCalendar.short.\(weekday.rawValue)")
        value = form.has(name) ? form[name] : (hours[weekday.rawValue] ?? []).fieldText
    }
}

/// A month as a table of weeks, Monday first.
struct YearMonth: Sendable {
    let name: String
    let weeks: [Week]

    struct Week: Sendable {
        let days: [Cell]
    }

    /// A day; nil in all but its class outside the month.
    struct Cell: Sendable {
        let number: String
        let cssClass: String
        /// A letter, so that no day is told by its colour alone.
        let mark: String?
        /// Shown when the pointer rests on it, and read out where the day is no ordinary one.
        let meaning: String
        let isNamed: Bool

        static let none = Cell(number: "", cssClass: "day-none", mark: nil, meaning: "", isNamed: false)
    }

    init(year: Int, month: Int, _ calendar: WorkCalendar, _ wording: Wording) {
        name = wording.text("siteCalendar.month", ["year": String(year), "month": String(month)])
        var cells: [Cell] = []
        var day = Day(year: year, month: month, day: 1)
        let lead = day.map { (($0.daysSinceEpoch + 3) % 7 + 7) % 7 } ?? 0
        cells += Array(repeating: .none, count: lead)
        while let current = day, current.month == month {
            cells.append(Cell(current, calendar, wording))
            day = current.advanced(by: 1)
        }
        while cells.count % 7 != 0 { cells.append(.none) }
        weeks = stride(from: 0, to: cells.count, by: 7).map { Week(days: Array(cells[$0..<($0 + 7)])) }
    }
}

extension YearMonth.Cell {
    fileprivate init(_ day: Day, _ calendar: WorkCalendar, _ wording: Wording) {
        let side = calendar.side(of: day)
        let isSpecial = side.standing == .workday && calendar.document.dateOverrides[day.description] != nil
        number = String(day.dayOfMonth)
        cssClass = isSpecial ? "day-special" : "day-\(side.standing.rawValue)"
        let key = isSpecial ? "special" : side.standing.rawValue
        mark = wording.book.find("siteCalendar.mark.\(key)")
        isNamed = isSpecial || (side.standing != .workday && side.standing != .weekend)
        meaning = [wording.side(side), side.name].compactMap(\.self).joined(separator: " · ")
    }
}

/// What a day's colour and letter mean.
struct LegendItem: Sendable {
    let cssClass: String
    let mark: String
    let label: String

    static func all(_ wording: Wording) -> [LegendItem] {
        ["holiday", "makeUpDay", "special", "closed"].map { name in
            LegendItem(
                cssClass: "day-\(name)",
                mark: wording.text("siteCalendar.mark.\(name)"),
                label: wording.text("siteCalendar.legend.\(name)"),
            )
        }
    }
}

/// A day that the calendar names, or several on end that are the same.
struct SpecialDay: Sendable {
    let first: String
    let last: String
    let days: String
    let weekday: String
    let standing: String
    let name: String

    /// The special days of a year, those on end together.
    static func all(of year: Int, in calendar: WorkCalendar, _ wording: Wording) -> [SpecialDay] {
        var stretches: [(days: ClosedRange<Day>, side: DayChange.Side)] = []
        for day in calendar.document.namedDays.sorted() where day.year == year {
            let side = calendar.side(of: day)
            if let last = stretches.last, last.side == side, last.days.upperBound.advanced(by: 1) == day {
                stretches[stretches.count - 1].days = last.days.lowerBound...day
            } else {
                stretches.append((day...day, side))
            }
        }
        return stretches.map { SpecialDay($0.days, $0.side, wording) }
    }

    private init(_ days: ClosedRange<Day>, _ side: DayChange.Side, _ wording: Wording) {
        first = days.lowerBound.description
        last = days.upperBound.description
        let ends = days.count == 1 ? [days.lowerBound] : [days.lowerBound, days.upperBound]
        self.days = ends.map(\.description).joined(separator: " – ")
        weekday = ends.map { wording.word($0.weekday) }.joined(separator: " – ")
        standing = wording.side(side)
        name = side.name ?? ""
    }
}

/// A unit with hours of its own.
struct OwnHours: Sendable {
    let unit: String
    let code: String
    let week: String
    let holidays: String
    let closures: String?

    init(_ code: String, _ hours: UnitHours, _ wording: Wording) {
        self.code = code
        unit = UnitCode(code).map(wording.unit) ?? code
        let week = Weekday.allCases.compactMap { weekday -> String? in
            guard let windows = hours.hours?[weekday.rawValue], !windows.isEmpty else { return nil }
            return "\(wording.word(weekday)) \(windows.fieldText)"
        }
        self.week = hours.hours == nil ? wording.text("siteCalendar.siteWeek") : wording.list(week)
        holidays = wording.text("siteCalendar.\(hours.keepsHolidays ? "keepsHolidays" : "worksThrough")")
        let days = hours.closures + hours.dateOverrides.keys.sorted()
        closures = days.isEmpty ? nil : wording.list(days)
    }
}

/// Who saved which version, and why.
struct VersionLine: Sendable {
    let number: String
    let at: String
    let author: String
    let reason: String

    init(_ version: DocumentVersion, _ wording: Wording) {
        number = String(version.number)
        at = wording.minute(version.importedAt)
        author = version.author.map(wording.colleague) ?? wording.text("sitePreview.folder")
        reason = version.reason ?? ""
    }
}
