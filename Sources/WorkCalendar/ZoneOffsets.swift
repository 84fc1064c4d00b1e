// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A time zone as a table of its offsets from UTC, so that a deadline costs a search and not a call into ICU.
///
/// Covers 1900…2199; the first and last offsets are taken to hold before and after. All units are milliseconds.
/// A local time that does not exist is read with the offset before the gap, so it maps forward by the gap's length; one
/// that occurs twice means the first occurrence. Source: RFC 5545, 3.3.5, "form #3".
struct ZoneOffsets: Sendable {
    /// Instants at which the next offset begins.
    private let changes: [Int]
    /// Local times from which the next offset is used.
    private let localChanges: [Int]
    /// One more than `changes`.
    private let offsets: [Int]

    /// Nil when the identifier is not in the IANA data, or is an abbreviation: CST is six hours west, or eight east.
    static func named(_ identifier: String) -> ZoneOffsets? {
        if let known = tables.withLock({ $0[identifier] }) { return known }
        let isAbbreviation = TimeZone.abbreviationDictionary[identifier] != nil && !["UTC", "GMT"].contains(identifier)
        guard !isAbbreviation, let zone = TimeZone(identifier: identifier) else { return nil }
        let table = ZoneOffsets(zone)
        tables.withLock { $0[identifier] = table }
        return table
    }

    /// The tables built so far, for all calendars of the process; about 600 names have one.
    private static let tables = Mutex<[String: ZoneOffsets]>([:])

    private init(_ zone: TimeZone) {
        let first = Date(timeIntervalSince1970: -2_208_988_800)
        let last = Date(timeIntervalSince1970: 7_258_118_400)
        var changes: [Int] = []
        var offsets = [zone.secondsFromGMT(for: first) * 1000]
        var now = first
        while let change = zone.nextDaylightSavingTimeTransition(after: now), change > now, change < last {
            now = change
            let offset = zone.secondsFromGMT(for: change) * 1000
            guard offset != offsets[offsets.count - 1] else { continue }
            changes.append(change.milliseconds)
            offsets.append(offset)
        }
        self.changes = changes
        self.offsets = offsets
        localChanges = changes.indices.map { changes[$0] + max(offsets[$0], offsets[$0 + 1]) }
    }

    /// Milliseconds east of Greenwich at an instant.
    func offset(at instant: Int) -> Int {
        offsets[ZoneOffsets.countUp(to: instant, in: changes)]
    }

    func day(at instant: Int) -> Day {
        Day(daysSinceEpoch: (instant + offset(at: instant)).floorQuotient(86_400_000))
    }

    /// The instant a local time means; `local` counts from 1970-01-01 00:00 local.
    func instant(ofLocal local: Int) -> Int {
        local - offsets[ZoneOffsets.countUp(to: local, in: localChanges)]
    }

    /// The first instant of a day: midnight, or the end of a gap that swallowed it.
    func start(of day: Day) -> Int {
        let local = day.localMidnight
        let index = ZoneOffsets.countUp(to: local, in: localChanges)
        let instant = local - offsets[index]
        return index < changes.count ? min(instant, changes[index]) : instant
    }

    /// The offset that holds for all of a day's wall-clock times, or nil when the clocks change.
    func offset(throughout day: Day) -> Int? {
        let local = day.localMidnight
        let index = ZoneOffsets.countUp(to: local, in: localChanges)
        let offset = offsets[index]
        let changesLater = index == changes.count || local + 86_400_000 - offset < changes[index]
        return changesLater ? offset : nil
    }

    /// How many of the sorted `moments` are not after `moment`.
    private static func countUp(to moment: Int, in moments: [Int]) -> Int {
        // Most zones and most questions lie after the last change.
        guard let last = moments.last, moment < last else { return moments.count }
        var low = 0
        var high = moments.count - 1
        while low < high {
            let middle = (low + high) / 2
            if moments[middle] <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Day {
    /// Milliseconds from 1970-01-01 00:00 local to the beginning of this day, as if every day had 24 hours.
    var localMidnight: Int { daysSinceEpoch * 86_400_000 }
}
