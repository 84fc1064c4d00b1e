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

    /// The site that `documents` make with those of `stored` whose kind is not among them: what a store would hold after
    /// an import.
    ///
    /// - Throws: `SiteFaults`; what is wrong with a document of the store is said to be in the store.
    package static func read(
        _ documents: [SiteDocument],
        with stored: [SiteDocument],
    ) throws(SiteFaults) -> Site {
        let kinds = Set(documents.map(\.kind))
        let kept = stored.filter { !kinds.contains($0.kind) }
        do throws(SiteFaults) {
            return try read(documents + kept)
        } catch {
            throw error.telling(apart: Set(kept.map(\.kind.fileName)))
        }
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

extension SiteFaults {
    /// The same faults, where those in one of `files` say that it is the store's and not the folder's.
    fileprivate func telling(apart files: Set<String>) -> SiteFaults {
        SiteFaults(
            faults.map { fault in
                guard files.contains(fault.file) else { return fault }
                let message = "\(fault.message) (in the store's \(fault.file), which goes on: the folder has none)"
                return SiteFault(file: fault.file, line: fault.line, message: message)
            }
        )
    }
}
