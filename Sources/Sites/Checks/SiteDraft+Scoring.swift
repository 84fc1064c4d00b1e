// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

extension SiteDraft {
    func checkScoring(_ faults: inout FaultList) {
        scoring.check(&faults)
        // What comes from outside only the command line has.
        let counted = scoring.value.allIndicators.filter { $0.numerator != nil }.map(\.code)
        for name in scoring.value.names.subtracting(counted).subtracting(["volume"]).sorted() {
            let place = zip(scoring.value.indicators, scoring.passage["indicators"].items).first { $0.0.code == name }
            faults.add(
                "nothing counts “\(name)”: in a site an indicator is made of facts",
                at: place?.1 ?? scoring.passage["parts"],
            )
        }
    }
}

extension Passage {
    /// A fact counts once, and nothing counts for a unit that is not in the base: no rate can exceed 100 %.
    func checkFacts(
        _ numerator: [ScoringPack.FactWeight],
        _ denominator: [Fact]?,
        _ excluded: [Fact]?,
        _ faults: inout FaultList,
    ) {
        if let denominator {
            let base = Set(denominator)
            for (index, part) in numerator.enumerated() where base.isDisjoint(with: part.fact.wholes) {
                let place = self["numerator"].item(index)["fact"]
                faults.add(
                    "“\(part.fact.rawValue)” counts, but the denominator has nothing it is a part of",
                    at: place,
                )
            }
            for (index, fact) in (excluded ?? []).enumerated() where base.contains(fact) {
                faults.add("“\(fact.rawValue)” is in the denominator", at: self["excluded"].item(index))
            }
        }
        let counted = numerator.enumerated().map { ($1.fact.rawValue, self["numerator"].item($0)["fact"]) }
        faults.checkUnique(counted, called: "fact")
        faults.checkUnique(placed(denominator ?? [], in: "denominator"), called: "fact")
        faults.checkUnique(placed(excluded ?? [], in: "excluded"), called: "fact")
    }

    private func placed(_ facts: [Fact], in list: String) -> [(String, Passage)] {
        facts.enumerated().map { ($1.rawValue, self[list].item($0)) }
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
