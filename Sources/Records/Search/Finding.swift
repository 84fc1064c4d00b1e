// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Why a ticket was found: what of it has the words, with the words marked.
package struct Finding: Equatable, Sendable {
    package let part: Part
    /// The text around the words; empty for a telephone number, which no list shows.
    package let pieces: [Piece]

    package enum Part: String, CaseIterable, Sendable {
        case number, summary, narrative, address, phone
    }

    package struct Piece: Equatable, Sendable {
        package let text: String
        package let isFound: Bool

        package init(_ text: String, isFound: Bool) {
            self.text = text
            self.isFound = isFound
        }
    }
}

extension Finding {
    /// The first place of the words in `text` with what stands around it; nil where none of them stands.
    init?(_ part: Part, _ text: SearchableText, of patterns: [[SearchText.Unit]]) {
        let ranges = patterns.flatMap { text.units.ranges(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
        guard let first = ranges.first else { return nil }
        let whole = text.text
        let start =
            whole.index(first.lowerBound, offsetBy: -Self.before, limitedBy: whole.startIndex) ?? whole.startIndex
        let end = whole.index(start, offsetBy: Self.length, limitedBy: whole.endIndex) ?? whole.endIndex
        var pieces: [Piece] = []
        var place = start
        func add(_ range: Range<String.Index>, isFound: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(Piece(String(whole[range]).replacing("\n", with: " "), isFound: isFound))
        }
        if start > whole.startIndex { pieces.append(Piece("…", isFound: false)) }
        for range in ranges where range.upperBound > place && range.lowerBound < end {
            let from = max(place, range.lowerBound)
            let to = max(from, min(end, range.upperBound))
            add(place..<from, isFound: false)
            add(from..<to, isFound: true)
            place = to
        }
        add(place..<max(place, end), isFound: false)
        if end < whole.endIndex { pieces.append(Piece("…", isFound: false)) }
        self.init(part: part, pieces: pieces)
    }

    /// Characters shown before the first word found, and in all.
    private static let before = 16
    private static let length = 72
}

/// A text together with how search reads it.
struct SearchableText {
    let text: String
    let units: SearchText

    init(_ text: String) {
        self.text = text
        units = SearchText(text)
    }
}

/// What a ticket can be found by, apart from who asked: its number and the citizen's own words.
struct SearchableTicket {
    let number: TicketNumber
    let texts: [(part: Finding.Part, text: SearchableText)]

    init(number: TicketNumber, summary: String, narrative: String, address: String) {
        self.number = number
        texts = [
            (.summary, SearchableText(summary)), (.narrative, SearchableText(narrative)),
            (.address, SearchableText(address)),
        ]
    }

    /// Whether the term occurs: what the index promises.
    func has(_ term: SearchWords.Term) -> Bool {
        texts.contains { !$0.text.units.ranges(of: term.pattern).isEmpty } || isNumbered(term)
    }

    private func isNumbered(_ term: SearchWords.Term) -> Bool {
        guard term.pattern.count == 1, case .letters(let letters) = term.pattern[0].content else { return false }
        return TicketWords.parts(of: number).contains(letters)
    }

    /// Where the words stand.
    func findings(_ words: SearchWords) -> [Finding] {
        var findings = texts.compactMap { Finding($0.part, $0.text, of: words.terms.map(\.pattern)) }
        if words.terms.contains(where: isNumbered) {
            findings.insert(Finding(part: .number, pieces: [.init(number.rawValue, isFound: true)]), at: 0)
        }
        if findings.isEmpty { findings.append(Finding(part: .phone, pieces: [])) }
        return findings
    }
}
