// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Sites
import Tickets
import WorkCalendar

/// The inspectors' desk: template `staff/quality`.
struct QualityModel: PageModel {
    let title: String
    /// Why nothing was drawn.
    let problem: String?
    /// nil where the site has no score sheets.
    let form: SampleForm?
    let figures: [TicketPoint]
    let waiting: [InspectionRow]
    let nothingWaits: Bool
    let objections: [InspectionRow]
    let hasObjections: Bool
    let done: [InspectionRow]
    let hasDone: Bool
    let agents: [AgentRow]
    let items: [ItemRow]
    let hasResults: Bool
    let samples: [SampleRow]
    let hasSamples: Bool
    let actions: [CorrectiveActionPart]
    let hasActions: Bool
    let ownLink = SiteURL.ownInspections.path

    struct AgentRow: Sendable {
        let name: String
        let inspected: Int
        let mean: String
        let fatal: Int
        let isGrave: Bool
    }

    struct ItemRow: Sendable {
        let text: String
        let sheet: String
        let share: String
        /// For the bar, 0…100; nil for a fatal item.
        let bar: Int?
        let inspected: Int
        let missed: Int
    }

    struct SampleRow: Sendable {
        let days: String
        let kind: String
        let rule: String
        let drawn: String
        let progress: String
        let isDone: Bool
        let by: String
    }

    init(
        _ picture: QualityPicture,
        _ form: SampleForm?,
        problem: String?,
        today: Day,
        for author: Author,
        _ wording: Wording,
    ) {
        title = wording.text("quality.title")
        self.problem = problem
        self.form = form
        figures = Self.figures(picture, wording)
        waiting = picture.waiting.map { InspectionRow($0, wording) }
        nothingWaits = waiting.isEmpty
        objections = picture.objections.map { InspectionRow($0, wording) }
        hasObjections = !objections.isEmpty
        done = picture.done.map { InspectionRow($0, wording) }
        hasDone = !done.isEmpty
        agents = picture.agents.sorted { ($0.mean ?? 0, $0.agent) < ($1.mean ?? 0, $1.agent) }
            .map { AgentRow($0, wording) }
        items = ItemTally.all(in: picture.inspected).map { ItemRow($0, wording) }
        hasResults = !agents.isEmpty
        samples = picture.samples.map { SampleRow($0.sample, $0.progress, wording) }
        hasSamples = !samples.isEmpty
        actions = picture.actions.map { action in
            CorrectiveActionPart(action, today: today.description, for: author, linked: true, wording)
        }
        hasActions = !actions.isEmpty
    }

    private static func figures(_ picture: QualityPicture, _ wording: Wording) -> [TicketPoint] {
        let sum = picture.agents.reduce(0) { $0 + $1.sum }
        let count = picture.agents.reduce(0) { $0 + $1.inspected }
        let mean = count > 0 ? (2 * sum + count) / (2 * count) : nil
        let values: [(String, String)] = [
            ("waiting", String(picture.counts[.waiting] ?? 0)), ("toldCount", String(picture.counts[.told] ?? 0)),
            ("objections", String(picture.counts[.objected] ?? 0)), ("inspected", String(count)),
            ("mean", wording.result(mean)), ("fatal", String(picture.agents.reduce(0) { $0 + $1.fatal })),
        ]
        return values.map { TicketPoint(wording.text("quality.\($0)"), $1) }
    }
}

extension QualityModel.AgentRow {
    fileprivate init(_ quality: AgentQuality, _ wording: Wording) {
        name = wording.colleague(quality.agent)
        inspected = quality.inspected
        mean = wording.result(quality.mean)
        fatal = quality.fatal
        isGrave = quality.fatal > 0
    }
}

extension QualityModel.ItemRow {
    fileprivate init(_ tally: ItemTally, _ wording: Wording) {
        text = tally.item.text[wording.language]
        sheet = tally.sheet[wording.language]
        share = tally.item.isFatal ? wording.text("quality.fatalItem") : wording.result(tally.share) + " %"
        bar = tally.item.isFatal ? nil : tally.share.map { $0 / 100 }
        inspected = tally.inspected
        missed = tally.missed
    }
}

