// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    func checkRules(_ faults: inout FaultList) {
        faults.checkUnique(rules.map { ($0.value.code, $0.passage["code"]) }, called: "code")
        let leaves = Set(matters.map(\.value.code)).subtracting(matters.compactMap(\.value.parent))
        let conditions = ConditionChecks(self)
        for rule in rules {
            checkTarget(of: rule, leaves: leaves, &faults)
            conditions.check(rule.value.when, at: rule.passage["when"], &faults)
            guard let exception = rule.value.unless else { continue }
            conditions.check(exception, at: rule.passage["unless"], &faults)
            if exception.isEmpty {
                faults.add("without a condition it excepts everything", at: rule.passage["unless"])
            }
        }
        conditions.check(rulesHead, &faults)
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

    /// The first rule that matches decides, so a rule can keep all later ones, or one of them, from ever deciding (C2).
    private func checkOrder(_ faults: inout FaultList) {
        var taken = TakenWords()
        for (index, rule) in rules.enumerated() {
            if rule.value.when.isEmpty, rule.value.unless == nil, index < rules.count - 1 {
                faults.add(
                    "without a condition it decides everything; only the last rule may",
                    at: rule.passage["when"],
                )
            }
            let takers = (rule.value.when.words ?? []).map { taken.taker(of: $0) }
            if let taker = takers.first ?? nil, !takers.contains(nil) {
                faults.add(
                    "it never decides: what it looks for is found before, for example by “\(taker.code)”",
                    at: rule.passage["when", "words"],
                )
            }
            taken.take(rule.value)
        }
    }

    /// Words of a rule that an earlier one always finds first, and sends elsewhere: no fault, since others are left to it.
    func warnings() -> [SiteFault] {
        var taken = TakenWords()
        var warnings = FaultList()
        for rule in rules {
            for (index, word) in (rule.value.when.words ?? []).enumerated() {
                guard let taker = taken.taker(of: word), !taker.names(sameAs: rule.value) else { continue }
                warnings.add(
                    "for “\(word)” it never decides: “\(taker.code)” comes first and names another",
                    at: rule.passage["when", "words"].item(index),
                )
            }
            taken.take(rule.value)
        }
        return warnings.found
    }
}

/// The words that earlier rules match whatever else is in a text.
private struct TakenWords {
    private var takers: [String: Rulebook.Rule] = [:]

    mutating func take(_ rule: Rulebook.Rule) {
        guard rule.unless == nil, rule.when.asksForWordsOnly else { return }
        for word in rule.when.words ?? [] where takers[word] == nil { takers[word] = rule }
    }

    /// The earlier rule that matches every text with `word` in it.
    func taker(of word: String) -> Rulebook.Rule? {
        guard !takers.isEmpty else { return nil }
        var start = word.startIndex
        while start < word.endIndex {
            var end = word.index(after: start)
            while true {
                if let rule = takers[String(word[start..<end])] { return rule }
                guard end < word.endIndex else { break }
                end = word.index(after: end)
            }
            start = word.index(after: start)
        }
        return nil
    }
}

extension Rulebook.Rule {
    fileprivate func names(sameAs other: Rulebook.Rule) -> Bool { matter == other.matter && unit == other.unit }
}
