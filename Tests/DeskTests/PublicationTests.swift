// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Storage
import TestKit
import Testing
import Tickets

/// What everybody may read is kept with the change itself, and found by what somebody writes (C7).
struct PublicationTests {
    private static func published(
        _ title: String,
        id: String,
        in office: Office,
        _ change: (inout IntakeDraft) -> Void = { _ in },
    ) async throws -> TicketNumber {
        let number = try await office.file(id: id) { draft in
            draft.filing.mayBePublished = true
            change(&draft)
        }.stored.ticket.number
        try await office.perform(.publish(title: title), on: number, by: .dispatcher)
        return number
    }

    @Test(arguments: Engine.available)
    func `it comes and goes with what the centre decides, and the journal says the same`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            #expect(try await office.desk.publicRequests(limit: 9).isEmpty)

            let number = try await Self.published("人民路一带停水", id: "1", in: office)
            let open = try await office.desk.publicRequests(limit: 9)
            #expect(open.map(\.title) == ["人民路一带停水"] && open[0].isOpen && open[0].answer == nil)
            #expect(open[0].area?.rawValue == "fancheng")
            #expect(try await office.verification().disagreements == [])

            try await office.perform(.publish(title: "人民路片区停水"), on: number, by: .dispatcher)
            try await office.perform(.sign(handler: "班长"), on: number, by: .handler(of: .water))
            let result = HandlingResult(
                conclusion: .solved,
                report: "换阀门",
                reply: "王先生，水来了。",
                publicAnswer: "供水已恢复。",
            )
            try await office.perform(.submitResult(result), on: number, by: .handler(of: .water))
            try await office.perform(.acceptResult, on: number, by: .dispatcher)
            let answered = try await office.desk.publicRequests(limit: 9)
            #expect(answered.map(\.title) == ["人民路片区停水"] && !answered[0].isOpen)
            #expect(answered[0].answer == "供水已恢复。")
            #expect(try await office.verification().disagreements == [])

            try await office.perform(.unpublish(reason: "诉求人要求"), on: number, by: .supervisor)
            #expect(try await office.desk.publicRequests(limit: 9).isEmpty)
            #expect(try await office.desk.publicRequests(like: "人民路片区停水", limit: 9).isEmpty)
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is most like what somebody writes comes first, and the rest not at all`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await Self.published("滨江路路灯不亮", id: "1", in: office)
            _ = try await Self.published("人民路小区夜间停水", id: "2", in: office)
            _ = try await Self.published("WiFi6 信号差", id: "3", in: office)
            _ = try await office.file("滨江路路灯不亮，没人同意公开", id: "4")

            let lamps = try await office.desk.publicRequests(like: "滨江路的路灯三天不亮了", limit: 9)
            let water = try await office.desk.publicRequests(like: "我们小区停水，夜间也停水，在人民路", limit: 9)
            let letters = try await office.desk.publicRequests(like: "家里ｗｉｆｉ６信号不好", limit: 9)

            #expect(lamps.map(\.title) == ["滨江路路灯不亮"])
            #expect(water.map(\.title) == ["人民路小区夜间停水"])
            #expect(letters.map(\.title) == ["WiFi6 信号差"])
            for text in ["", "灯", "%_'\";--", "广场舞太吵"] {
                #expect(try await office.desk.publicRequests(like: text, limit: 9).isEmpty, "\(text)")
            }
        }
    }
}
