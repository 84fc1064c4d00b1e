// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Says which unit a request belongs to, and why (派单). Pure: the same request and site give the same decision.
package struct Router: Sendable {
    package let catalogue: Catalogue
    package let rulebook: Rulebook
    package let gazetteer: Gazetteer
    package let organisation: Organisation
    /// Who is proposed for what a mailbox receives.
    private let mailboxes: [MailboxCode: UnitCode]
    private let leaves: [Catalogue.Entry]
    private let finder: WordFinder<Speaker>

    /// What a word speaks for: a rule or a leaf of the catalogue, by its place.
    private enum Speaker {
        case rule(Int)
        case leaf(Int)
    }

    package init(
        catalogue: Catalogue,
        rulebook: Rulebook,
        gazetteer: Gazetteer,
        organisation: Organisation,
        mailboxes: [MailboxCode: UnitCode] = [:],
    ) {
        self.catalogue = catalogue
        self.rulebook = rulebook
        self.gazetteer = gazetteer
        self.organisation = organisation
        self.mailboxes = mailboxes
        leaves = catalogue.leaves
        let rules = rulebook.rules.enumerated().flatMap { place, rule in
            (rule.when.words ?? []).map { ($0, Speaker.rule(place)) }
        }
        let matters = leaves.enumerated().flatMap { place, leaf in
            (leaf.words ?? []).map { ($0, Speaker.leaf(place)) }
        }
        finder = WordFinder(rules + matters)
    }

    /// In order: the mailbox of a unit, the matter somebody chose, the first rule that matches, the catalogue's words, the
    /// district (兜底).
    ///
    /// What a citizen chose, a mailbox or a matter, is a proposal; a matter is certain where a rule that is says the same.
    /// The accused unit and those under it are never the answer (domain.md 1.16); then nobody is certain and a person
    /// decides. Nor is anybody certain about a report that names no accused unit, as those of citizens do not: it may be
    /// about the very unit that would get it.
    ///
    /// - Parameters:
    ///   - filing: What is to be handled.
    ///   - isTakenDown: One of our people wrote it down, and would have named the accused unit.
    /// - Returns: The decision, with its reasons.
    package func route(_ filing: Filing, isTakenDown: Bool = false) -> RoutingDecision {
        let area = area(of: filing)
        let spoken = Spoken(finder.words(in: filing.summary, filing.narrative))
        var found =
            byMailbox(filing) ?? byChosenMatter(filing, spoken, area: area) ?? byRule(spoken, filing, area: area)
            ?? byWords(spoken, area: area) ?? byDistrict(area)
        if filing.kind == .report, filing.accusedUnit == nil, !isTakenDown { found?.isCertain = false }
        return decision(found ?? Finding(because: [.noOwner]), for: filing)
    }

    /// The area named by the filing, or of the point on the map, or found in its address, or else in its words.
    package func area(of filing: Filing) -> AreaCode? {
        filing.place.area ?? Outline.Point(filing.place).flatMap(gazetteer.area)
            ?? gazetteer.area(in: filing.place.address)
            ?? gazetteer.area(in: filing.summary) ?? gazetteer.area(in: filing.narrative)
    }

    private struct Finding {
        var unit: UnitCode?
        var coUnits: [UnitCode] = []
        var matter: MatterCode?
        var isCertain = false
        var because: [RoutingDecision.Reason]
    }

    private func byMailbox(_ filing: Filing) -> Finding? {
        guard let mailbox = filing.mailbox, let unit = mailboxes[mailbox] else { return nil }
        let matter = filing.matter.flatMap { catalogue.isLeaf($0) ? $0 : nil }
        return Finding(unit: unit, matter: matter, because: [.writtenTo(mailbox)])
    }

    private func byChosenMatter(_ filing: Filing, _ spoken: Spoken, area: AreaCode?) -> Finding? {
        guard let matter = filing.matter, catalogue.isLeaf(matter) else { return nil }
        let isCertain = filing.channel != .web || isCertain(of: matter, spoken, filing, area: area)
        return finding(for: matter, area: area, isCertain: isCertain, because: .matterChosen(matter))
    }

    private func isCertain(of matter: MatterCode, _ spoken: Spoken, _ filing: Filing, area: AreaCode?) -> Bool {
        guard let ruled = byRule(spoken, filing, area: area) else { return false }
        return ruled.isCertain && ruled.matter == matter
    }

    private func byRule(_ spoken: Spoken, _ filing: Filing, area: AreaCode?) -> Finding? {
        let areas = area.map(gazetteer.path) ?? []
        for (place, rule) in rulebook.rules.enumerated() {
            // Most rules ask for a word that nobody said.
            let words = spoken.byRule[place]
            guard rule.when.words == nil || words != nil else { continue }
            let subject = Condition.Subject(filing: filing, words: words ?? [], areas: areas)
            guard let evidence = rule.when.evidence(in: subject) else { continue }
            let reason = RoutingDecision.Reason.ruleMatched(rule: rule.code, evidence: evidence)
            let isCertain = rule.automatic ?? false
            if let matter = rule.matter {
                return finding(for: matter, area: area, isCertain: isCertain, because: reason)
            }
            return Finding(unit: rule.unit, isCertain: isCertain, because: [reason])
        }
        return nil
    }

    /// The leaf with most of its words in the text, of equals the first; never certain.
    private func byWords(_ spoken: Spoken, area: AreaCode?) -> Finding? {
        let best = spoken.byLeaf.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let best else { return nil }
        let leaf = leaves[best.key]
        let words = (leaf.words ?? []).filter(best.value.contains)
        return finding(for: leaf.code, area: area, isCertain: false, because: .wordsMatched(leaf.code, words: words))
    }

    /// The words that occur in a request, by the rules and leaves they speak for.
    private struct Spoken {
        private(set) var byRule: [Int: Set<String>] = [:]
        private(set) var byLeaf: [Int: Set<String>] = [:]

        init(_ found: [WordFinder<Speaker>.Found]) {
            for found in found {
                for speaker in found.meanings {
                    switch speaker {
                    case .rule(let place): byRule[place, default: []].insert(found.word)
                    case .leaf(let place): byLeaf[place, default: []].insert(found.word)
                    }
                }
            }
        }
    }

    private func byDistrict(_ area: AreaCode?) -> Finding? {
        guard let area, let district = district(of: area) else { return nil }
        return Finding(unit: district.code, because: [.districtOf(area)])
    }

    /// The district that answers for `area`: its own unit's, or that of what it lies in.
    private func district(of area: AreaCode) -> Department? {
        gazetteer.path(of: area).lazy.compactMap { organisation.district(of: $0) }.first
    }

    private func finding(
        for matter: MatterCode,
        area: AreaCode?,
        isCertain: Bool,
        because reason: RoutingDecision.Reason,
    ) -> Finding {
        guard let entry = catalogue[matter] else { return Finding(because: [reason, .noOwner]) }
        var found = Finding(coUnits: entry.coUnits ?? [], matter: matter, isCertain: isCertain, because: [reason])
        switch entry.lead {
        case .unit(let unit): found.unit = unit
        case .districtOfPlace:
            let district = byDistrict(area)
            found.unit = district?.unit
            found.because += district?.because ?? [.noOwner]
        case nil: found.because.append(.noOwner)
        }
        return found
    }

    private func decision(_ found: Finding, for filing: Filing) -> RoutingDecision {
        var found = found
        if let accused = filing.accusedUnit, exclude(accused, from: &found) {
            found.isCertain = false
            found.because.append(.excludedAccused(accused))
        }
        return RoutingDecision(
            unit: found.unit,
            coUnits: found.coUnits.filter { $0 != found.unit },
            matter: found.matter,
            isCertain: found.isCertain && found.unit != nil,
            basis: "catalogue \(catalogue.number), rules \(rulebook.number)",
            because: found.because,
        )
    }

    /// - Returns: Whether the accused unit, or one that it supervises, was among those found.
    private func exclude(_ accused: UnitCode, from found: inout Finding) -> Bool {
        func isBarred(_ unit: UnitCode) -> Bool {
            unit == accused || organisation.superiors(of: unit).contains { $0.code == accused }
        }
        let before = found
        if let unit = found.unit, isBarred(unit) { found.unit = nil }
        found.coUnits.removeAll(where: isBarred)
        return found.unit != before.unit || found.coUnits != before.coUnits
    }
}
