// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Survey
import Tickets

/// The parts of the scoring pack in words: template `staff/site-scoring`.
struct ScoringModel: PageModel {
    let title: String
    let backLink: String
    let figures: [String]
    let parts: [PartLine]
    let cards: [String]
    let hasCards: Bool
    let versions: [VersionLine]
    let canEdit: Bool
    let action: String
    let base: String
    let yaml: String

    struct PartLine: Sendable {
        let name: String
        let code: String
        /// How deep it lies in other parts, from 1.
        let level: Int
        let points: String
        let way: String
        let groups: String
        let noBase: String
    }

    init(newest: SiteDocument, pack: ScoringPack, versions: [DocumentVersion], canEdit: Bool, _ wording: Wording) {
        title = wording.text("siteScoring.title")
        backLink = SiteURL.scorecards.path
        figures = Self.figures(pack, wording)
        parts = pack.scored.flatMap { PartLine.all(of: $0, level: 1, in: pack, wording) }
        cards = pack.cards.map { wording.line(of: $0) }
        hasCards = !cards.isEmpty
        self.versions = versions.map { VersionLine($0, wording) }
        self.canEdit = canEdit
        action = SiteURL.siteScoring.path + "/preview"
        base = String(newest.number)
        yaml = newest.text.withoutStamp
    }

    private static func figures(_ pack: ScoringPack, _ wording: Wording) -> [String] {
        let decimals = { (count: Int?) in count.map(String.init) ?? wording.text("siteScoring.exact") }
        return [
            wording.text(
                "siteScoring.rounding",
                [
                    "rates": decimals(pack.rounding.rates), "parts": decimals(pack.rounding.parts),
                    "total": decimals(pack.rounding.total),
                    "mode": wording.text("siteScoring.mode.\(pack.rounding.mode.rawValue)"),
                ],
            ),
            wording.text("scorecards.rankingNote", ["minimum": String(pack.minimumVolume)]),
        ]
    }
}

extension ScoringModel.PartLine {
    /// The part, and those inside it one level deeper.
    fileprivate static func all(of part: ScorePart, level: Int, in pack: ScoringPack, _ wording: Wording) -> [Self] {
        let noBase = part.noBase ?? pack.noBase
        let line = Self(
            name: part.name[wording.language],
            code: part.code,
            level: level,
            points: part.points?.plain ?? "—",
            way: wording.way(of: part),
            groups: part.groups.map(wording.list) ?? wording.text("siteScoring.allGroups"),
            noBase: wording.text("siteScoring.noBase.\(noBase.rawValue)"),
        )
        return [line] + part.inner.flatMap { all(of: $0, level: level + 1, in: pack, wording) }
    }
}

extension Wording {
    /// How a part's points come about, in one line.
    func way(of part: ScorePart) -> String {
        let (name, detail) = way(part.method)
        let limits = [
            part.zeroWhen.map { text("siteScoring.zeroWhen", ["when": $0.text]) },
            part.fullWhen.map { text("siteScoring.fullWhen", ["when": $0.text]) },
            part.min.map { text("siteScoring.least", ["least": $0.plain]) },
            part.max.map { text("siteScoring.most", ["most": $0.plain]) },
            part.weight.map { "× \($0.text)" },
        ]
        let parts = [text("siteScoring.way.\(name)"), detail] + limits
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    private func way(_ method: ScorePart.Method) -> (name: String, detail: String?) {
        let weights = { (all: [ScorePart.Weighted]) in
            all.map { "\($0.what.text) × \($0.weight.plain)" }.joined(separator: " + ")
        }
        switch method {
        case .flat: return ("flat", nil)
        case .rate(let what): return ("rate", what.text)
        case .graded(let grades): return ("graded", weights(grades))
        case .share(let what): return ("share", what.text)
        case .slope(let slope): return ("slope", self.slope(slope))
        case .bands(let bands): return ("bands", bands.what.text)
        case .marks(let each): return ("marks", weights(each))
        case .entered(let entered):
            return ("entered", entered.allowed.map { list($0.map(\.plain)) })
        case .when(let what): return ("when", what.text)
        case .formula(let formula): return ("formula", formula.text)
        case .sum: return ("sum", nil)
        }
    }

    private func slope(_ slope: ScorePart.Slope) -> String {
        text(
            "siteScoring.slope.\(slope.side.rawValue)",
            ["what": slope.what.text, "full": slope.full.plain, "take": slope.take.plain, "per": slope.per.plain],
        )
    }

    /// A card and when it is shown.
    func line(of rule: CardRule) -> String {
        let conditions = [
            rule.below.map { text("siteScoring.card.below", ["score": $0.plain]) },
            rule.from.map { text("siteScoring.card.from", ["score": $0.plain]) },
            rule.last.map { text("siteScoring.card.last.\(rule.within.rawValue)", ["count": String($0)]) },
            rule.first.map { text("siteScoring.card.first.\(rule.within.rawValue)", ["count": String($0)]) },
            rule.condition?.text, rule.groups.map(list),
        ]
        return "\(card(rule.card)): \(conditions.compactMap(\.self).joined(separator: " · "))"
    }

    /// The texts name the usual cards; any other is called as the pack writes it.
    func card(_ name: String) -> String { book.find("scorecards.card.\(name)") ?? name }
}
