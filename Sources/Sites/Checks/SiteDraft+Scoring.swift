// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

extension SiteDraft {
    func checkScoring(_ faults: inout FaultList) {
        let pack = scoring.value
        let total = pack.rates.reduce(0) { $0 + $1.share }
        if total != 100 { faults.add("the shares add up to \(total), not to 100", at: scoring.passage["rates"]) }
        let rates = zip(pack.rates, scoring.passage["rates"].items).map { Located(value: $0, passage: $1) }
        faults.checkUnique(rates.map { ($0.value.code, $0.passage["code"]) }, called: "code")
        for rate in rates { checkFacts(of: rate, &faults) }
    }

    /// A fact counts once, and nothing counts for a unit that is not in the base: no rate can exceed 100 %.
    private func checkFacts(of rate: Located<ScoringPack.RateRule>, _ faults: inout FaultList) {
        let base = Set(rate.value.denominator)
        for (index, part) in rate.value.numerator.enumerated() where base.isDisjoint(with: part.fact.wholes) {
            let place = rate.passage["numerator"].item(index)["fact"]
            faults.add("“\(part.fact.rawValue)” counts, but the denominator has nothing it is a part of", at: place)
        }
        for (index, fact) in (rate.value.excluded ?? []).enumerated() where base.contains(fact) {
            faults.add("“\(fact.rawValue)” is in the denominator", at: rate.passage["excluded"].item(index))
        }
        let numerator = rate.value.numerator.enumerated().map {
            ($1.fact.rawValue, rate.passage["numerator"].item($0)["fact"])
        }
        faults.checkUnique(numerator, called: "fact")
        faults.checkUnique(placed(rate.value.denominator, in: rate.passage["denominator"]), called: "fact")
        faults.checkUnique(placed(rate.value.excluded ?? [], in: rate.passage["excluded"]), called: "fact")
    }

    private func placed(_ facts: [Fact], in list: Passage) -> [(String, Passage)] {
        facts.enumerated().map { ($1.rawValue, list.item($0)) }
    }
}

extension Fact {
    /// The fact itself and those that come with it whenever it happens.
    fileprivate var wholes: Set<Fact> {
        switch self {
        case .signedInTime: [self, .signed, .dispatched]
        case .contactedInTime: [self, .contacted, .dispatched]
        case .repliedInTime: [self, .replied, .dispatched]
        case .coHandledInTime: [self, .coHandled, .coHandlingAsked]
        case .coHandled: [self, .coHandlingAsked]
        case .signed, .contacted, .replied, .returned: [self, .dispatched]
        case .reworked: [self, .replied, .dispatched]
        case .answeredDirectly, .declined, .transferred, .merged: [self, .received]
        case .contactedFirst, .notContactedFirst, .resolved, .partlyResolved, .unresolved, .verySatisfied,
            .satisfied, .mostlySatisfied, .dissatisfied, .veryDissatisfied:
            [self, .reached]
        case .grieved: [self, .reached]
        case .sentToRework, .explained, .deferred, .handedOver, .screenedOut: [self, .grieved, .reached]
        case .callbackBegun, .callbackTried, .received, .reopened, .dispatched, .coHandlingAsked, .extended, .closed,
            .reached, .unreachable,
            .refusedSurvey, .surveyNotNeeded:
            [self]
        }
    }
}
