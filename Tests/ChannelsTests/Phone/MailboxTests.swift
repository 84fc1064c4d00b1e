// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Channels

/// The box between the link and who reads the news.
struct MailboxTests {
    @Test func `a thousand things come through a box for two, in order`() async {
        let box = Mailbox<Int>(capacity: 2)
        let sending = Task {
            for number in 0..<1_000 { await box.send(number) }
            await box.finish()
        }

        var read: [Int] = []
        for await number in box { read.append(number) }

        await sending.value
        #expect(read == Array(0..<1_000))
    }

    @Test func `a reader who is cancelled reads no more`() async {
        let box = Mailbox<Int>(capacity: 2)
        let reading = Task { () -> Int? in
            for await number in box { return number }
            return nil
        }

        reading.cancel()

        #expect(await reading.value == nil)
    }

    @Test func `a sender who is cancelled while the box is full loses nothing`() async {
        let box = Mailbox<Int>(capacity: 1)
        await box.send(1)
        let sending = Task { await box.send(2) }
        sending.cancel()
        await sending.value
        await box.finish()

        var read: [Int] = []
        for await number in box { read.append(number) }

        #expect(read == [1, 2])
    }
}
