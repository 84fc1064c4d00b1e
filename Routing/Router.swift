// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Says which unit a request belongs to, and why (派单). Pure: the same request, circumstances and site give the same
/// decision.
package struct Router: Sendable {
    package let catalogue: Catalogue
    package let rulebook: Rulebook
    package let gazetteer: Gazetteer
    package let organisation: Organisation
    /// Who is proposed for what a mailbox receives.
    let mailboxes: [MailboxCode: UnitCode]
    let leaves: [Catalogue.Entry]
    private let finder: WordFinder<Speaker>
    private let unitNames: WordFinder<UnitCode>

    /// What a word speaks for: a rule or a leaf of the catalogue, by its place.
    enum Speaker {
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
            rule.soughtWords.map { ($0, Speaker.rule(place)) }
        }
        let matters = leaves.enumerated().flatMap { place, leaf in
            (leaf.words ?? []).map { ($0, Speaker.leaf(place)) }
        }
        finder = WordFinder(rules + matters)
        unitNames = WordFinder(organisation.spokenNames)
    }

    /// In order: the mailbox of a unit, the matter somebody chose, the first rule that matches, the classifier, the
    /// catalogue's words, the district (兜底).
    ///
    /// What a citizen chose, a mailbox or a matter, is a proposal; a matter is certain where a rule that is says the same.
    /// The classifier dispatches alone where the site trusts it that far, and never what is guarded. The accused unit and
    /// those under it are never the answer (domain.md 1.16); then nobody is certain and a person decides. Nor is anybody
    /// certain about a report of which nobody has said whom it accuses, as citizens do not: it may be about the very unit
    /// that would get it, and is never proposed to one that it names.
    ///
    /// - Parameters:
    ///   - filing: What is to be handled.
    ///   - isTakenDown: One of our people wrote it down, and would have named the accused unit.
    ///   - circumstances: When it came, what the classifier thinks, how busy units are.
    ///   - place: Where it happened, if that was found before.
    /// - Returns: The decision, with its reasons and all that was looked at.
    package func route(
        _ filing: Filing,
        isTakenDown: Bool = false,
        in circumstances: Circumstances = Circumstances(),
        at place: PlaceInquiry? = nil,
    ) -> RoutingDecision {
        let deliberation = deliberation(on: filing, in: circumstances, at: place)
        var found = deliberation.finding()
        if filing.kind == .report, filing.accusedUnit == nil, !isTakenDown { found.isCertain = false }
        var decision = decision(found, for: filing, by: circumstances.model)
        decision.inquiry = deliberation.inquiry
        return decision
    }

    func deliberation(
        on filing: Filing,
        in circumstances: Circumstances,
        at place: PlaceInquiry? = nil,
    ) -> Deliberation {
        Deliberation(
            router: self,
            filing: filing,
            spoken: Spoken(finder.words(in: filing.summary, filing.narrative)),
            place: place ?? self.place(of: filing),
            circumstances: circumstances,
        )
    }

    func decision(_ found: Finding, for filing: Filing, by model: Int?) -> RoutingDecision {
        var found = found
        if let accused = filing.accusedUnit {
            if exclude(accused, from: &found) { found.because.append(.excludedAccused(accused)) }
        } else if filing.kind == .report {
            for named in unitsNamed(in: filing) where exclude(named, from: &found) {
                found.because.append(.excludedNamed(named))
            }
        }
        let documents = "catalogue \(catalogue.number), rules \(rulebook.number)"
        return RoutingDecision(
            unit: found.unit,
            coUnits: found.coUnits.filter { $0 != found.unit },
            matter: found.matter,
            isCertain: found.isCertain && found.unit != nil,
            basis: model.map { "\(documents), model \($0)" } ?? documents,
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
        guard found.unit != before.unit || found.coUnits != before.coUnits else { return false }
        found.isCertain = false
        return true
    }

    /// Each once, in the organisation's order.
    private func unitsNamed(in filing: Filing) -> [UnitCode] {
        let named = Set(unitNames.words(in: filing.summary, filing.narrative).flatMap(\.meanings))
        return organisation.departments.map(\.code).filter(named.contains)
    }
}

/// Who may be responsible, before anybody is excluded.
struct Finding {
    var unit: UnitCode?
    var coUnits: [UnitCode] = []
    var matter: MatterCode?
    var isCertain = false
    var because: [RoutingDecision.Reason]
}

/// The words that occur in a request, by the rules and leaves they speak for.
struct Spoken {
    private(set) var byRule: [Int: Set<String>] = [:]
    private(set) var byLeaf: [Int: Set<String>] = [:]

    init(_ found: [WordFinder<Router.Speaker>.Found]) {
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

extension Organisation {
    /// How people call the units: by their names, and without the city before them.
    fileprivate var spokenNames: [(String, UnitCode)] {
        departments.filter { $0.level != .centre }.flatMap { unit -> [(String, UnitCode)] in
            let name = unit.name.zh
            let short = name.hasPrefix("市") ? [(String(name.dropFirst()), unit.code)] : []
            return [(name, unit.code), (unit.name.en, unit.code)] + short
        }
    }
}

extension Rulebook.Rule {
    /// Of its condition and its exception.
    fileprivate var soughtWords: [String] {
        [when, unless].flatMap { condition in (condition?.words ?? []) + (condition?.allWords ?? []) }
    }
}
