// SPDX-License-Identifier: Apache-2.0

import Channels
import Testing

/// What Asterisk's events mean, each by its name.
struct ManagerEventTests {
    private func event(_ text: String) throws -> ManagerEvent? {
        var parser = ManagerParser()
        return try parser.read(Array(text.replacing("\n", with: "\r\n").utf8)).first.flatMap { ManagerEvent($0) }
    }

    @Test(arguments: Recorded.allCases) func `every recorded event is understood`(session: Recorded) throws {
        let odd = try session.events.filter { event in
            switch event {
            case .unknown, .incomplete: true
            default: false
            }
        }

        #expect(odd.isEmpty)
        #expect(try session.events.count == session.messages.count - 1)
    }

    @Test func `a channel is read with its number, its place and its state`() throws {
        guard case .newChannel(let channel) = try Recorded.queue.events[2] else { throw Unexpected() }

        #expect(channel.name == "PJSIP/trunk-00000001")
        #expect(channel.uniqueID == "1795294152.1")
        #expect(channel.linkedID == "1795294152.1")
        #expect(channel.state == .calling)
        #expect(channel.callerNumber == "13800138000")
        #expect(channel.context == "from-trunk")
        #expect(channel.dialled == "12347")
    }

    @Test func `an event of another name is kept by its name`() throws {
        #expect(try event("Event: FaxStatus\nChannel: a\n\n") == .unknown(name: "FaxStatus"))
    }

    @Test func `an event that lacks its channel is incomplete`() throws {
        #expect(try event("Event: Hangup\nCause: 16\n\n") == .incomplete(name: "Hangup"))
        #expect(try event("Event: BlindTransfer\nResult: Fail\n\n") == .incomplete(name: "BlindTransfer"))
    }

    @Test func `a response is no event`() throws {
        #expect(try event("Response: Success\nMessage: Added interface to queue\n\n") == nil)
    }

    @Test func `a member is read from an event and from a list`() throws {
        let told = try event("Event: QueueMemberStatus\nQueue: q\nInterface: PJSIP/1\nStatus: 6\nPaused: 0\n\n")
        let listed = try event(
            "Event: QueueMember\nQueue: q\nLocation: PJSIP/1\nStatus: 1\nPaused: 1\nPausedReason: x\n\n"
        )

        guard case .memberStatus(let one) = told, case .memberListed(let other) = listed else { throw Unexpected() }
        #expect(one.device == .ringing)
        #expect(!one.isPaused)
        #expect(other.interface == "PJSIP/1")
        #expect(other.device == .free)
        #expect(other.pauseReason == "x")
    }

    struct Unexpected: Error {}
}
