// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Channels

/// The stream between the link and who reads the news.
struct BoundedStreamTests {
    @Test func `a thousand things come through a stream for two, in order`() async {
        let stream = BoundedStream<Int>(capacity: 2)
        let sending = Task {
            for number in 0..<1_000 { await stream.send(number) }
            await stream.finish()
        }

        var read: [Int] = []
        for await number in stream { read.append(number) }

        await sending.value
        #expect(read == Array(0..<1_000))
    }

    @Test func `a reader who is cancelled reads no more`() async {
        let stream = BoundedStream<Int>(capacity: 2)
        let reading = Task { () -> Int? in
            for await number in stream { return number }
            return nil
        }

        reading.cancel()

        #expect(await reading.value == nil)
    }

    @Test func `a sender who is cancelled while the stream is full loses nothing`() async {
        let stream = BoundedStream<Int>(capacity: 1)
        await stream.send(1)
        let sending = Task { await stream.send(2) }
        sending.cancel()
        await sending.value
        await stream.finish()

        var read: [Int] = []
        for await number in stream { read.append(number) }

        #expect(read == [1, 2])
    }
}
