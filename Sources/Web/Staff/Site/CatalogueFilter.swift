// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Tickets
import WorkCalendar

/// Which matters the page of the catalogue shows, and in which order.
struct CatalogueFilter: Sendable {
    let words: String
    let show: Show
    /// Only what lies under it.
    let root: MatterCode?
    /// From how many months without use on a matter is called dead.
    let months: Int

    enum Show: String, CaseIterable, Sendable {
        case all, inForce, dead, returns, otherDays
    }

    static let monthChoices = [3, 6, 12, 24]

    init(_ query: Form) {
        words = query["q"].trimmed
        show = Show(rawValue: query["show"]) ?? .all
        root = MatterCode(query["under"])
        months = Int(query["months"]).flatMap { Self.monthChoices.contains($0) ? $0 : nil } ?? 12
    }

    var isEmpty: Bool { words.isEmpty && show == .all }

    /// The entries to show, in the order of the document, or those most often sent back first.
    func entries(of catalogue: Catalogue, _ usage: CatalogueUsage, on today: Day) -> [Catalogue.Entry] {
        let shown = catalogue.entries.filter { entry in
            let path = catalogue.path(of: entry.code)
            guard root.map({ root in path.contains { $0.code == root } }) ?? true else { return false }
            return matches(entry, path, in: catalogue, usage, on: today)
        }
        guard show == .returns else { return shown }
        return shown.map { ($0, usage[$0.code]) }.sorted { $0.1.setbacks > $1.1.setbacks }.map(\.0)
    }

    private func matches(
        _ entry: Catalogue.Entry,
        _ path: [Catalogue.Entry],
        in catalogue: Catalogue,
        _ usage: CatalogueUsage,
        on today: Day,
    ) -> Bool {
        let said = path.flatMap { [$0.name.zh, $0.name.en] } + [entry.code.rawValue] + (entry.words ?? [])
        guard words.isEmpty || said.contains(where: { $0.localizedCaseInsensitiveContains(words) }) else {
            return false
        }
        let isLeaf = catalogue.isLeaf(entry.code)
        return switch show {
        case .all: true
        case .inForce: catalogue.offers(entry.code, on: today)
        case .otherDays: isLeaf && !catalogue.offers(entry.code, on: today)
        case .dead: isLeaf && usage.isDead(entry.code, in: catalogue, months: months, on: today)
        case .returns: isLeaf && usage[entry.code].setbacks > 0
        }
    }
}

/// How matters were used, ready to be asked about one.
struct CatalogueUsage: Sendable {
    private let year: [MatterCode: Counts]
    private let byMonth: [MatterCode: [TallyMonth: Counts]]
    private let lastUse: [MatterCode: TallyMonth]

    /// What happened to a matter in a time.
    struct Counts: Sendable {
        var received = 0
        var dispatched = 0
        var returned = 0
        var elsewhere = 0

        /// How often the entry was wrong.
        var setbacks: Int { returned + elsewhere }

        fileprivate mutating func add(_ count: MatterCount) {
            switch count.fact {
            case .received: received += count.count
            case .dispatched: dispatched += count.count
            case .returned: returned += count.count
            case .dispatchedElsewhere: elsewhere += count.count
            }
        }
    }

    init(_ use: MatterUse) {
        year = use.counts.reduce(into: [:]) { $0[$1.matter, default: Counts()].add($1) }
        byMonth = use.counts.reduce(into: [:]) { $0[$1.matter, default: [:]][$1.month, default: Counts()].add($1) }
        lastUse = use.lastUse
    }

    /// In the twelve months up to today.
    subscript(matter: MatterCode) -> Counts { year[matter] ?? Counts() }

    /// Newest first.
    func months(of matter: MatterCode) -> [(month: TallyMonth, counts: Counts)] {
        (byMonth[matter] ?? [:]).sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    func lastUse(of matter: MatterCode) -> TallyMonth? { lastUse[matter] }

    /// In force for `months` or longer, and not used in them.
    func isDead(_ matter: MatterCode, in catalogue: Catalogue, months: Int, on today: Day) -> Bool {
        let first = today.firstOfMonth(back: months)
        guard catalogue.offers(matter, on: today), catalogue.term(of: matter).contains(first) else { return false }
        return lastUse[matter].map { $0 <= TallyMonth(first) } ?? true
    }
}

extension Day {
    /// The first day of the month `months` before its own.
    func firstOfMonth(back months: Int) -> Day {
        let index = year * 12 + month - 1 - months
        return Day(year: index / 12, month: index % 12 + 1, day: 1) ?? self
    }
}
