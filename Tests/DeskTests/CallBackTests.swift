// SPDX-License-Identifier: Apache-2.0

import Desk
import TestKit
import Testing
import Tickets

/// Whose it is to call somebody back (A2).
struct CallBackTests {
    @Test(arguments: Engine.available)
    func `a call-back that came to nothing is a colleague's to take`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            var call = TestCall(at: office.clock.now)
            call.end(3)
            try await office.desk.keep([call.record], seated: [:])
            let id = try #require(try await office.desk.callBacks(limit: 1).first?.id)

            _ = try await office.desk.takeCallBack(id, by: "agent1")
            office.clock.advance(hours: 0.25)
            let taken = try await office.desk.takeCallBack(id, by: "agent2")
            #expect(taken.takenBy == "agent2")
            #expect(try await office.desk.callBacks(limit: 1) == [taken], "it is kept")

            await #expect(throws: CallBackRefusal.taken(by: "agent2")) {
                _ = try await office.desk.takeCallBack(id, by: "agent1")
            }
            try await office.desk.releaseCallBack(id, by: "agent2")
            _ = try await office.desk.takeCallBack(id, by: "agent1")
        }
    }
}
