// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    func checkRules(_ faults: inout FaultList) {
        faults.checkUnique(rules.map { ($0.value.code, $0.passage["code"]) }, called: "code")
        let leaves = Set(matters.map(\.value.code)).subtracting(matters.compactMap(\.value.parent))
        for rule in rules { checkTarget(of: rule, leaves: leaves, &faults) }
        checkAreasOfRules(&faults)
        checkOrder(&faults)
    }

    private func checkTarget(
        of rule: Located<Rulebook.Rule>,
        leaves: Set<MatterCode>,
        _ faults: inout FaultList,
    ) {
        switch (rule.value.matter, rule.value.unit) {
        case (nil, nil): faults.add("a rule names a matter or a unit, and this one names neither", at: rule.passage)
        case (_?, _?): faults.add("a rule names a matter or a unit, and this one names both", at: rule.passage["unit"])
        case (let matter?, nil):
            guard !leaves.contains(matter) else { return }
            let isBranch = matters.contains { $0.value.code == matter }
            let problem =
                isBranch ? "“\(matter)” has matters under it; name one of them" : "there is no matter “\(matter)”"
            faults.add(problem, at: rule.passage["matter"])
        case (nil, let unit?):
            guard !units.contains(where: { $0.value.code == unit }) else { return }
            faults.add("there is no unit “\(unit)”", at: rule.passage["unit"])
        }
    }

    private func checkAreasOfRules(_ faults: inout FaultList) {
        let known = Set(areas.map(\.value.code))
        for rule in rules {
            for (index, area) in (rule.value.when.areas ?? []).enumerated() where !known.contains(area) {
                faults.add("there is no area “\(area)”", at: rule.passage["when", "areas"].item(index))
            }
        }
    }

    /// The first rule that matches decides, so a rule can keep all later ones, or one of them, from ever deciding (C2).
    private func checkOrder(_ faults: inout FaultList) {
        var taken: [String: String] = [:]
        for (index, rule) in rules.enumerated() {
            let condition = rule.value.when
            if condition.isEmpty, index < rules.count - 1 {
                faults.add(
                    "without a condition it decides everything; only the last rule may",
                    at: rule.passage["when"],
                )
            }
            guard let words = condition.words else { continue }
            let takers = words.map { Self.taker(of: $0, among: taken) }
            if let taker = takers.first ?? nil, !takers.contains(nil) {
                faults.add(
                    "it never decides: what it looks for is found before, for example by “\(taker)”",
                    at: rule.passage["when", "words"],
                )
            }
            if condition.asksForWordsOnly {
                for word in words where taken[word] == nil { taken[word] = rule.value.code }
            }
        }
    }

    /// The earlier rule that matches every text with `word` in it.
    private static func taker(of word: String, among taken: [String: String]) -> String? {
        guard !taken.isEmpty else { return nil }
        var start = word.startIndex
        while start < word.endIndex {
            var end = word.index(after: start)
            while true {
                if let rule = taken[String(word[start..<end])] { return rule }
                guard end < word.endIndex else { break }
                end = word.index(after: end)
            }
            start = word.index(after: start)
        }
        return nil
    }
}

extension Condition {
    fileprivate var isEmpty: Bool { words == nil && asksForWordsOnly }

    fileprivate var asksForWordsOnly: Bool { kinds == nil && channels == nil && areas == nil && urgency == nil }
}
