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
    let rule: RulePart?
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

    init(
        newest: SiteDocument,
        pack: DeadlinePack,
        versions: [DocumentVersion],
        form: RuleForm?,
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
                isHere: rule.code == form?.old,
            )
        }
        figures = Self.figures(pack, wording)
        rule = form.map { RulePart($0, count: pack.rules.count, wording) }
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

extension Wording {
    /// The office's name of a clock that a rule sets; its code where the words do not know it.
    func clock(_ name: String) -> String {
        book.find("deadlineKind.\(name)") ?? book.find("sitePack.clock.\(name)") ?? name
    }
}
