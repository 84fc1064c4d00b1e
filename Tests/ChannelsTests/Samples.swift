// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Tickets

extension PhoneReading {
    /// Xiangyang's way of writing numbers.
    static let sample = PhoneReading(country: "86", area: "710")
}

/// The forms by which a citizen's request comes in.
enum Door: String, CaseIterable {
    case agent, web, interface, counter

    private var channel: any IntakeChannel {
        switch self {
        case .agent: AgentFormChannel(phones: .sample)
        case .web: WebFormChannel(phones: .sample)
        case .interface: InterfaceChannel(phones: .sample)
        case .counter: CounterChannel(phones: .sample)
        }
    }

    /// What the door makes of a message with these fields, besides what every message has.
    func draft(_ fields: [String: String] = [:]) throws(IntakeRefusal) -> IntakeDraft {
        let usual = ["channel": "phone", "narrative": "汉江街道有一个大坑", "phone": "138 0000 5678"]
        let message = InboundMessage(
            externalID: "m-1",
            receivedAt: .monday,
            fields: usual.merging(fields, uniquingKeysWith: { $1 }),
        )
        return try channel.normalise(message)
    }
}
