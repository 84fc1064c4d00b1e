// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// `POST /api/v1/tickets` (contracts.md): another program files what reached it, under its own message ids.
package struct InterfaceChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        for space in IntakeDraft.ownSpaces where message.externalID.hasPrefix(space) { throw .reserved(.externalID) }
        let fields = FieldReader(message: message, phones: phones)
        let channel: Channel? = try fields.choice("channel", .channel)
        guard let channel else { throw .missing(.channel) }
        var filing = try fields.officialFiling(channel: channel)
        filing.receivedAt = try message.instant("receivedAt", .receivedAt) ?? message.receivedAt
        return try fields.draft(filing, from: try fields.officialContact())
    }
}
