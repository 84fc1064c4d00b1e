// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The form an agent fills for a caller, a visitor or a letter (A11): says itself by which channel the citizen came.
package struct AgentFormChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        let filing = try fields.officialFiling(channel: try fields.choice("channel", .channel) ?? .phone)
        return try fields.draft(filing, from: try fields.officialContact())
    }
}
