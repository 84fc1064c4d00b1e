// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Testing

/// The questionnaire and the scoring pack (E2, E4).
struct EvaluationFaultTests {
    @Test func `a question's code and its meaning are used once`() {
        let code = SmallSite.faults(in: .questionnaire, "code: more", "code: resolved")
        let again = "\n  - code: again\n    asks: words\n    text: { zh: 再说, en: Again }"
        let meaning = SmallSite.faults(in: .questionnaire, "\nvalidDays", again + "\nvalidDays")

        #expect(code == ["questionnaire.yaml:20: the code “resolved” is already used in line 8"])
        #expect(meaning == ["questionnaire.yaml:24: the meaning “words” is already used in line 21"])
    }

    @Test(arguments: ["resolution", "satisfaction"])
    func `resolution and satisfaction are asked`(meaning: String) throws {
        let parts = SmallSite.questionnaire.components(separatedBy: "  - code: ")
        let kept = parts.filter { !$0.contains("asks: \(meaning)\n") }

        let faults = SmallSite.faults(in: [.questionnaire: kept.joined(separator: "  - code: ")])

        #expect(faults == ["questionnaire.yaml:2: no question asks for \(meaning)"])
    }

    @Test(arguments: [
        ("value: \"yes\"", "value: maybe", "6: “maybe” is no answer about contactedFirst; known: yes, no"),
        (
            "value: unresolved", "value: no",
            "13: “no” is no answer about resolution; known: resolved, partly, unresolved",
        ),
        (
            "value: satisfied", "value: fine",
            "18: “fine” is no answer about satisfaction; known: "
                + "verySatisfied, satisfied, mostly, dissatisfied, veryDissatisfied",
        ),
    ])
    func `an answer must mean something to evaluation`(old: String, new: String, fault: String) {
        #expect(SmallSite.faults(in: .questionnaire, old, new).contains("questionnaire.yaml:" + fault))
    }

    @Test func `an answer is offered once`() {
        let faults = SmallSite.faults(in: .questionnaire, "value: unresolved", "value: resolved")

        #expect(faults.contains("questionnaire.yaml:13: the answer “resolved” is already used in line 12"))
    }

    @Test func `a citizen can always say no`() {
        let faults = SmallSite.faults(in: .questionnaire, "value: dissatisfied", "value: mostly")

        #expect(
            faults == ["questionnaire.yaml:18: the citizen must be able to answer dissatisfied or veryDissatisfied"]
        )
    }

    @Test func `free words have no options`() {
        let options = "\n    options:\n      - { value: more, text: { zh: 有, en: More } }"

        let faults = SmallSite.faults(in: .questionnaire, "\nvalidDays", options + "\nvalidDays")

        #expect(faults == ["questionnaire.yaml:24: words are free and have no options"])
    }

    @Test func `the shares of a score add up to 100`() {
        #expect(
            SmallSite.faults(in: .scoring, "share: 40", "share: 30")
                == ["scoring.yaml:2: the shares add up to 90, not to 100"]
        )
    }

    @Test(arguments: ["1.1", "-1", "1e0", "half"])
    func `a weight is a plain number from 0 to 1`(weight: String) {
        #expect(
            SmallSite.faults(in: .scoring, "weight: 1", "weight: \(weight)")
                == ["scoring.yaml:5: “\(weight)” is not a number from 0.0 to 1.0"]
        )
    }

    @Test func `a rate has a base`() {
        #expect(
            SmallSite.faults(in: .scoring, "[resolved, unresolved]", "[]")
                == ["scoring.yaml:6: the list has 0 items; 1 to 50 are wanted here"]
        )
    }

    @Test func `nothing counts that is not in the base`() {
        let faults = SmallSite.faults(in: .scoring, "fact: resolved", "fact: satisfied")

        #expect(faults == ["scoring.yaml:5: “satisfied” counts, but the denominator has nothing it is a part of"])
    }

    @Test func `a fact is in a rate once`() {
        let base = SmallSite.faults(in: .scoring, "[resolved, unresolved]", "[resolved, resolved]")
        let excluded = SmallSite.faults(in: .scoring, "[unreachable]", "[unreachable, unreachable]")
        let both = SmallSite.faults(in: .scoring, "[unreachable]", "[unresolved]")

        #expect(base == ["scoring.yaml:6: the fact “resolved” is already used in line 6"])
        #expect(excluded == ["scoring.yaml:7: the fact “unreachable” is already used in line 7"])
        #expect(both == ["scoring.yaml:7: “unresolved” is in the denominator"])
    }
}
