// SPDX-License-Identifier: Apache-2.0

import Tickets

extension Wording {
    /// Why routing named a unit, one step in words.
    func sentence(_ reason: RoutingDecision.Reason) -> String {
        switch reason {
        case .matterChosen(let matter):
            text("routing.matterChosen", ["matter": self.matter(matter)])
        case .ruleMatched(let rule, let evidence):
            text("routing.ruleMatched", ["rule": rule, "evidence": list(evidence.map(sentence))])
        case .classified(let matter, let probability):
            text("routing.classified", ["matter": self.matter(matter), "percent": percent(probability)])
        case .wordsMatched(let matter, let words):
            text("routing.wordsMatched", ["matter": self.matter(matter), "words": list(words)])
        case .writtenTo(let mailbox):
            text("routing.writtenTo", ["mailbox": self.mailbox(mailbox)])
        case .leadIn(let area):
            text("routing.leadIn", ["area": self.area(area)])
        case .districtOf(let area):
            text("routing.districtOf", ["area": self.area(area)])
        case .excludedAccused(let unit):
            text("routing.excludedAccused", ["unit": self.unit(unit)])
        case .excludedNamed(let unit):
            text("routing.excludedNamed", ["unit": self.unit(unit)])
        case .heldBack(let guarded):
            text("routing.heldBack", ["guarded": word(guarded)])
        case .noOwner:
            text("routing.noOwner")
        }
    }

    /// What in the request spoke for a rule.
    func sentence(_ evidence: RoutingEvidence) -> String {
        switch evidence {
        case .word(let word): text("routing.word", ["word": word])
        case .matter(let code): matter(code)
        case .kind(let kind): word(kind)
        case .channel(let channel): word(channel)
        case .urgency(let urgency): word(urgency)
        case .area(let code): area(code)
        case .personGroup(let code): site.personGroupName(code)?[language] ?? code.rawValue
        case .day(let day): word(day)
        case .time(let time): text("routing.time", ["time": time])
        case .load(let unit, let count): text("routing.load", ["unit": self.unit(unit), "count": "\(count)"])
        }
    }

    /// Why a rule that looked like it did not match.
    func sentence(_ miss: RoutingInquiry.NearMiss) -> String {
        let evidence = list(miss.evidence.map(sentence))
        guard miss.failed != .unless else {
            return text("routing.excepted", ["rule": miss.rule, "evidence": evidence])
        }
        return text("routing.nearMiss", ["rule": miss.rule, "evidence": evidence, "failed": word(miss.failed)])
    }

    /// What the classifier thought of.
    func sentence(_ guess: RoutingInquiry.Guess) -> String {
        let names = ["matter": matter(guess.matter), "percent": percent(guess.probability)]
        guard !guess.words.isEmpty else { return text("routing.guess", names) }
        return text("routing.guessByWords", names.merging(["words": list(guess.words)]) { $1 })
    }

    private func percent(_ probability: Double) -> String { "\(Int((probability * 100).rounded()))%" }
}
