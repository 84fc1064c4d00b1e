// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Sites
import Survey
import Testing
import Tickets

struct SiteReaderTests {
    @Test func `a clean site is read whole`() throws {
        let site = try SiteReader.read(SmallSite.documents())

        #expect(site.profile.hotline == "12345")
        #expect(site.organisation.departments.count == 4)
        #expect(site.catalogue.leaves.count == 2)
        #expect(site.questionnaire.questions.count == 4)
        #expect(site.staff.map(\.login) == ["agent1", "handler.water"])
        #expect(site.rules.figures.callbackAttempts == 3)
    }

    @Test func `every document keeps its number and what is made from it names that number`() throws {
        let documents = SmallSite.documents().map { document in
            SiteDocument(kind: document.kind, number: document.kind == .catalogue ? 7 : 2, text: document.text)
        }

        let site = try SiteReader.read(documents)

        #expect(site.documents[.catalogue] == 7)
        #expect(site.catalogue.number == 7)
        #expect(site.rulebook.number == 2)
        #expect(site.questionnaire.number == 2)
    }

    @Test func `the router of a site decides by its rules`() throws {
        let site = try SiteReader.read(SmallSite.documents())
        let filing = Filing(channel: .phone, externalID: "1", narrative: "小区停水两天", receivedAt: .distantPast)

        let decision = site.router.route(filing)

        #expect(decision.unit == UnitCode("water"))
        #expect(decision.isCertain)
    }

    @Test func `the clocks of a site follow the deadline class of the matter`() throws {
        let site = try SiteReader.read(SmallSite.documents())
        let number = try #require(TicketNumber("20260105000001"))
        var filing = Filing(channel: .phone, externalID: "1", narrative: "停水", receivedAt: .distantPast)
        filing.matter = MatterCode("town.water.outage")
        let start = Date(timeIntervalSince1970: 1_768_000_000)

        let clocks = try site.rules.clocks.clocks(for: Ticket(number: number, filing: filing), round: 1, from: start)

        #expect(clocks.deadlines.first { $0.kind == .sign }?.due == start.addingTimeInterval(30 * 60))
    }

    @Test func `a document that is missing or there twice is named`() {
        let documents = SmallSite.documents()

        let fewer = SmallSite.faults(in: documents.filter { $0.kind != .staff })
        let more = SmallSite.faults(in: documents + documents.filter { $0.kind == .areas })

        #expect(fewer == ["staff.yaml: the document is missing"])
        #expect(more == ["areas.yaml: there are 2 such documents"])
    }

    @Test func `all faults are told at once, in the order of documents and lines`() {
        let catalogue = SmallSite.catalogue.replacing("lead: water", with: "lead: watr").replacing(
            "[east]",
            with: "[est]",
        )
        let staff = SmallSite.staff.replacing("unit: water", with: "unit: watr")

        let faults = SmallSite.faults(in: [.catalogue: catalogue, .staff: staff])

        #expect(
            faults == [
                "catalogue.yaml:10: there is no unit “watr”",
                "catalogue.yaml:11: there is no unit “est”",
                "staff.yaml:9: there is no unit “watr”",
            ]
        )
    }
}
