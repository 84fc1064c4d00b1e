// SPDX-License-Identifier: Apache-2.0

import Tickets

/// A score sheet to be filled: template `staff/sheet-form`.
struct SheetForm: Sendable {
    let action: String
    let name: String
    /// How many opinions its author sees.
    let seen: Int
    let items: [Item]
    let words: String
    let textLimit = Inspection.textLimit
    /// Says that it is the second opinion.
    let isSecond: Bool

    struct Item: Sendable {
        let code: String
        let text: String
        let isFatal: Bool
        let full: Int
        let points: String
        let isLeftOut: Bool
        let isKept: Bool
        let isBreached: Bool
        let words: String
        /// What is wrong with it.
        let problem: String?
    }

    init(_ sheet: ScoreSheet, of inspection: Inspection, typed: Form, refusal: InspectionRefusal?, _ wording: Wording) {
        action = SiteURL.inspectionStep(inspection.id, noun: InspectionNoun.sheet.rawValue).path
        name = sheet.name[wording.language]
        seen = inspection.opinions.count
        isSecond = seen > 0
        words = typed["words"]
        items = sheet.items.map { item in
            Item(
                code: item.code,
                text: item.text[wording.language],
                isFatal: item.isFatal,
                full: item.points ?? 0,
                points: typed["points.\(item.code)"],
                isLeftOut: typed.has("out.\(item.code)"),
                isKept: typed["verdict.\(item.code)"] == "kept",
                isBreached: typed["verdict.\(item.code)"] == "breached",
                words: typed["words.\(item.code)"],
                problem: refusal?.item == item.code ? refusal?.message(in: wording) : nil,
            )
        }
    }
}

extension Form {
    /// What was typed into a sheet.
    ///
    /// - Throws: `InspectionRefusal`.
    func filled(_ sheet: ScoreSheet, document: Int) throws(InspectionRefusal) -> FilledSheet {
        var marks: [String: FilledSheet.Mark] = [:]
        for item in sheet.items {
            guard let verdict = try verdict(on: item) else { continue }
            marks[item.code] = FilledSheet.Mark(item.code, verdict, words: self["words.\(item.code)"])
        }
        return try FilledSheet(sheet, document: document, marks: marks, words: self["words"])
    }

    /// nil for an item that was left open.
    private func verdict(on item: ScoreSheet.Item) throws(InspectionRefusal) -> FilledSheet.Verdict? {
        if item.isFatal {
            switch self["verdict.\(item.code)"] {
            case "kept": return .kept
            case "breached": return .breached
            default: return nil
            }
        }
        if has("out.\(item.code)") { return .notApplicable }
        guard let text = text("points.\(item.code)") else { return nil }
        guard let hundredths = Self.hundredths(text) else { throw .markOutOfRange(item.code) }
        return .points(hundredths: hundredths)
    }

    /// Points with at most two decimals; nil for anything else.
    private static func hundredths(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([0-9]{1,3})(?:\.([0-9]{1,2}))?/), let whole = Int(match.1) else {
            return nil
        }
        let decimals = match.2.map { $0.count == 1 ? $0 + "0" : String($0) } ?? "00"
        return Int(decimals).map { whole * 100 + $0 }
    }
}
