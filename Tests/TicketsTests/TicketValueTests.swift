// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets
import WorkCalendar

/// Codes, numbers and names: what they take, and what they show.
struct TicketValueTests {
    @Test(arguments: ["roads", "a", "fancheng.hanjiang-2", String(repeating: "x", count: 64)])
    func `a code is lower-case letters, digits, dashes and dots`(text: String) throws {
        let code = try #require(UnitCode(text))

        #expect(code.description == text)
        #expect(try MillisecondJSON.value(UnitCode.self, from: "\"\(text)\"") == code)
    }

    @Test(arguments: ["", "Roads", "道路", "a b", "a_b", "a\u{0}", String(repeating: "x", count: 65)])
    func `anything else is no code`(text: String) {
        #expect(UnitCode(text) == nil)
        #expect(throws: DecodingError.self) {
            try MillisecondJSON.value(UnitCode.self, from: try MillisecondJSON.text(text))
        }
    }

    @Test func `a ticket number is the day it was filed and a count of that day`() throws {
        let day = try #require(Day("2026-01-05"))

        #expect(TicketNumber(day: day, count: 42).description == "20260105000042")
        #expect(TicketNumber(day: day, count: 1) < TicketNumber(day: day, count: 999_999))
    }

    @Test(arguments: ["2026010500004", "202601050000420", "2026010500004x", "２０２６0105000042", ""])
    func `anything but fourteen digits is no ticket number`(text: String) {
        #expect(TicketNumber(text) == nil)
        #expect(throws: DecodingError.self) {
            try MillisecondJSON.value(TicketNumber.self, from: try MillisecondJSON.text(text))
        }
    }

    @Test func `a name shows its first character only`() throws {
        let name = try #require(PersonName(" 欧阳娜娜 "))

        #expect("\(name)" == "欧**")
        #expect(name.full == "欧阳娜娜")
        #expect(PersonName(" \n") == nil)
    }

    @Test func `a citizen is reachable by telephone or by mail`() {
        #expect(!Contact(name: PersonName("张三")).isReachable)
        #expect(Contact(phone: PhoneNumber(dialled: "+8613800005678")).isReachable)
        #expect(Contact(email: "zhang@example.cn").isReachable)
    }

    @Test func `a place is known by address, coordinates or area`() {
        #expect(!Place(address: " ").isKnown)
        #expect(Place(address: "建华路").isKnown)
        #expect(Place(latitude: 32, longitude: 112).isKnown)
        #expect(Place(area: .fancheng).isKnown)
    }

    @Test func `an author is known by login, role and unit, unless it is the citizen or the clock`() {
        #expect(Author.handler.login == "handler.roads")
        #expect(Author.handler.role == .handler)
        #expect(Author.handler.unit == .roads)
        #expect(Author.citizen.login == nil && Author.citizen.role == nil && Author.citizen.unit == nil)
        #expect(Author.clock.login == nil && Author.clock.role == nil && Author.clock.unit == nil)
    }
}
