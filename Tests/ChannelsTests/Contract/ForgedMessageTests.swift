// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Testing
import Tickets

/// What nobody may tell us in a gateway's name (A1, A3).
struct ForgedMessageTests {
    @Test(arguments: ["", "0123456789abcdee", "0123456789abcdef0", "inbound"])
    func `Kannel's door opens to its own key alone`(key: String) {
        var forged = ContractDoor.kannel.least
        forged.path[0] = key

        #expect(throws: GatewayFault.forbidden) { try ContractDoor.kannel.draft(of: forged) }
    }

    @Test func `a signature holds for its own body, time and secret`() throws {
        let least = ContractDoor.signed.least
        var changed = least
        changed.body = least.body.replacing("大坑", with: "小坑")
        let genuine = least.signed(with: ContractDoor.secret)
        let forged = [
            least.call(), least.signed(with: "another secret of length"),
            GatewayCall(
                path: genuine.path,
                query: [:],
                headers: genuine.headers,
                body: Array(changed.body.utf8),
                receivedAt: .monday,
            ),
            GatewayCall(
                path: genuine.path,
                query: [:],
                headers: genuine.headers,
                body: genuine.body,
                receivedAt: .monday.addingTimeInterval(3_600),
            ),
        ]

        for call in forged {
            #expect(throws: GatewayFault.forbidden) { try ContractDoor.signedGateway.read(call) }
        }
        #expect(throws: Never.self) { try ContractDoor.signedGateway.read(genuine) }
    }

    @Test(arguments: ["", "{", "[]", #"{"id":"","from":"1","text":"x"}"#, #"{"id":1,"from":"1","text":"x"}"#])
    func `a genuine call that says nothing is refused with a reason`(body: String) {
        let message = ContractMessage(path: ["inbound"], body: body)

        let fault = #expect(throws: GatewayFault.self) { try ContractDoor.signed.draft(of: message) }
        guard case .unreadable(let reason)? = fault else {
            Issue.record("forbidden")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test(arguments: [ContractDoor.kannel, .signed])
    func `a text of a hundred thousand characters is refused with its limit`(door: ContractDoor) {
        var message = door.least
        message.body = message.body.replacing("有一个大坑", with: String(repeating: "长", count: 100_000))

        #expect(throws: IntakeRefusal.tooLong(.narrative, limit: 20_000)) { try door.draft(of: message) }
    }
}
