// SPDX-License-Identifier: Apache-2.0

import Tickets

extension Wording {
    /// Why routing named a unit, one step in words.
    func sentence(_ reason: RoutingDecision.Reason) -> String {
        switch reason {
        case .matterChosen(let matter):
            text("routing.matterChosen", ["matter": self.matter(matter)])
        case .ruleMatched(let rule, let evidence):
            text("routing.ruleMatched", ["rule": rule, "evidence": list(evidence)])
        case .wordsMatched(let matter, let words):
            text("routing.wordsMatched", ["matter": self.matter(matter), "words": list(words)])
        case .writtenTo(let mailbox):
            text("routing.writtenTo", ["mailbox": self.mailbox(mailbox)])
        case .districtOf(let area):
            text("routing.districtOf", ["area": self.area(area)])
        case .excludedAccused(let unit):
            text("routing.excludedAccused", ["unit": self.unit(unit)])
        case .noOwner:
            text("routing.noOwner")
        }
    }
}
