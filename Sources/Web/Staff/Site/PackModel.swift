// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Supervision
import Tickets

/// The rules of the deadline pack and the form for one of them: template `staff/site-pack`.
struct PackModel: PageModel {
    let title: String
    let calendarLink: String
    let addLink: String
    let rules: [RuleLine]
    let figures: [String]
    let rule: RuleForm?
    let versions: [VersionLine]
    let canEdit: Bool
    let action: String
    let base: String
    let yaml: String

    struct RuleLine: Sendable {
        let number: String
        let code: String
        let clock: String
        let condition: String
        let limit: String
        let statutory: String?
        let source: String
        let editLink: String
        let isHere: Bool
    }

    /// `asked` is the rule to be changed, counted from 1, or `new`.
    init(
        _ text: PackText,
        newest: SiteDocument,
        pack: DeadlinePack,
        versions: [DocumentVersion],
        asked: String,
        canEdit: Bool,
        _ wording: Wording,
    ) {
        title = wording.text("sitePack.title")
        calendarLink = SiteURL.siteCalendar.path
        addLink = SiteURL.siteDeadlines.path(["rule": "new"]) + "#rule"
        rules = pack.rules.enumerated().map { index, rule in
            RuleLine(
                number: String(index + 1),
                code: rule.code,
                clock: wording.clock(rule.clock.rawValue),
                condition: wording.condition(of: rule),
                limit: wording.limit(rule.limit),
                statutory: rule.statutory.map(wording.limit),
                source: rule.source ?? "",
                editLink: SiteURL.siteDeadlines.path(["rule": String(index + 1)]) + "#rule",
                isHere: asked == String(index + 1),
            )
        }
        figures = Self.figures(pack, wording)
        let table = text.table
        let index = table.indices.first { String($0 + 1) == asked }
        let isAsked = canEdit && (index != nil || asked == "new")
        rule =
            isAsked
            ? RuleForm(index.map { table[$0] } ?? PackRule(), index: index, count: table.count, wording) : nil
        self.versions = versions.map { VersionLine($0, wording) }
        self.canEdit = canEdit
        action = SiteURL.siteDeadlines.path + "/preview"
        base = String(newest.number)
        yaml = newest.text.withoutStamp
    }

    private static func figures(_ pack: DeadlinePack, _ wording: Wording) -> [String] {
        let figures = pack.figures
        return [
            wording.text(
                "sitePack.extensions",
                ["count": String(figures.maxExtensions), "days": String(figures.maxExtensionDays)],
            ),
            wording.text(
                "sitePack.lamps",
                [
                    "share": String(Int((pack.lamps.yellowShare * 100).rounded())),
                    "days": String(pack.lamps.doubleRedAfterWorkdays),
                ],
            ),
        ]
    }
}

/// The form of one rule.
struct RuleForm: Sendable {
    let heading: String
    let change: String
    let index: String
    let isOld: Bool
    let code: String
    let source: String
    let classes: String
    let limitCount: String
    let statutoryCount: String
    let place: String
    let places: String
    let clocks: [Choice]
    let limitUnits: [Choice]
    let statutoryUnits: [Choice]
    let kinds: [Choice]
    let urgency: [Choice]
    let channels: [Choice]

    init(_ rule: PackRule, index: Int?, count: Int, _ wording: Wording) {
        heading = wording.text(index == nil ? "sitePack.newRule" : "sitePack.changeRule", ["rule": rule.code])
        change = index == nil ? "add" : "change"
        self.index = index.map(String.init) ?? ""
        isOld = index != nil
        code = rule.code
        source = rule.source
        classes = rule.classes.joined(separator: ", ")
        limitCount = rule.limit?.count ?? ""
        statutoryCount = rule.statutory?.count ?? ""
        place = String((index ?? 0) + 1)
        places = String(index == nil ? count + 1 : count)
        clocks = DeadlinePack.Clock.allCases.map {
            Choice($0.rawValue, wording.clock($0.rawValue), isChosen: $0.rawValue == rule.clock)
        }
        limitUnits = Self.units(chosen: rule.limit?.unit ?? "workdays", wording)
        statutoryUnits = Self.units(chosen: rule.statutory?.unit ?? "workdays", wording)
        kinds = Self.choices(TicketKind.allCases, rule.kinds, wording)
        urgency = Self.choices(Urgency.allCases, rule.urgency, wording)
        channels = Self.choices(Channel.allCases, rule.channels, wording)
    }

    private static func units(chosen: String, _ wording: Wording) -> [Choice] {
        ["minutes", "hours", "workHours", "days", "workdays"].map {
            Choice($0, wording.text("sitePack.unit.\($0)"), isChosen: $0 == chosen)
        }
    }

    private static func choices<Value: Worded & RawRepresentable<String>>(
        _ values: [Value],
        _ chosen: [String],
        _ wording: Wording,
    ) -> [Choice] {
        values.map {
            Choice($0.rawValue, wording.word($0), isChosen: chosen.contains($0.rawValue))
        }
    }
}

extension Wording {
    /// The office's name of a clock that a rule sets; its code where the words do not know it.
    func clock(_ name: String) -> String {
        book.find("deadlineKind.\(name)") ?? book.find("sitePack.clock.\(name)") ?? name
    }
}
