// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import Supervision
import Survey
import Tickets
import WorkCalendar

/// In what a site differs from the one in force, in words.
struct SiteChanges: Sendable {
    let days: [DayLine]
    let lines: [String]
    /// Of the catalogue.
    let entries: [EntryChange]

    struct DayLine: Sendable {
        let day: String
        let weekday: String
        let name: String
        let before: String
        let after: String
    }

    init(from old: Site, to new: Site, in kind: DocumentKind, _ wording: Wording) {
        let days = kind == .calendar ? old.calendar.changes(to: new.calendar) : []
        self.days = days.map { DayLine($0, wording) }
        entries = kind == .catalogue ? EntryChange.all(from: old.catalogue, to: new.catalogue, wording) : []
        lines =
            switch kind {
            case .calendar: Self.calendarLines(old.calendar.document, new.calendar.document, wording)
            case .deadlines: Self.packLines(old.deadlines, new.deadlines, wording)
            case .catalogue: Self.orderLines(old.catalogue, new.catalogue, wording)
            case .scoring: Self.scoringLines(old.scoring, new.scoring, wording)
            default: []
            }
    }

    var isEmpty: Bool { days.isEmpty && lines.isEmpty && entries.isEmpty }

    /// Of matters for which equally much speaks, the first is proposed.
    private static func orderLines(_ old: Catalogue, _ new: Catalogue, _ wording: Wording) -> [String] {
        let kept = [(old, new), (new, old)].map { one, other in one.entries.map(\.code).filter { other[$0] != nil } }
        return kept[0] == kept[1] ? [] : [wording.text("siteCatalogue.order")]
    }

    private static func calendarLines(
        _ old: CalendarDocument,
        _ new: CalendarDocument,
        _ wording: Wording,
    ) -> [String] {
        var lines: [String] = []
        for weekday in Weekday.allCases {
            let before = old.hours[weekday.rawValue] ?? []
            let after = new.hours[weekday.rawValue] ?? []
            guard before != after else { continue }
            let sides = [before, after].map { $0.isEmpty ? wording.text("siteCalendar.free") : $0.fieldText }
            lines.append(change(wording.word(weekday), sides[0], sides[1], wording))
        }
        let annual = [old.annualHolidays, new.annualHolidays].map { wording.list($0.sorted()) }
        if annual[0] != annual[1] {
            lines.append(change(wording.text("dayStanding.annualHoliday"), annual[0], annual[1], wording))
        }
        for unit in Set(old.units.keys).union(new.units.keys).sorted() where old.units[unit] != new.units[unit] {
            let name = UnitCode(unit).map(wording.unit) ?? unit
            let key = new.units[unit] == nil ? "unitAsEverybody" : "unitChanged"
            lines.append(wording.text("siteCalendar.\(key)", ["unit": name]))
        }
        let years = Set(new.officialYears).subtracting(old.officialYears).sorted()
        if !years.isEmpty {
            let list = wording.list(years.map(String.init))
            lines.append(wording.text("siteCalendar.yearsAdded", ["years": list]))
        }
        return lines
    }

    private static func packLines(_ old: DeadlinePack, _ new: DeadlinePack, _ wording: Wording) -> [String] {
        var lines: [String] = []
        let before = Dictionary(old.rules.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.rules.map(\.code))
        for rule in new.rules {
            guard let known = before[rule.code] else {
                lines.append(wording.text("sitePack.added", ["rule": rule.code, "limit": wording.limit(rule.limit)]))
                continue
            }
            guard known != rule else { continue }
            lines.append(change(rule.code, wording.summary(known), wording.summary(rule), wording))
        }
        for rule in old.rules where !after.contains(rule.code) {
            lines.append(wording.text("sitePack.removed", ["rule": rule.code, "limit": wording.limit(rule.limit)]))
        }
        let kept = old.rules.map(\.code).filter(after.contains)
        if new.rules.map(\.code).filter({ before[$0] != nil }) != kept { lines.append(wording.text("sitePack.order")) }
        let isOther =
            old.figures != new.figures || old.lamps != new.lamps || old.ladder != new.ladder
            || old.escalation != new.escalation || old.counting != new.counting || old.heavy != new.heavy
            || old.extensionLevels != new.extensionLevels
        if isOther { lines.append(wording.text("sitePack.figures")) }
        return lines
    }

    /// Parts by their codes; whatever else is different is said in one line.
    private static func scoringLines(_ old: ScoringPack, _ new: ScoringPack, _ wording: Wording) -> [String] {
        guard old != new else { return [] }
        let sides = [old, new].map { pack in
            Dictionary(grouping: pack.scored, by: \.code).mapValues { parts in
                parts.map { "\($0.points?.plain ?? "—") · \(wording.way(of: $0))" }.joined(separator: "; ")
            }
        }
        let lines = Set(sides[0].keys).union(sides[1].keys).sorted().compactMap { code -> String? in
            let (before, after) = (sides[0][code], sides[1][code])
            return before == after ? nil : change(code, before ?? "—", after ?? "—", wording)
        }
        return lines.isEmpty ? [wording.text("siteScoring.otherwise")] : lines
    }

    private static func change(_ what: String, _ before: String, _ after: String, _ wording: Wording) -> String {
        wording.text("sitePreview.change", ["what": what, "before": before, "after": after])
    }
}

extension SiteChanges.DayLine {
    init(_ change: DayChange, _ wording: Wording) {
        day = change.day.description
        weekday = wording.word(change.day.weekday)
        name = change.after.name ?? change.before.name ?? ""
        before = wording.side(change.before)
        after = wording.side(change.after)
    }
}

extension Wording {
    /// `调休上班日 08:30–12:00`
    func side(_ side: DayChange.Side) -> String {
        ([word(side.standing)] + side.hours).joined(separator: " ")
    }

    /// A rule in one line: when, how long, where that is written.
    func summary(_ rule: DeadlinePack.Rule) -> String {
        [
            condition(of: rule), limit(rule.limit), rule.statutory.map(limit),
            rule.from == .receipt ? text("sitePack.fromReceipt") : nil,
            rule.stopsClocks == true ? text("sitePack.stopsClocks") : nil, rule.source,
        ]
        .compactMap(\.self).joined(separator: " · ")
    }

    /// For which tickets a rule is.
    func condition(of rule: DeadlinePack.Rule) -> String {
        guard let when = rule.when else { return text("sitePack.always") }
        let parts =
            [
                when.cases?.map { word($0) }, when.kinds?.map { word($0) }, when.urgency?.map { word($0) },
                when.channels?.map { word($0) },
                when.classes,
            ]
            .compactMap(\.self).map(list)
        return parts.isEmpty ? text("sitePack.always") : parts.joined(separator: " + ")
    }
}
