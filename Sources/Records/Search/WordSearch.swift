// SPDX-License-Identifier: Apache-2.0

import Storage
import Tickets

/// A page of the tickets that have all words, found in stretches of the index: however common the words and however rare
/// what the filters let through, a page looks at a bounded number of rows and says where it has stopped. One thing has no
/// bound: what PostgreSQL finds rarely among the newest rows is looked for among all older ones at once.
struct WordSearch {
    private let list: TicketList
    private let words: SearchWords
    private let filters: TicketList.Filters
    private let reader: any Reader
    private let engine: StorageEngine

    /// Rows of the index that one page looks at before it stops.
    private static let mostRows: Int64 = 20_000
    /// Tickets whose texts one page reads before it stops.
    private static let mostTexts = 1_000
    /// Of so many tickets at most the order by due dates is found by sorting; of more, by walking along it, which a unit's
    /// is short enough for.
    private var fewRows: Int { list.unit == nil ? 10_000 : 3_000 }

    init(
        _ list: TicketList,
        _ words: SearchWords,
        filters: TicketList.Filters,
        in reader: any Reader,
        on engine: StorageEngine,
    ) {
        (self.list, self.words, self.filters, self.reader, self.engine) = (list, words, filters, reader, engine)
    }

    func page() throws -> TicketList.Page {
        // Text without any word finds nothing rather than everything.
        guard !words.isEmpty else { return TicketList.Page(lines: [], next: nil) }
        var stretches = [try indexed()]
        // What waits is looked for by words alone: the other meanings know no rank.
        guard list.order != .waiting else { return merged(stretches) }
        for (place, term) in words.terms.enumerated() {
            for meaning in term.other {
                guard let condition = condition(of: meaning) else { continue }
                // Few tickets, which are compared with the other terms one by one.
                stretches.append(
                    try collected([condition], reading: .fewTexts) { ticket in
                        words.terms.indices.allSatisfy { $0 == place || ticket.has(words.terms[$0]) }
                    }
                )
            }
        }
        return merged(stretches)
    }

    /// What one way of finding gives: lines in order, all there are up to `end`; nil when there are no more.
    private struct Stretch {
        var found: [Candidate] = []
        var end: TicketList.Cursor?
    }

    private struct Candidate {
        let line: TicketLine
        let ticket: SearchableTicket
    }

    private func merged(_ stretches: [Stretch]) -> TicketList.Page {
        let end = stretches.compactMap(\.end).min(by: isBefore)
        var all = stretches.flatMap(\.found)
        if stretches.count > 1 {
            var seen: Set<ID<Ticket>> = []
            all = all.filter { candidate in end.map { !isBefore($0, TicketList.Cursor(candidate.line)) } ?? true }
                .filter { seen.insert($0.line.id).inserted }
                .sorted { isBefore(TicketList.Cursor($0.line), TicketList.Cursor($1.line)) }
        }
        let page = all.prefix(list.limit)
        return TicketList.Page(
            lines: page.map(\.line),
            next: all.count > list.limit ? page.last.map { TicketList.Cursor($0.line) } : end,
            findings: page.reduce(into: [:]) { $0[$1.line.id] = $1.ticket.findings(words) },
        )
    }

    private func isBefore(_ one: TicketList.Cursor, _ other: TicketList.Cursor) -> Bool {
        guard list.order == .dueFirst, let due = one.due, let otherDue = other.due else { return one.id > other.id }
        return (due, one.id.rawValue) < (otherDue, other.id.rawValue)
    }
}

// MARK: - By the index of words

extension WordSearch {
    private func indexed() throws -> Stretch {
        guard list.order != .newestFirst else { return try byRow() }
        let some: SQL = "\(bounded(index, below: nil)) LIMIT \(fewRows + 1)"
        let count = try reader.first("SELECT COUNT(*) AS count FROM (\(some)) AS found")?.value("count", as: Int.self)
        if list.order == .dueFirst, let count, count > fewRows {
            return try collected([], mostTexts: Self.mostTexts) { words.terms.allSatisfy($0.has) }
        }
        return try collected(["id IN (\(index))"], reading: .fewTexts, that: hasTheRest)
    }

