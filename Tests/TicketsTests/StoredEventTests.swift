// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Events are stored for ever: how they are written may grow, never change.
struct StoredEventTests {
    @Test func `every event reads back as it was written`() throws {
        for sample in try SampleEvents.all() {
            let text = try MillisecondJSON.text(sample.event)

            #expect(try MillisecondJSON.value(TicketEvent.self, from: text) == sample.event, "\(text)")
        }
    }

    @Test func `every stage of a ticket reads back as it was written`() throws {
        for stage in Stage.Name.allCases {
            let ticket = try CaseFile(in: stage).ticket

            #expect(try ticket.readBack == ticket, "\(stage)")
        }
    }

    @Test func `every author reads back as written`() throws {
        for author in Author.everybody {
            #expect(try MillisecondJSON.value(Author.self, from: try MillisecondJSON.text(author)) == author)
        }
    }

    @Test(arguments: StoredEvents.texts)
    func `what a journal once wrote reads, and is written the same today`(text: String) throws {
        let event = try MillisecondJSON.value(TicketEvent.self, from: text)

        #expect(try MillisecondJSON.text(event) == text)
    }

    @Test func `each kind of event has its stored form on record`() throws {
        let stored = try StoredEvents.texts.map { try MillisecondJSON.value(TicketEvent.self, from: $0).caseName }

        #expect(Set(stored) == Set(try SampleEvents.all().map(\.event.caseName)))
    }
}
