// SPDX-License-Identifier: Apache-2.0

import Desk
import Sites
import Supervision
import Tickets

/// What a changed document would do, before it is saved: template `staff/site-preview`.
struct SitePreviewModel: PageModel {
    let title: String
    let backLink: String
    let saveAction: String
    let previewAction: String
    let base: String
    let text: String
    let reason: String
    /// Why saving was refused.
    let problem: String?
    private(set) var faults: [String] = []
    private(set) var hasFaults = false
    private(set) var days: [SiteChanges.DayLine] = []
    private(set) var hasDays = false
    private(set) var lines: [String] = []
    private(set) var entries: [EntryChange] = []
    private(set) var hasEntries = false
    /// What somebody else has saved since the text was opened.
    private(set) var theirs: [EntryChange] = []
    private(set) var hasTheirs = false
    private(set) var routing: RoutingEffectPart?
    private(set) var isUnchanged = false
    private(set) var canSave = false
    private(set) var effect: EffectPart?
    /// Of a scoring pack.
    private(set) var scores: ScoreEffectPart?

    init(_ edit: SiteEdit, url: SiteURL, problem: String?, reason: String, _ wording: Wording) {
        title = wording.text("sitePreview.\(edit.kind.rawValue)")
        backLink = url.path
        saveAction = url.path
        previewAction = url.path + "/preview"
        base = String(edit.base)
        text = edit.text.withoutStamp
        self.reason = reason
        self.problem = problem
    }

    mutating func show(_ changes: SiteChanges, _ scores: ScoreEffectPart) {
        show(changes)
        self.scores = scores
    }

    mutating func show(_ changes: SiteChanges, _ effect: SiteEffect, total: Int, _ wording: Wording) {
        show(changes)
        self.effect = EffectPart(effect, total: total, wording)
    }

    private mutating func show(_ changes: SiteChanges) {
        days = changes.days
        hasDays = !days.isEmpty
        lines = changes.lines
        entries = changes.entries
        hasEntries = !entries.isEmpty
        isUnchanged = changes.isEmpty
        canSave = true
    }

    mutating func show(_ effect: CatalogueEffect, _ wording: Wording) {
        routing = RoutingEffectPart(effect, wording)
    }

    mutating func show(colleagues changes: [EntryChange]) {
        theirs = changes
        hasTheirs = !changes.isEmpty
    }

    mutating func show(_ faults: SiteFaults) {
        self.faults = faults.faults.map(\.description)
        hasFaults = true
    }
}

/// The clocks that would be others.
struct EffectPart: Sendable {
    let summary: String
    let units: [UnitLine]
    let hasUnits: Bool
    let examples: [ExampleLine]
    let hasExamples: Bool

    struct UnitLine: Sendable {
        let unit: String
        let earlier: Int
        let later: Int
        let gone: Int
    }

    struct ExampleLine: Sendable {
        let number: String
        let link: String
        let clock: String
        let unit: String
        let before: String
        let after: String
        let direction: String
    }

    init(_ effect: SiteEffect, total: Int, _ wording: Wording) {
        let key = effect.isSample ? "sample" : "all"
        summary = wording.text(
            "sitePreview.\(key)",
            [
                "counted": String(effect.counted), "moved": String(effect.moved), "total": String(total),
                "stage": String(SiteEffect.sample),
            ],
        )
        units = effect.units.sorted { $0.key < $1.key }.map { unit, directions in
            UnitLine(
                unit: wording.unit(unit),
                earlier: directions.earlier,
                later: directions.later,
                gone: directions.gone,
            )
        }
        hasUnits = !units.isEmpty
        examples = effect.examples.map { ExampleLine($0, wording) }
        hasExamples = !examples.isEmpty
    }
}

extension EffectPart.ExampleLine {
    init(_ example: SiteEffect.Example, _ wording: Wording) {
        let shift = example.shift
        number = example.number.rawValue
        link = SiteURL.deadlines(example.number).path
        clock = wording.word(shift.kind)
        unit = wording.unit(shift.unit)
        before = wording.minute(shift.before)
        after = shift.after.map(wording.minute) ?? "—"
        let key = shift.after.map { $0 < shift.before ? "earlier" : "later" } ?? "gone"
        direction = wording.text("sitePreview.\(key)")
    }
}