extension QualityModel.SampleRow {
    fileprivate init(_ sample: QualitySample, _ progress: QualitySample.Progress, _ wording: Wording) {
        days = "\(sample.firstDay) – \(sample.lastDay)"
        kind = wording.word(sample.kind)
        rule = wording.text(
            "quality.rule",
            [
                "share": String(sample.sharePercent), "minimum": String(sample.minimumPerAgent),
                "seed": String(sample.seed), "document": String(sample.document),
            ],
        )
        drawn = wording.text(
            "quality.drawnOf",
            ["drawn": String(progress.drawn), "population": String(sample.population)],
        )
        self.progress = "\(progress.done) / \(progress.drawn)"
        isDone = progress.done == progress.drawn
        by = wording.list([wording.colleague(sample.drawnBy), wording.minute(sample.drawnAt)])
    }
}

/// How one item of a sheet did over many inspections.
struct ItemTally: Sendable {
    let item: ScoreSheet.Item
    let sheet: LocalText
    private(set) var inspected = 0
    /// How often something was deducted.
    private(set) var missed = 0
    private var given = 0
    private var base = 0

    private init(_ item: ScoreSheet.Item, _ sheet: LocalText) {
        self.item = item
        self.sheet = sheet
    }

    /// In hundredths of a percent of full marks, half up; nil where it never applied.
    var share: Int? { base > 0 ? (2 * given * 100 + base) / (2 * base) : nil }

    /// The weakest first: by share of full marks, fatal ones that were breached before all. Only the opinion that counts
    /// is looked at, and an item keeps its place while its code stays the same.
    static func all(in inspections: [Inspection]) -> [ItemTally] {
        var tallies: [[String]: ItemTally] = [:]
        for filled in inspections.compactMap(\.opinions.last?.sheet) {
            for (item, mark) in zip(filled.sheet.items, filled.marks) {
                let key = [filled.sheet.inspects.rawValue, item.code]
                tallies[key, default: ItemTally(item, filled.sheet.name)].add(mark.verdict, of: item)
            }
        }
        return tallies.sorted { one, other in
            (one.value.weakness, one.key[0], one.key[1]) < (other.value.weakness, other.key[0], other.key[1])
        }.map(\.value)
    }

    private var weakness: Int { item.isFatal ? (missed > 0 ? -1 : 10_001) : share ?? 10_002 }

    private mutating func add(_ verdict: FilledSheet.Verdict, of item: ScoreSheet.Item) {
        switch verdict {
        case .points(let hundredths):
            let full = item.points ?? 0
            inspected += 1
            given += hundredths
            base += full
            if hundredths < full * 100 { missed += 1 }
        case .kept: inspected += 1
        case .breached:
            inspected += 1
            missed += 1
        case .notApplicable: break
        }
    }
}

/// The form that draws a sample.
struct SampleForm: Sendable {
    let action = SiteURL.quality.path
    let kinds: [Choice]
    let first: String
    let last: String
    /// The last day that is over.
    let latest: String
    /// How it is drawn of each kind.
    let rules: [String]

    init(_ policy: QualityPolicy, typed: Form?, today: Day, _ wording: Wording) {
        let drawn = InspectionKind.allCases.filter { policy[$0] != nil }
        kinds = [Choice](of: drawn, chosen: typed?["kind"] ?? "", wording)
        let week = ReportPeriod(.weekly, of: today).previous
        first = typed?["first"] ?? week.first.description
        last = typed?["last"] ?? week.last.description
        latest = today.advanced(by: -1).description
        rules = drawn.compactMap { kind in
            policy[kind].map { share in
                wording.text(
                    "quality.rulePlain",
                    [
                        "kind": wording.word(kind), "share": String(share.sharePercent),
                        "minimum": String(share.minimumPerAgent),
                    ],
                )
            }
        }
    }
}
