// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Simulation
import Storage
import Tickets

/// Fills a store with what likeness keeps of requests, without the tickets themselves.
struct SketchStore: Sendable {
    let database: any Database
    let citizenry: Citizenry

    private static let group = 2_000
    private static let window: TimeInterval = 80 * 86_400

    /// Keeps so many, with ids below those of real tickets; each fourth begins a topic, the others belong to the last one.
    func fill(_ count: Int) async throws {
        let start = Date.now.addingTimeInterval(-Self.window)
        var counted: [EventWords.Term: Int] = [:]
        for first in stride(from: 0, to: count, by: Self.group) {
            let texts = (first..<min(count, first + Self.group)).map(words)
            for term in texts.flatMap(\.terms) { counted[term, default: 0] += 1 }
            let counts = TermCounts(texts: first + texts.count, counts: counted)
            try await database.write { writer in
                for (place, text) in texts.enumerated() {
                    let id = ID<Ticket>(Int64(first + place - count))
                    let topic = ID<Topic>(id.rawValue & ~3)
                    let receivedAt = start.addingTimeInterval(Self.window * Double(first + place) / Double(count))
                    try SketchRecords.count(text.terms.map { Int64(bitPattern: $0) }, in: writer)
                    if topic.rawValue == id.rawValue {
                        _ = try TopicRecords.begin(with: id, title: "", at: receivedAt, in: writer)
                    }
                    let sketch = EventSketch(text, counts: counts, keepsNew: true)
                    try SketchRecords.insert(
                        id,
                        topic: topic,
                        receivedAt: receivedAt,
                        sketch: sketch.bytes,
                        terms: sketch.storedKeys.map { Int64(bitPattern: $0.term) },
                        in: writer,
                    )
                }
            }
        }
    }

    private func words(_ index: Int) -> EventWords {
        var generator = SeededGenerator(seed: 1, stream: index)
        let request = citizenry.request(index, id: "\(index)", at: Date.now, using: &generator)
        return EventWords(title: "", narrative: request.filing.narrative + "\n" + request.filing.place.address)
    }
}
