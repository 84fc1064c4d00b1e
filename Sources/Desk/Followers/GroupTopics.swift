// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Routing
import Sites
import Storage
import Tickets

/// Finds for each new ticket the topic it belongs to, among those of a sliding window: it is compared with the few
/// tickets that share its rarest terms, so that its cost does not grow with the store (C7).
///
/// A ticket that not all may know of — a report about a unit — is kept to be found by those who may, but belongs to no
/// topic: a topic's figures would speak of it.
package struct GroupTopics: Follower {
    package let name = "group-topics"
    package let patience = Duration.seconds(5)
    package let batch = 50
    private let sites: CurrentSite
    private let time: TimeSource

    /// How long tickets are kept.
    static let window: TimeInterval = 90 * 86_400

    package init(sites: CurrentSite, time: TimeSource) {
        self.sites = sites
        self.time = time
    }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        let (now, rule) = (time.now, sites.site.topicRule)
        let start = now.addingTimeInterval(-Self.window)
        let arrivals = entries.compactMap { entry -> Arrival? in
            guard case .registered(let filing)? = entry.events.first, filing.receivedAt >= start else { return nil }
            return Arrival(ticket: entry.ticket, filing: filing)
        }
        return { writer in
            let grown = Set(try arrivals.compactMap { try $0.join(in: writer) })
            for topic in grown.sorted() { try rule.tell(of: topic, at: now, in: writer) }
            // Twice as many leave as come, so that the window cannot fall behind.
            for old in try SketchRecords.old(before: start, limit: 2 * Self.forgotten, in: writer) {
                let sketch = EventSketch(bytes: old.sketch)
                try SketchRecords.remove(old, terms: sketch?.storedTerms ?? [], in: writer)
            }
        }
    }

    private static let forgotten = 50
}

/// A new ticket, read before the transaction.
private struct Arrival: Sendable {
    let ticket: ID<Ticket>
    let title: String
    let receivedAt: Date
    let isGuarded: Bool
    let words: EventWords

    init(ticket: ID<Ticket>, filing: Filing) {
        self.ticket = ticket
        title = filing.summary
        receivedAt = filing.receivedAt
        isGuarded = filing.isGuarded
        words = filing.eventWords
    }

    /// - Returns: The topic that it belongs to now; nil for none.
    func join(in writer: any Writer) throws -> ID<Topic>? {
        try SketchRecords.count(words.storedTerms, in: writer)
        let sketch = EventSketch(words, counts: try .stored(for: words, in: writer), keepsNew: true)
        let topic = isGuarded ? nil : try topic(of: sketch, in: writer)
        try SketchRecords.insert(
            ticket,
            topic: topic,
            receivedAt: receivedAt,
            sketch: sketch.bytes,
            terms: sketch.storedTerms,
            in: writer,
        )
        return topic
    }

    private func topic(of sketch: EventSketch, in writer: any Writer) throws -> ID<Topic> {
        var choice = TopicChoice<ID<Topic>>()
        let near = try SketchRecords.candidates(sharing: sketch.storedTerms, limit: NearTickets.looked, in: writer)
        for candidate in near {
            // A sketch that cannot be read was written by a newer program.
            guard let topic = candidate.topic, let other = EventSketch(bytes: candidate.sketch) else { continue }
            choice.add(other, of: topic)
        }
        guard let topic = choice.topic(of: sketch) else {
            return try TopicRecords.begin(with: ticket, title: title, at: receivedAt, in: writer)
        }
        try TopicRecords.grow(topic, at: receivedAt, in: writer)
        return topic
    }
}

extension TopicRule {
    /// Tells supervisors of a topic once as many people told of it as the site says, and again at each doubling.
    fileprivate func tell(of topic: ID<Topic>, at now: Date, in writer: any Writer) throws {
        let told = try TopicAlertRecords.find(topic, in: writer)
        let needed = told.map { 2 * $0.people } ?? alertPeople
        // Never more people than tickets: most topics need no count.
        guard let tickets = try TopicRecords.find(topic, in: writer)?.tickets, tickets >= needed else { return }
        let since = now.addingTimeInterval(-Double(alertDays) * 86_400)
        let people = try TopicAlertRecords.people(tellingOf: topic, since: since, in: writer)
        guard people >= needed else { return }
        try TopicAlertRecords.tell(of: topic, people: people, at: now, in: writer)
    }
}

extension Filing {
    /// A report about a unit or a person: it stands beside no other tickets, whose figures would speak of it.
    var isGuarded: Bool { accusedUnit != nil || kind == .report }

    /// What likeness reads of a request.
    var eventWords: EventWords { EventWords(title: summary, narrative: narrative + "\n" + place.address) }
}

extension EventWords {
    var storedTerms: [Int64] { terms.map { Int64(bitPattern: $0) } }
}

extension EventSketch {
    var storedTerms: [Int64] { storedKeys.map { Int64(bitPattern: $0.term) } }
}

extension TermCounts {
    /// How often the terms of a text occur in the store.
    static func stored(for words: EventWords, in reader: any Reader) throws -> TermCounts {
        let (tickets, terms) = try SketchRecords.counts(of: words.storedTerms, in: reader)
        let counts = terms.map { (EventWords.Term(bitPattern: $0), $1) }
        // In a store that has just begun nothing would be rare.
        return TermCounts(texts: max(tickets, 1_000), counts: Dictionary(counts) { first, _ in first })
    }
}
