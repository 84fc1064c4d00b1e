// SPDX-License-Identifier: Apache-2.0

import Tickets
import WorkCalendar

/// One request before the router: what was found in it, and who is responsible by each way of finding out.
struct Deliberation {
    private let router: Router
    private let filing: Filing
    private let spoken: Spoken
    private let place: PlaceInquiry?
    /// The day whose catalogue is asked.
    private let day: Day?
    /// Of leaves of the catalogue, the likeliest first: the model may be older than the catalogue.
    private let guesses: [RoutingInquiry.Guess]
    /// The likeliest guess, where the site lets it propose.
    private let trusted: RoutingInquiry.Guess?
    private let trial: RuleTrial

    init(router: Router, filing: Filing, spoken: Spoken, place: PlaceInquiry?, circumstances: Circumstances) {
        self.router = router
        self.filing = filing
        self.spoken = spoken
        self.place = place
        let day = circumstances.day
        self.day = day
        guesses = circumstances.guesses.filter { router.catalogue.offers($0.matter, on: day) }
        trusted = router.rulebook.classifier.flatMap { [guesses] policy in
            guesses.first.flatMap { $0.probability >= policy.proposeAbove ? $0 : nil }
        }
        let matter = filing.matter ?? trusted?.matter
        let subject = Condition.Subject(
            filing: filing,
            words: [],
            matters: matter.map { router.catalogue.path(of: $0).map(\.code) } ?? [],
            areas: place?.area.map(router.gazetteer.path) ?? [],
            circumstances: circumstances,
        )
        trial = RuleTrial(router.rulebook.rules, on: subject, spoken: spoken.byRule) {
            router.catalogue.offers($0, on: day)
        }
    }

    /// What was looked at, whichever way decides.
    var inquiry: RoutingInquiry {
        RoutingInquiry(
            rulesTried: trial.tried,
            nearMisses: trial.nearMisses,
            guesses: Array(guesses.prefix(RoutingInquiry.mostGuesses)),
            place: place,
        )
    }

    private var area: AreaCode? { place?.area }

    func finding() -> Finding {
        let ways = [byMailbox, byChosenMatter, byRule, byClassifier, byWords, byDistrict]
        return ways.lazy.compactMap { $0() }.first ?? Finding(because: [.noOwner])
    }

    /// Everybody for whom something speaks, whichever way decides: the classifier's guesses, the words, the district.
    var suggestions: [Finding] {
        guesses.map { finding(for: $0.matter, because: .classified($0.matter, probability: $0.probability)) }
            + leavesSpokenFor.map { finding(spokenFor: $0.leaf, by: $0.words) } + [byDistrict()].compactMap(\.self)
    }

    private func byMailbox() -> Finding? {
        guard let mailbox = filing.mailbox, let unit = router.mailboxes[mailbox] else { return nil }
        let matter = filing.matter.flatMap { router.catalogue.offers($0, on: day) ? $0 : nil }
        return Finding(unit: unit, matter: matter, because: [.writtenTo(mailbox)])
    }

    private func byChosenMatter() -> Finding? {
        guard let matter = filing.matter, router.catalogue.offers(matter, on: day) else { return nil }
        var found = finding(for: matter, because: .matterChosen(matter))
        found.isCertain = filing.channel != .web
        if !found.isCertain, let ruled = byRule() { found.isCertain = ruled.isCertain && ruled.matter == matter }
        return found
    }

    private func byRule() -> Finding? {
        guard let (rule, evidence) = trial.match else { return nil }
        let reason = RoutingDecision.Reason.ruleMatched(rule: rule.code, evidence: evidence)
        var found =
            rule.matter.map { finding(for: $0, because: reason) } ?? Finding(unit: rule.unit, because: [reason])
        guard rule.automatic ?? false else { return found }
        // A rule that goes by what the classifier thinks is no surer than the classifier.
        if rule.when.matters != nil, filing.matter == nil {
            dispatchAsTrusted(&found)
        } else if let guarded = guardedFrom(rule) {
            found.because.append(.heldBack(guarded))
        } else {
            found.isCertain = true
        }
        return found
    }

    /// Why a rule that sends requests alone does not send this one: it is a report, or of somebody guarded, and the rule
    /// does not say that it means those. What is urgent or confidential it sends: it was written to lose no time.
    private func guardedFrom(_ rule: Rulebook.Rule) -> RoutingDecision.Guarded? {
        if filing.kind == .report { return rule.when.kinds == nil ? .report : nil }
        guard let group = filing.personGroup, rule.when.personGroups == nil,
            router.rulebook.classifier?.guardedGroups?.contains(group) ?? false
        else { return nil }
        return .personGroup
    }

    private func byClassifier() -> Finding? {
        guard let trusted else { return nil }
        let reason = RoutingDecision.Reason.classified(trusted.matter, probability: trusted.probability)
        var found = finding(for: trusted.matter, because: reason)
        dispatchAsTrusted(&found)
        return found
    }

    /// Certain as far as the site lets the classifier dispatch alone, and unless the request is guarded.
    private func dispatchAsTrusted(_ found: inout Finding) {
        guard let trusted, let policy = router.rulebook.classifier, let threshold = policy.dispatchAbove,
            trusted.probability >= threshold
        else { return }
        if let guarded = policy.guarding(filing) {
            found.because.append(.heldBack(guarded))
        } else {
            found.isCertain = true
        }
    }

    /// The leaf with most of its words in the text, of equals the first; never certain.
    private func byWords() -> Finding? {
        leavesSpokenFor.first.map { finding(spokenFor: $0.leaf, by: $0.words) }
    }

    /// Leaves with words in the text and how many, the most first.
    private var leavesSpokenFor: [(leaf: Int, words: Set<String>)] {
        spoken.byLeaf.filter { router.catalogue.offers(router.leaves[$0.key].code, on: day) }
            .map { (leaf: $0.key, words: $0.value) }
            .sorted { ($1.words.count, $0.leaf) < ($0.words.count, $1.leaf) }
    }

    private func finding(spokenFor place: Int, by words: Set<String>) -> Finding {
        let leaf = router.leaves[place]
        let found = (leaf.words ?? []).filter(words.contains)
        return finding(for: leaf.code, because: .wordsMatched(leaf.code, words: found))
    }

    private func byDistrict() -> Finding? {
        guard let area else { return nil }
        let district = router.gazetteer.path(of: area).lazy.compactMap { router.organisation.district(of: $0) }.first
        return district.map { Finding(unit: $0.code, because: [.districtOf(area)]) }
    }

    private func finding(for matter: MatterCode, because reason: RoutingDecision.Reason) -> Finding {
        guard let entry = router.catalogue[matter] else { return Finding(because: [reason, .noOwner]) }
        var found = Finding(coUnits: entry.coUnits ?? [], matter: matter, because: [reason])
        switch entry.lead {
        case .unit(let unit): found.unit = unit
        case .byArea(let table): lead(by: table, &found)
        case .districtOfPlace: leadByDistrict(&found)
        case nil: found.because.append(.noOwner)
        }
        return found
    }

    private func lead(by table: Catalogue.ByArea, _ found: inout Finding) {
        let path = area.map(router.gazetteer.path) ?? []
        if let named = path.first(where: { table.units[$0] != nil }) {
            found.unit = table.units[named]
            found.because.append(.leadIn(named))
        } else if let otherwise = table.otherwise {
            found.unit = otherwise
        } else {
            leadByDistrict(&found)
        }
    }

    private func leadByDistrict(_ found: inout Finding) {
        let district = byDistrict()
        found.unit = district?.unit
        found.because += district?.because ?? [.noOwner]
    }
}
