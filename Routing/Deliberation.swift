// SPDX-License-Identifier: Apache-2.0

import Tickets

/// One request before the router: what was found in it, and who is responsible by each way of finding out.
struct Deliberation {
    let filing: Filing
    /// What was looked at, whichever way decided.
    let inquiry: RoutingInquiry
    private let router: Router
    private let spoken: Spoken
    private let area: AreaCode?
    private let ruled: Finding?
    private let guesses: [RoutingInquiry.Guess]

    init(router: Router, filing: Filing, spoken: Spoken, area: AreaCode?, circumstances: Circumstances) {
        self.router = router
        self.filing = filing
        self.spoken = spoken
        self.area = area
        // The model may be older than the catalogue.
        let guesses = circumstances.guesses.filter { router.catalogue.isLeaf($0.matter) }
        let chosen =
            filing.matter ?? guesses.first { $0.probability >= router.rulebook.classifier?.proposeAbove ?? 1 }?.matter
        let trial = RuleTrial(
            router.rulebook.rules,
            on: Condition.Subject(
                filing: filing,
                words: [],
                matters: chosen.map { router.catalogue.path(of: $0).map(\.code) } ?? [],
                areas: area.map(router.gazetteer.path) ?? [],
                circumstances: circumstances,
            ),
            spoken: spoken.byRule,
        )
        inquiry = RoutingInquiry(
            rulesTried: trial.tried,
            nearMisses: trial.nearMisses,
            guesses: Array(guesses.prefix(RoutingInquiry.mostGuesses)),
        )
        self.guesses = guesses
        ruled = trial.match.map { match in
            Self.finding(of: match.rule, evidence: match.evidence, in: router, area: area)
        }
    }

    func finding() -> Finding {
        byMailbox() ?? byChosenMatter() ?? ruled ?? byClassifier() ?? byWords() ?? Self.byDistrict(
            of: area,
            in: router,
        )
            ?? Finding(because: [.noOwner])
    }

    private func byMailbox() -> Finding? {
        guard let mailbox = filing.mailbox, let unit = router.mailboxes[mailbox] else { return nil }
        let matter = filing.matter.flatMap { router.catalogue.isLeaf($0) ? $0 : nil }
        return Finding(unit: unit, matter: matter, because: [.writtenTo(mailbox)])
    }

    private func byChosenMatter() -> Finding? {
        guard let matter = filing.matter, router.catalogue.isLeaf(matter) else { return nil }
        var found = Self.finding(for: matter, in: router, area: area, because: .matterChosen(matter))
        found.isCertain = filing.channel != .web || ruled?.isCertain == true && ruled?.matter == matter
        return found
    }

    private func byClassifier() -> Finding? {
        guard let policy = router.rulebook.classifier, let guess = guesses.first,
            guess.probability >= policy.proposeAbove
        else { return nil }
        let reason = RoutingDecision.Reason.classified(guess.matter, probability: guess.probability)
        var found = Self.finding(for: guess.matter, in: router, area: area, because: reason)
        guard let threshold = policy.dispatchAbove, guess.probability >= threshold else { return found }
        if let guarded = policy.guarding(filing) {
            found.because.append(.heldBack(guarded))
        } else {
            found.isCertain = true
        }
        return found
    }

    /// The leaf with most of its words in the text, of equals the first; never certain.
    private func byWords() -> Finding? {
        let best = spoken.byLeaf.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let best else { return nil }
        let leaf = router.leaves[best.key]
        let words = (leaf.words ?? []).filter(best.value.contains)
        return Self.finding(for: leaf.code, in: router, area: area, because: .wordsMatched(leaf.code, words: words))
    }

    private static func finding(
        of rule: Rulebook.Rule,
        evidence: [RoutingEvidence],
        in router: Router,
        area: AreaCode?,
    ) -> Finding {
        let reason = RoutingDecision.Reason.ruleMatched(rule: rule.code, evidence: evidence)
        var found =
            rule.matter.map { finding(for: $0, in: router, area: area, because: reason) }
            ?? Finding(unit: rule.unit, because: [reason])
        found.isCertain = rule.automatic ?? false
        return found
    }

    private static func byDistrict(of area: AreaCode?, in router: Router) -> Finding? {
        guard let area else { return nil }
        let district = router.gazetteer.path(of: area).lazy.compactMap { router.organisation.district(of: $0) }.first
        return district.map { Finding(unit: $0.code, because: [.districtOf(area)]) }
    }

    private static func finding(
        for matter: MatterCode,
        in router: Router,
        area: AreaCode?,
        because reason: RoutingDecision.Reason,
    ) -> Finding {
        guard let entry = router.catalogue[matter] else { return Finding(because: [reason, .noOwner]) }
        var found = Finding(coUnits: entry.coUnits ?? [], matter: matter, because: [reason])
        switch entry.lead {
        case .unit(let unit): found.unit = unit
        case .districtOfPlace:
            let district = byDistrict(of: area, in: router)
            found.unit = district?.unit
            found.because += district?.because ?? [.noOwner]
        case nil: found.because.append(.noOwner)
        }
        return found
    }
}
