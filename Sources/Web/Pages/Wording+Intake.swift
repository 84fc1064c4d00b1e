// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

extension Wording {
    /// An old line with its number; its code where the site in force no longer has it.
    func line(_ code: LineCode, of site: Site) -> String {
        guard let line = site.intake?[line: code] else { return code.rawValue }
        return "\(line.number) \(line.name[language])"
    }

    /// How somebody came to the counter.
    func visit(_ visit: Visit, at site: Site) -> String {
        let people = text("visit.people", ["people": String(visit.people)])
        let group = site.intake?.isGroup(visit) ?? false ? text("visit.group") : ""
        return list([visit.window, people, group].filter { !$0.isEmpty })
    }
}
