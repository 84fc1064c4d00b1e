// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import Survey
import Synchronization
import TestKit
import Testing
import Tickets

/// What citizens are sent by gateways: once, at decent hours, and never lost without a word (K3).
struct OutboxTests {
    @Test(arguments: Engine.available)
    func `who calls is told by text message, once, and a receipt ends it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let receipt = try await office.file { $0.filing.channel = .phone }
            let gateway = Gateway()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()

            let number = receipt.stored.ticket.number.rawValue
            let sent = try #require(gateway.taken.first)
            #expect(gateway.taken.count == 1, "being passed on is told on the web alone")
            #expect(sent.address == .phone(PhoneNumber(dialled: "+8613900000001")))
            #expect(sent.text.contains(number) && sent.text.contains(receipt.queryCode), "\(sent.text)")
            #expect(sent.text.contains("https://hotline.example/follow"))
            #expect(!sent.text.contains("{"))
            #expect(try await office.states() == [.handedOver])

            try await office.desk.take(DeliveryReport(id: sent.id, outcome: .delivered, gatewayID: "a", reason: ""))
            #expect(try await office.states() == [.delivered])
            try await office.desk.take(DeliveryReport(id: sent.id, outcome: .failed, gatewayID: nil, reason: "late"))
            #expect(try await office.states() == [.delivered], "what has arrived has arrived")
            try await office.desk.take(DeliveryReport(id: 99, outcome: .failed, gatewayID: nil, reason: ""))
        }
    }

    @Test(arguments: Engine.available)
    func `a telephone stays silent at night`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            office.clock.advance(hours: 13)
            _ = try await office.file { $0.filing.channel = .phone }
            let gateway = Gateway()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.isEmpty)
            #expect(try await office.outbox().first?.delivery.reason == "quietHours")

            office.clock.advance(hours: 9.4)
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.isEmpty, "07:24")
            office.clock.advance(hours: 0.2)
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.count == 1, "07:36")
        }
    }

    @Test(arguments: Engine.available)
    func `a gateway that is away is tried again, later and later, until it is too late`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.file { $0.filing.channel = .phone }
            let gateway = Gateway(answers: Array(repeating: .failure(.unavailable("away")), count: 1_000))
            await office.followersCatchUp()
            for _ in 0..<20 {
                await office.courier(gateway).deliverDue()
                office.clock.advance(hours: 0.25)
            }
            #expect(gateway.taken.count < 15, "less often with time")
            #expect(try await office.outbox().first?.delivery.reason == "away")

            office.clock.advance(hours: 100)
            await office.courier(gateway).deliverDue()
            #expect(try await office.states() == [.expired])

            let id = try #require(try await office.outbox().first?.delivery.id)
            try await office.desk.sendAgain(id, by: .supervisor)
            await office.courier(Gateway()).deliverDue()
            #expect(try await office.states() == [.handedOver])
            await #expect(throws: OutboxRefusal.notOver) { try await office.desk.sendAgain(id, by: .supervisor) }
        }
    }

    @Test(arguments: Engine.available)
    func `an answer goes before its survey, whichever was posted first`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let gateway = Gateway()
            let receipt = try await office.file("请问办事大厅几点下班") { $0.filing.channel = .phone }
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()
            let number = receipt.stored.ticket.number
            try await office.perform(.answerDirectly(reply: "下午五点。"), on: number, by: .agent)
            for follower in office.desk.followers.reversed() {
                await FollowerLoop(follower, desk: office.desk, holder: "test", logger: .silent).catchUp()
            }
            for _ in 0..<3 {
                office.clock.advance(hours: 0.5)
                await office.courier(gateway).deliverDue()
            }

            #expect(gateway.taken.count == 3)
            #expect(gateway.taken.dropFirst().first?.text.contains("下午五点") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `what waits for the message before follows seconds after that has gone`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let receipt = try await office.file("请问办事大厅几点下班") { $0.filing.channel = .phone }
            try await office.perform(.answerDirectly(reply: "下午五点。"), on: receipt.stored.ticket.number, by: .agent)
            let gateway = Gateway()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.count == 1)

            office.clock.advance(hours: 0.001)
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.last?.text.contains("下午五点") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `what a crash leaves open is looked at again when the gateway's silence is over`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.file { $0.filing.channel = .phone }
            await office.followersCatchUp()
            let taken = try await office.take()
            #expect(taken.count == 1)
            // The program dies here, before or after the gateway had it.
            #expect(try await office.take().isEmpty, "it may have it")
            office.clock.advance(hours: 0.1)
            let again = try await office.take()
            #expect(again.map(\.id) == taken.map(\.id), "no receipt came: it has not")
            #expect(again.map(\.attempt) == [2])

