// SPDX-License-Identifier: Apache-2.0

package import Storage

/// All changes of the schema in order. A shipped change is never edited; a new one is appended (docs/adr/0003).
package enum Schema {
    package static func changes(for engine: StorageEngine) -> [SchemaChange] {
        [
            tickets, journal, accounts, site, outbound, search(on: engine), lists(on: engine), owed, authorship,
            reports, bulk, marks, searches(on: engine), attachments, shelf,
            lamps, deliveries, calls, mails, letters, publications, waysIn, traits,
            textedNumbers, callBackTries, numbersOwed, models, matterTallies, similar, proposals, themes,
            lessons, callback, statements(on: engine), quality, figures, wallboard,
        ]
    }
}
