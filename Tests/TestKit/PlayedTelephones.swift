// SPDX-License-Identifier: Apache-2.0

import Synchronization
package import Tickets

/// A telephone exchange that does as it is told, and tells what a test has it tell.
///
/// A class, because the office that asks and the test that looks share it.
package final class PlayedTelephones: CTIAdapter {
    package let news: AsyncStream<ExchangeNews>
    private let feed: AsyncStream<ExchangeNews>.Continuation
    private let asked = Mutex<[String]>([])
    private let fault: CTIFault?

    /// - Parameter fault: What it answers to all that it is asked; nil to do it.
    package init(fault: CTIFault? = nil) {
        (news, feed) = AsyncStream.makeStream(of: ExchangeNews.self)
        self.fault = fault
    }

    package func tell(_ news: ExchangeNews) { feed.yield(news) }

    package func finish() { feed.finish() }

    /// What it was asked, in order, for example `pause 8001 wrap-up`.
    package var verbs: [String] { asked.withLock { $0 } }

    private func note(_ verb: String) throws(CTIFault) {
        asked.withLock { $0.append(verb) }
        if let fault { throw fault }
    }

    package func call(_ order: CallOrder) throws(CTIFault) -> CallID {
        try note("call \(order.seat) \(order.number.dialled)")
        return CallID("placed")
    }

    package func answer(_ call: CallID, at seat: Seat) throws(CTIFault) { try note("answer \(call) \(seat)") }
    package func hangUp(_ call: CallID, at seat: Seat) throws(CTIFault) { try note("hangUp \(call) \(seat)") }
    package func hold(_ call: CallID, at seat: Seat) throws(CTIFault) { try note("hold \(call) \(seat)") }
    package func resume(_ call: CallID, at seat: Seat) throws(CTIFault) { try note("resume \(call) \(seat)") }

    package func transfer(_ call: CallID, from seat: Seat, to target: CallTarget) throws(CTIFault) {
        try note("transfer \(call) \(seat) \(Self.name(target))")
    }

    package func consult(_ target: CallTarget, about call: CallID, from seat: Seat) throws(CTIFault) {
        try note("consult \(call) \(seat) \(Self.name(target))")
    }

    package func handOver(_ call: CallID, from seat: Seat) throws(CTIFault) { try note("handOver \(call) \(seat)") }

    package func endConsultation(_ target: CallTarget, about call: CallID) throws(CTIFault) {
        try note("endConsultation \(call) \(Self.name(target))")
    }

    package func join(_ number: PhoneNumber, to call: CallID, from seat: Seat) throws(CTIFault) {
        try note("join \(call) \(seat) \(number.dialled)")
    }

    package func logIn(_ seat: Seat, to queue: String) throws(CTIFault) { try note("logIn \(seat) \(queue)") }
    package func logOut(_ seat: Seat, from queue: String) throws(CTIFault) { try note("logOut \(seat) \(queue)") }
    package func pause(_ seat: Seat, for reason: PauseReason) throws(CTIFault) {
        try note("pause \(seat) \(reason.word)")
    }
    package func makeReady(_ seat: Seat) throws(CTIFault) { try note("makeReady \(seat)") }
    package func survey(_ call: CallID, ticket: String?) throws(CTIFault) {
        try note(["survey \(call)", ticket].compactMap(\.self).joined(separator: " "))
    }

    package func survey(calling number: PhoneNumber, ticket: String?) throws(CTIFault) -> CallID {
        try note("survey \(number.dialled)")
        return CallID("placed")
    }

    private static func name(_ target: CallTarget) -> String {
        switch target {
        case .seat(let seat): seat.name
        case .number(let number): number.dialled
        }
    }
}
