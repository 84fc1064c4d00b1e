// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Web

/// What a call is for each seat in it, and which steps are whose (A2).
struct CallAtSeatTests {
    private static let seat = Tickets.Seat("8001")
    private static let colleague = Tickets.Seat("8002")
    private static let police = Party.outside(OutsideNumber("110", country: "86", area: "710"))

    /// A call that the seat has answered after five seconds.
    private var answered: TestCall {
        var call = TestCall(at: Date(timeIntervalSince1970: 1_795_294_152))
        call.add(0, .queued(queue: "hotline"), .rang(.seat(Self.seat)))
        call.add(5, .answered(.seat(Self.seat)), .leftQueue)
        return call
    }

    private func own(_ call: TestCall) -> CallAtSeat { CallAtSeat(call.record, at: Self.seat) }

    private func colleagues(_ call: TestCall) -> CallAtSeat { CallAtSeat(call.record, at: Self.colleague) }

    @Test func `who asks for a word hands over once the colleague has answered`() throws {
        var call = answered
        call.add(20, .held(by: .seat(Self.seat)), .rang(.seat(Self.colleague)))

        #expect(own(call).kind == "consulting")
        #expect(throws: PhoneFault.notAnswered) { try own(call).check("handOver") }
        try own(call).check("endConsultation")

        call.add(25, .answered(.seat(Self.colleague)))
        try own(call).check("handOver")
    }

    @Test func `who is asked for a word may answer and hang up, and nothing else`() throws {
        var call = answered
        call.add(20, .held(by: .seat(Self.seat)), .rang(.seat(Self.colleague)))
        #expect(colleagues(call).kind == "ringing")
        #expect(!colleagues(call).isConsulting)

        call.add(25, .answered(.seat(Self.colleague)))
        #expect(colleagues(call).kind == "consulted")
        #expect(!colleagues(call).isAlone)
        for step in ["handOver", "endConsultation"] {
            #expect(throws: PhoneFault.notConsulting) { try colleagues(call).check(step) }
        }
        for step in ["transfer", "consult", "join", "survey"] {
            #expect(throws: PhoneFault.consulted) { try colleagues(call).check(step) }
        }
        try colleagues(call).check("hangUp")
    }

    @Test func `the call is the colleague's once it is handed over`() throws {
        var call = answered
        call.add(20, .held(by: .seat(Self.seat)), .rang(.seat(Self.colleague)))
        call.add(25, .answered(.seat(Self.colleague)))
        call.add(30, .resumed(by: .seat(Self.seat)), .left(.seat(Self.seat)))

        #expect(colleagues(call).kind == "talking")
        try colleagues(call).check("transfer")
    }

    @Test func `seats that rang for the same call are nobody's to hand it to`() {
        var call = TestCall(at: Date(timeIntervalSince1970: 1_795_294_152))
        call.add(0, .rang(.seat(Self.seat)), .rang(.seat(Self.colleague)))
        call.add(5, .answered(.seat(Self.seat)))

        #expect(own(call).kind == "talking")
        #expect(throws: PhoneFault.notConsulting) { try own(call).check("handOver") }
    }

    @Test func `three talk together as long as three are there`() throws {
        var call = answered
        call.add(20, .joined(.seat(Self.seat), room: "1"), .rang(Self.police))
        #expect(own(call).kind == "talking", "110 only rings")
        #expect(!own(call).isConsulting)

        call.add(25, .answered(Self.police), .joined(Self.police, room: "1"))
        #expect(own(call).kind == "together")
        try own(call).check("join")

        call.add(30, .left(Self.police))
        #expect(own(call).kind == "talking")
        #expect(own(call).isAlone)
    }
}