            let id = try #require(taken.first).id
            let old = DeliveryReport(id: id, attempt: 1, outcome: .failed, gatewayID: nil, reason: "late")
            try await office.desk.take(old)
            #expect(try await office.states() == [.sending], "the first attempt's failure says nothing of the second")
            let report = DeliveryReport(id: id, attempt: 2, outcome: .handedOver, gatewayID: nil, reason: "")
            try await office.desk.take(report)
            office.clock.advance(hours: 1)
            #expect(try await office.take().isEmpty, "its receipt came: it has")
        }
    }

    @Test(arguments: Engine.available)
    func `what can never be sent says why, and what waits can be withdrawn`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.file { $0.filing.channel = .phone }
            await office.followersCatchUp()
            await office.courier(Gateway(answers: [.failure(.refused("no such number"))])).deliverDue()
            #expect(try await office.states() == [.failed])
            #expect(try await office.outbox().first?.delivery.reason == "no such number")

            _ = try await office.file(id: "2") { $0.filing.channel = .phone }
            await office.followersCatchUp()
            let id = try #require(try await office.outbox().first?.delivery.id)
            try await office.desk.withdraw(id, by: .supervisor)
            #expect(try await office.take().isEmpty)
            await #expect(throws: OutboxRefusal.gone) { try await office.desk.withdraw(id, by: .supervisor) }
            await #expect(throws: OutboxRefusal.unknown) { try await office.desk.withdraw(77, by: .supervisor) }
        }
    }

    @Test(
        arguments: Engine.available,
        [(nil, "13900000001", 1), (.web, "13900000001", 0), (.phone, "13900000001", 0), (nil, "0710-3512345", 0)]
            as [(Channel?, String, Int)],
    )
    func `the citizen's choice decides, and no landline is texted`(
        engine: Engine,
        choice: (preferred: Channel?, phone: String, count: Int),
    ) async throws {
        try await withOffice(engine) { office in
            _ = try await office.file { draft in
                draft.contact.preferred = choice.preferred
                draft.contact.phone = PhoneNumber(choice.phone, country: "86", area: "710")
            }
            await office.followersCatchUp()
            #expect(try await office.outbox().count == choice.count)
        }
    }

    @Test(arguments: Engine.available)
    func `one number is not sent more in a day than the city says`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            for id in 1...25 { _ = try await office.file(id: "\(id)") { $0.filing.channel = .phone } }
            let gateway = Gateway()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.count == 20)

            office.clock.advance(hours: 26)
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.count == 25)
        }
    }

    @Test(arguments: Engine.available)
    func `the limit of a day is that of the number that is told, whoever speaks`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let mother = Represented(
                name: try #require(PersonName("李奶奶")),
                phone: PhoneNumber(dialled: "+8613900000008"),
                relation: .family,
                isTold: true,
            )
            for id in 1...24 {
                _ = try await office.file(id: "own \(id)") { $0.filing.channel = .phone }
                _ = try await office.file(id: "hers \(id)") { draft in
                    draft.filing.channel = .phone
                    draft.contact.represented = mother
                }
            }
            let gateway = Gateway()
            await office.followersCatchUp()
            await office.courier(gateway).deliverDue()

            let hers = gateway.taken.filter { $0.address == .phone(PhoneNumber(dialled: "+8613900000008")) }
            #expect(hers.count == 20)
            #expect(gateway.taken.count == 40)
        }
    }

    @Test(arguments: Engine.available)
    func `without a gateway or words nothing is put into the outbox`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file { $0.filing.channel = .phone }
            await office.followersCatchUp()
            #expect(try await office.outbox().isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever may not know of a ticket neither sees nor stops what is said on it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.file("举报供水公司", id: "2") { draft in
                draft.filing.channel = .phone
                draft.filing.accusedUnit = .water
            }
            await office.followersCatchUp()
            let id = try #require(try await office.outbox().first?.delivery.id)
            let accused = Author.staff(login: "w", role: .dispatcher, unit: .water)

            #expect(try await office.desk.outbox(in: [], below: nil, limit: 9, for: accused).lines.isEmpty)
            await #expect(throws: OutboxRefusal.unknown) { try await office.desk.withdraw(id, by: accused) }
            try await office.desk.withdraw(id, by: .supervisor)
            #expect(try await office.outbox().first?.delivery.touchedBy == "s")
        }
    }

    @Test(arguments: Engine.available)
    func `the survey comes after the answer, not before it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.file("想反映一个情况。") { $0.filing.channel = .phone }.stored.ticket.number
            let agent = Author.staff(login: "a", role: .agent, unit: nil)
            try await office.perform(.answerDirectly(reply: "已答复{survey}"), on: number, by: agent)
            let gateway = Gateway()
            await office.followersCatchUp()
            for _ in 0..<4 {
                await office.courier(gateway).deliverDue()
                office.clock.advance(hours: 0.1)
            }

            let texts = gateway.taken.map(\.text)
            #expect(texts.count == 3)
            #expect(texts[1].contains("已答复{survey}"), "braces in an answer are no placeholders")
            #expect(texts[2].contains("https://hotline.example/rate/"))
        }
    }

    @Test(arguments: Engine.available)
    func `who has rated is not asked again`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let receipt = try await office.file("想反映一个情况。") { $0.filing.channel = .phone }
            try await office.perform(.answerDirectly(reply: "已答复"), on: receipt.stored.ticket.number, by: .agent)
            await office.followersCatchUp()
            try await office.rate(receipt)
            let gateway = Gateway()
            await office.deliver(by: gateway)

            #expect(gateway.taken.count == 2, "accepted, and the answer")
            let survey = try #require(try await office.surveys().first)
            #expect(survey.state == .withdrawn && survey.reason == "noLongerAsked")
        }
    }

    @Test(arguments: Engine.available)
    func `an answer that went back is not asked about, the next one is`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let receipt = try await office.file { $0.filing.channel = .phone }
            let evaluator = Author.staff(login: "e", role: .evaluator, unit: nil)
            try await office.answer(receipt)
            await office.followersCatchUp()
            try await office.perform(.rework(reason: "仍未修好"), on: receipt.stored.ticket.number, by: evaluator)
            let gateway = Gateway()
            await office.deliver(by: gateway)
            #expect(try await office.surveys().map(\.state) == [.withdrawn])

            try await office.answer(receipt)
            await office.deliver(by: gateway)

            #expect(try await office.surveys().map(\.state) == [.handedOver, .withdrawn])
            #expect(gateway.taken.filter { $0.text.contains("/rate/") }.count == 1)
        }
    }

    private func withOffice(_ engine: Engine, _ body: @Sendable (Office) async throws -> Void) async throws {
        try await engine.withDatabase { try await body(try await Office.open(on: $0, gateways: [.sms])) }
    }
}

/// A gateway that remembers what it was handed, and answers as it is told; then it takes everything.
final class Gateway: ReplyChannel {
    let channel: Channel
    private let state: Mutex<(taken: [Reply], answers: [Result<Handover, DeliveryFault>])>

    init(channel: Channel = .sms, answers: [Result<Handover, DeliveryFault>] = []) {
        self.channel = channel
        state = Mutex(([], answers))
    }

    var taken: [Reply] { state.withLock { $0.taken } }

    func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        let answer = state.withLock { state in
            state.taken.append(reply)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        return try (answer ?? .success(Handover(gatewayID: nil, parts: 1, isReported: true))).get()
    }
}

extension Author {
    fileprivate static let supervisor = Author.staff(login: "s", role: .supervisor, unit: nil)
}

extension Office {
    static let terms = CourierTerms(publicURL: URL(string: "https://hotline.example") ?? URL(filePath: "/"))

    func courier(_ gateway: Gateway) -> Courier {
        Courier(gateway, desk: desk, terms: Self.terms, logger: .silent)
    }

    func take() async throws -> [Reply] {
        try await desk.takeDue(by: .sms, limit: 50, terms: Self.terms) ?? []
    }

    func outbox() async throws -> [OutboxLine] {
        try await desk.outbox(in: [], below: nil, limit: 50, for: .supervisor)
            .lines
    }

    func states() async throws -> [Delivery.State] { try await outbox().map(\.delivery.state) }

    /// Newest first.
    fileprivate func surveys() async throws -> [Delivery] {
        try await outbox().map(\.delivery).filter { $0.subject == .survey }
    }

    /// Hands over what comes due within an hour.
    fileprivate func deliver(by gateway: Gateway) async {
        for _ in 0..<5 {
            await followersCatchUp()
            await courier(gateway).deliverDue()
            clock.advance(hours: 0.2)
        }
    }

    /// The unit answers and the centre lets it pass.
    fileprivate func answer(_ receipt: Receipt) async throws {
        let number = receipt.stored.ticket.number
        let handler = Author.staff(login: "h", role: .handler, unit: receipt.stored.ticket.unit)
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        try await perform(.submitResult(.sample()), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .staff(login: "d", role: .dispatcher, unit: nil))
    }

    /// The citizen rates the newest answer by the link on their ticket's page.
    fileprivate func rate(_ receipt: Receipt) async throws {
        let followed = try await desk.follow(receipt.stored.ticket.number, queryCode: receipt.queryCode)
        var fields: [String: String] = [:]
        for question in desk.site.questionnaire.questions {
            switch question.asks {
            case .contactedFirst: fields[question.code] = "yes"
            case .resolution: fields[question.code] = SurveyAnswer.Resolution.resolved.rawValue
            case .satisfaction: fields[question.code] = SurveyAnswer.Satisfaction.satisfied.rawValue
            case .words: fields[question.code] = ""
            }
        }
        _ = try await desk.rate(try #require(followed?.invitation).token, fields: fields, device: "test")
    }
}
