// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

extension Site {
    /// All by which requests of this site can be found.
    var traits: [Trait] {
        [.enterprise] + (intake?.personGroups ?? []).map { .personGroup($0.code) }
            + (intake?.tags ?? []).map { .tag($0.code) }
    }
}

extension Wording {
    /// An old line with its number; its code where the site in force no longer has it.
    func line(_ code: LineCode, of site: Site) -> String {
        guard let line = site.intake?[line: code] else { return code.rawValue }
        return "\(line.number) \(line.name[language])"
    }

    /// What a request is known by; its code where the site in force no longer has it.
    func trait(_ trait: Trait, of site: Site) -> String {
        switch trait {
        case .enterprise: text("trait.enterprise")
        case .personGroup(let code): site.intake?[group: code]?.name[language] ?? code.rawValue
        case .tag(let code): site.intake?[tag: code]?.name[language] ?? code.rawValue
        }
    }

    /// How somebody came to the counter.
    func visit(_ visit: Visit, at site: Site) -> String {
        let people = text("visit.people", ["people": String(visit.people)])
        let group = site.intake?.isGroup(visit) ?? false ? text("visit.group") : ""
        return list([visit.window, people, group].filter { !$0.isEmpty })
    }
}
