// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// What an exchange tells of one call, second by second.
package struct TestCall {
    package let id: CallID
    package let start: Date
    private var book = CallBook()
    /// As it is by now.
    package private(set) var record: CallRecord

    /// - Parameters:
    ///   - id: The exchange's.
    ///   - start: When it begins.
    ///   - number: The citizen's, as the network sent it.
    ///   - direction: Who called.
    package init(
        _ id: String = "1795294152.0",
        at start: Date,
        from number: String = "13900000001",
        _ direction: CallDirection = .inbound,
    ) {
        self.id = CallID(id)
        self.start = start
        let outside = OutsideNumber(number, country: "86", area: "710")
        let opening = CallOpening(direction: direction, outside: outside, dialled: "12345", began: start)
        // The book of a new call has its record.
        record = book.take(.call(self.id, .began(opening), at: start))[0]
    }

    /// What happens after so many seconds.
    package mutating func add(_ second: Double, _ events: CallEvent...) {
        for event in events {
            record = book.take(.call(id, event, at: start.addingTimeInterval(second))).last ?? record
        }
    }

    package mutating func end(_ second: Double) { add(second, .ended(CallEnd(by: .exchange, cause: 16))) }

    /// A call that waits so long, is answered at `seat`, and is talked in until it ends.
    package mutating func talk(at seat: Seat, after wait: Double = 5, seconds: Double = 60) {
        let party = Party.seat(seat)
        add(0, .queued(queue: "hotline"), .rang(party))
        add(wait, .answered(party), .leftQueue, .recording(path: "/recordings/\(id).wav"))
        add(wait + seconds, .left(party), .recorded(path: "/recordings/\(id).wav"))
    }
}