    /// Window by window down the index, the newest first.
    private func byRow() throws -> Stretch {
        var stretch = Stretch()
        var place = list.after?.id
        var left = Self.mostRows
        // PostgreSQL's index gives what has a facet besides fast enough, and all the rest at once.
        let byBlocks = engine == .postgres && list.facets.isEmpty
        var windows = WordWindows(byBlocks: byBlocks, newest: try newestRow(), smallest: Int64(2 * list.limit + 2))
        while stretch.found.count <= list.limit, let window = windows.next() {
            let rows = bounded(window.isBlocks ? index(window.blocks) : index, below: place) + window.end
            let edge = try reader.first("SELECT COUNT(*) AS count, MIN(rowid) AS last FROM (\(rows)) AS found")
            let count: Int64 = try edge?.value("count") ?? 0
            let last: ID<Ticket>? = try edge?.value("last")
            let want = max(list.limit + 1 - stretch.found.count, 32)
            // What is rare is sorted, or PostgreSQL would look for it in every row from the newest down.
            let reading: TicketList.Reading = byBlocks && !window.isBlocks ? .fewTexts : .texts
            let conditions = filters.conditions + ["id IN (\(rows))"]
            let candidates =
                count == 0 ? [] : try candidates(conditions, after: nil, limit: want, reading: reading)
            stretch.found += candidates.filter { hasTheRest($0.ticket) }
            if candidates.count == want, let reached = candidates.last?.line.id {
                place = reached
                left -= Int64(want)
            } else {
                guard let edge = windows.edge(of: window, count: count, last: last) else { return stretch }
                place = edge
                left -= max(count, 1)
            }
            guard left > 0 else { break }
        }
        guard stretch.found.count > list.limit || left <= 0 else { return stretch }
        stretch.end = place.map { TicketList.Cursor(due: nil, id: $0) }
        return stretch
    }

    private func newestRow() throws -> ID<Ticket>? {
        if let place = list.after?.id { return place }
        if let last = filters.last { return last }
        return try reader.first("SELECT MAX(id) AS newest FROM tickets")?.value("newest")
    }

    /// All rows of the index that have the words and the filters' facets.
    private var index: SQL { TicketWords.found(tokens + list.facets, on: engine) }

    private func index(_ blocks: [String]) -> SQL { TicketWords.found(tokens + list.facets + [blocks], on: engine) }

    private func bounded(_ rows: SQL, below place: ID<Ticket>?) -> SQL {
        var rows = rows
        if let first = filters.first { rows = "\(rows) AND rowid >= \(first)" }
        if let last = filters.last { rows = "\(rows) AND rowid <= \(last)" }
        if let place { rows = "\(rows) AND rowid < \(place)" }
        return rows
    }

    private var tokens: [[String]] {
        Set(words.terms.flatMap { TicketWords.tokens(of: $0.pattern) }).sorted().map { [$0] }
    }

    /// Whether a ticket that the index has found has also what the index cannot promise: characters in a row.
    private func hasTheRest(_ ticket: SearchableTicket) -> Bool {
        words.terms.allSatisfy { TicketWords.isExact($0.pattern) || ticket.has($0) }
    }
}

// MARK: - By what else the words may mean

extension WordSearch {
    private func condition(of meaning: SearchWords.Meaning) -> SQL? {
        switch meaning {
        case .number(let number): "number = \(number)"
        case .phone(let phone):
            list.phoneReach == .all || list.phoneReach == .open ? list.calling("phone = \(phone)") : nil
        case .phoneEnd(let digits):
            list.phoneReach == .none
                ? nil : list.calling("phone IS NOT NULL AND SUBSTR(phone, LENGTH(phone) - 3) = \(digits)")
        }
    }

    /// Walks along the list's order and keeps what `fits`.
    private func collected(
        _ conditions: [SQL],
        reading: TicketList.Reading = .texts,
        mostTexts: Int = .max,
        that fits: (SearchableTicket) -> Bool,
    ) throws -> Stretch {
        var stretch = Stretch()
        var place = list.after
        var left = mostTexts
        let size = max(list.limit + 1, 100)
        while stretch.found.count <= list.limit {
            let candidates = try candidates(
                filters.conditions + conditions,
                after: place,
                limit: size,
                reading: reading,
            )
            stretch.found += candidates.filter { fits($0.ticket) }
            guard candidates.count == size, let last = candidates.last else { return stretch }
            place = TicketList.Cursor(last.line)
            left -= size
            guard left > 0 else { break }
        }
        stretch.end = place
        return stretch
    }

    private func candidates(
        _ conditions: [SQL],
        after: TicketList.Cursor?,
        limit: Int,
        reading: TicketList.Reading = .texts,
    ) throws -> [Candidate] {
        let statement = list.statement(
            where: conditions,
            after: after,
            limit: limit,
            reading: reading,
        )
        return try reader.rows(statement).map { row in
            let line = try TicketLine(row: row)
            // One that cannot be read is named by `verify`; its line serves all the same.
            let filed = try? StoredJSON.value(FiledWords.self, from: try row.value("state")).filing
            return Candidate(
                line: line,
                ticket: SearchableTicket(
                    number: line.number,
                    summary: line.summary,
                    narrative: filed?.narrative ?? "",
                    address: filed?.place.address ?? "",
                ),
            )
        }
    }

    /// What of a stored ticket the citizen wrote.
    private struct FiledWords: Decodable {
        let filing: Filed

        struct Filed: Decodable {
            let narrative: String
            let place: Place
        }
    }
}
