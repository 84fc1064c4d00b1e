// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Says which unit a request belongs to, and why (派单). Pure: the same request and site give the same decision.
package struct Router: Sendable {
    package let catalogue: Catalogue
    package let rulebook: Rulebook
    package let gazetteer: Gazetteer
    package let organisation: Organisation

    package init(catalogue: Catalogue, rulebook: Rulebook, gazetteer: Gazetteer, organisation: Organisation) {
        self.catalogue = catalogue
        self.rulebook = rulebook
        self.gazetteer = gazetteer
        self.organisation = organisation
    }

    /// In order: the matter somebody chose, the first rule that matches, the catalogue's words, the district (兜底).
    ///
    /// The accused unit is never the answer (domain.md 1.16); then nobody is certain and a person decides.
    package func route(_ filing: Filing) -> RoutingDecision {
        let text = filing.summary + "\n" + filing.narrative
        let area = area(of: filing)
        let found =
            byChosenMatter(filing, area: area) ?? byRule(filing, text: text, area: area)
            ?? byWords(text, area: area) ?? byDistrict(area)
        return decision(found ?? Finding(because: [.noOwner]), for: filing)
    }

    /// The area named by the filing, or found in its address, or else in its words.
    package func area(of filing: Filing) -> AreaCode? {
        filing.place.area ?? gazetteer.area(in: filing.place.address)
            ?? gazetteer.area(in: filing.summary) ?? gazetteer.area(in: filing.narrative)
    }

    private struct Finding {
        var unit: UnitCode?
        var coUnits: [UnitCode] = []
        var matter: MatterCode?
        var isCertain = false
        var because: [RoutingDecision.Reason]
    }

    private func byChosenMatter(_ filing: Filing, area: AreaCode?) -> Finding? {
        guard let matter = filing.matter, catalogue.isLeaf(matter) else { return nil }
        return finding(for: matter, area: area, isCertain: true, because: .matterChosen(matter))
    }

    private func byRule(_ filing: Filing, text: String, area: AreaCode?) -> Finding? {
        for rule in rulebook.rules {
            guard let evidence = rule.when.evidence(in: filing, text: text, area: area) else { continue }
            let reason = RoutingDecision.Reason.ruleMatched(rule: rule.code, evidence: evidence)
            let isCertain = rule.automatic ?? false
            if let matter = rule.matter {
                return finding(for: matter, area: area, isCertain: isCertain, because: reason)
            }
            return Finding(unit: rule.unit, isCertain: isCertain, because: [reason])
        }
        return nil
    }

    /// The leaf with most of its words in the text; never certain.
    private func byWords(_ text: String, area: AreaCode?) -> Finding? {
        var best: (code: MatterCode, words: [String])?
        for entry in catalogue.leaves {
            let words = (entry.words ?? []).filter { text.contains($0) }
            if !words.isEmpty, words.count > best?.words.count ?? 0 { best = (entry.code, words) }
        }
        guard let best else { return nil }
        return finding(
            for: best.code, area: area, isCertain: false, because: .wordsMatched(best.code, words: best.words)
        )
    }

    private func byDistrict(_ area: AreaCode?) -> Finding? {
        guard let area, let district = organisation.district(of: area) else { return nil }
        return Finding(unit: district.code, because: [.districtOf(area)])
    }

    private func finding(
        for matter: MatterCode,
        area: AreaCode?,
        isCertain: Bool,
        because reason: RoutingDecision.Reason
    ) -> Finding {
        guard let entry = catalogue[matter] else { return Finding(because: [reason, .noOwner]) }
        var found = Finding(coUnits: entry.coUnits ?? [], matter: matter, isCertain: isCertain, because: [reason])
        switch entry.lead {
        case .unit(let unit): found.unit = unit
        case .districtOfPlace:
            found.unit = area.flatMap { organisation.district(of: $0)?.code }
            found.because.append(area.map { .districtOf($0) } ?? .noOwner)
        case nil: found.because.append(.noOwner)
        }
        return found
    }

    private func decision(_ found: Finding, for filing: Filing) -> RoutingDecision {
        var found = found
        if let accused = filing.accusedUnit, found.unit == accused || found.coUnits.contains(accused) {
            if found.unit == accused { found.unit = nil }
            found.coUnits.removeAll { $0 == accused }
            found.isCertain = false
            found.because.append(.excludedAccused(accused))
        }
        return RoutingDecision(
            unit: found.unit,
            coUnits: found.coUnits.filter { $0 != found.unit },
            matter: found.matter,
            isCertain: found.isCertain && found.unit != nil,
            basis: "catalogue \(catalogue.number), rules \(rulebook.number)",
            because: found.because
        )
    }
}
