// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Tickets

/// Every way in that reads a message, by the name of its folder of fixtures.
enum ContractDoor: String, CaseIterable {
    case web, agent, interface, counter, grid, found, letter, sms, mail, kannel, signed

    static let secret = "0123456789abcdef"

    /// What the door makes of a message as a fixture holds it.
    func draft(of message: ContractMessage) throws -> IntakeDraft {
        switch self {
        case .kannel: try gatewayDraft(Self.kannelGateway.read(message.call()))
        case .signed: try gatewayDraft(Self.signedGateway.read(message.signed(with: Self.secret)))
        default: try channel.normalise(message.inbound).checked()
        }
    }

    private func gatewayDraft(_ news: GatewayNews) throws -> IntakeDraft {
        guard case .message(let message) = news else { throw Unexpected() }
        return try SMSChannel(phones: .sample).normalise(message).checked()
    }

    var channel: any IntakeChannel {
        switch self {
        case .web: WebFormChannel(phones: .sample)
        case .agent: AgentFormChannel(phones: .sample)
        case .interface: InterfaceChannel(phones: .sample)
        case .counter: CounterChannel(phones: .sample)
        case .grid: GridChannel(phones: .sample)
        case .found: FoundChannel(phones: .sample)
        case .letter: LetterChannel(phones: .sample)
        case .mail: MailChannel()
        case .sms, .kannel, .signed: SMSChannel(phones: .sample)
        }
    }

    /// The least that the door takes.
    var least: ContractMessage {
        switch self {
        case .web, .agent, .counter, .letter: .fields(["narrative": "有一个大坑", "phone": "13800005678"])
        case .interface: .fields(["channel": "api", "narrative": "有一个大坑", "phone": "13800005678"])
        case .grid: .fields(["narrative": "有一个大坑", "grid": "FC-1"])
        case .found: .fields(["narrative": "有一个大坑", "address": "建华路"])
        case .sms: .fields(["from": "13800005678", "text": "有一个大坑"])
        case .mail: .fields(["from": "zhang@example.cn", "text": "有一个大坑"])
        case .kannel:
            ContractMessage(
                path: [Self.secret, "inbound"],
                query: ["id": "m-1"],
                headers: ["x-kannel-from": "13800005678"],
                body: "有一个大坑",
            )
        case .signed:
            ContractMessage(path: ["inbound"], body: #"{"id":"m-1","from":"13800005678","text":"有一个大坑"}"#)
        }
    }

    /// The field that holds what the citizen says.
    var words: String { [.sms, .mail].contains(self) ? "text" : "narrative" }

    static let kannelGateway = Kannel(
        Kannel.Account(sendSMS: URL(filePath: "/"), user: "u", password: "p", from: "12345"),
        secret: secret,
        callbacks: URL(filePath: "/gateways/sms"),
        country: "86",
    )
    static let signedGateway = SignedGateway(url: URL(filePath: "/"), secret: secret, now: { .monday })
}

private struct Unexpected: Error {}
