// SPDX-License-Identifier: Apache-2.0

import WorkCalendar

/// Reads the documents of a site into a `Site`, or says everything that is wrong with them (X2, C1, C2).
///
/// Three passes, each over all documents: is it YAML of the right shape, does it agree with itself and the other
/// documents, can its deadlines be computed. A pass that finds faults is the last, so that one slip is told once.
package enum SiteReader {
    /// The site that `documents`, one of each kind in any order, make together.
    ///
    /// - Throws: `SiteFaults` with all faults of the first pass that has any.
    package static func read(_ documents: [SiteDocument]) throws(SiteFaults) -> Site {
        let draft = try SiteDraft(documents)

        var faults = FaultList()
        draft.check(&faults)
        try faults.throwIfAny()

        let calendars = try calendars(of: draft)
        draft.checkDeadlinesCanBeComputed(in: calendars, &faults)
        try faults.throwIfAny()

        let numbers = Dictionary(documents.map { ($0.kind, $0.number) }, uniquingKeysWith: { first, _ in first })
        return Site(draft, calendars: calendars, numbers: numbers)
    }

    /// What a site's authors should look at although nothing is wrong.
    ///
    /// - Throws: `SiteFaults` where the documents cannot be read.
    package static func warnings(about documents: [SiteDocument]) throws(SiteFaults) -> [SiteFault] {
        try SiteDraft(documents).warnings()
    }

    private static func calendars(of draft: SiteDraft) throws(SiteFaults) -> WorkCalendars {
        do {
            return try WorkCalendars(draft.calendar.value)
        } catch {
            throw SiteFaults([draft.calendar.passage.fault("\(error)")])
        }
    }
}
