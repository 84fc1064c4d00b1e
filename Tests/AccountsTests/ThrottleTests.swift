// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

struct ThrottleTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    private func after(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

    @Test func `a key has its uses in each window and no more`() {
        let throttle = Throttle(Throttle.Limit(uses: 2, window: 60))

        #expect(throttle.admit("a", at: start) == .admitted)
        #expect(throttle.admit("a", at: after(20)) == .admitted)
        #expect(throttle.admit("a", at: after(20.5)) == .refused(retryAfterSeconds: 40))
        #expect(throttle.admit("a", at: after(59.9)) == .refused(retryAfterSeconds: 1))
        #expect(throttle.admit("a", at: after(60)) == .admitted)
        #expect(throttle.admit("a", at: after(60)) == .admitted)
        #expect(throttle.admit("a", at: after(60)) == .refused(retryAfterSeconds: 60))
    }

    @Test func `keys do not share their uses`() {
        let throttle = Throttle(Throttle.Limit(uses: 1, window: 60))

        #expect(throttle.admit("a", at: start) == .admitted)
        #expect(throttle.admit("b", at: start) == .admitted)
        #expect(throttle.admit("a", at: start) != .admitted)
    }

    @Test func `the wait doubles up to its longest, and quiet makes it short again`() {
        let throttle = Throttle(Throttle.Limit(uses: 1, window: 60, growingTo: 200))

        #expect(throttle.admit("a", at: start) == .admitted)
        #expect(throttle.admit("a", at: start) == .refused(retryAfterSeconds: 60))
        #expect(throttle.admit("a", at: after(60)) == .admitted)
        #expect(throttle.admit("a", at: after(60)) == .refused(retryAfterSeconds: 120))
        #expect(throttle.admit("a", at: after(180)) == .admitted)
        #expect(throttle.admit("a", at: after(180)) == .refused(retryAfterSeconds: 200))
        #expect(throttle.admit("a", at: after(380 + 200)) == .admitted)
        #expect(throttle.admit("a", at: after(380 + 200)) == .refused(retryAfterSeconds: 60))
    }

    @Test func `a use that is given back can be taken again`() {
        let throttle = Throttle(Throttle.Limit(uses: 1, window: 60))

        #expect(throttle.admit("a", at: start) == .admitted)
        throttle.giveBack("a")
        throttle.giveBack("a")
        throttle.giveBack("unknown")

        #expect(throttle.admit("a", at: start) == .admitted)
        #expect(throttle.admit("a", at: start) != .admitted)
    }

    @Test func `a forgotten key starts afresh`() {
        let throttle = Throttle(Throttle.Limit(uses: 1, window: 60, growingTo: 600))
        #expect(throttle.admit("a", at: start) == .admitted)

        throttle.forget("a")

        #expect(throttle.admit("a", at: after(1)) == .admitted)
        #expect(throttle.admit("a", at: after(1)) == .refused(retryAfterSeconds: 60))
    }

    @Test func `a flood of other keys does not free the key under attack`() {
        let throttle = Throttle(Throttle.Limit(uses: 3, window: 60), capacity: 10)
        for _ in 0..<3 { #expect(throttle.admit("victim", at: start) == .admitted) }

        for number in 0..<1_000 { #expect(throttle.admit("flood \(number)", at: start) == .admitted) }

        #expect(throttle.admit("victim", at: start) == .refused(retryAfterSeconds: 60))
    }

    @Test func `a clock that is set back makes nobody wait longer than a window`() {
        let throttle = Throttle(Throttle.Limit(uses: 1, window: 60))
        #expect(throttle.admit("a", at: after(86_400)) == .admitted)

        #expect(throttle.admit("a", at: start) == .admitted)
        #expect(throttle.admit("a", at: start) == .refused(retryAfterSeconds: 60))
    }

    @Test func `attempts at the same moment are all counted`() async {
        let throttle = Throttle(Throttle.Limit(uses: 5, window: 60))

        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { throttle.admit("a", at: start) == .admitted } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(admitted == 5)
    }
}
