// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// `POST /api/v1/tickets` (contracts.md): another program files what reached it, under its own message ids.
package struct InterfaceChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        let channel: Channel? = try fields.choice("channel", .channel)
        guard let channel else { throw .missing(.channel) }
        let filing = Filing(
            channel: channel,
            externalID: message.externalID,
            kind: try fields.choice("kind", .kind) ?? .help,
            summary: message.text("summary") ?? "",
            narrative: message.text("narrative") ?? "",
            place: try fields.place(),
            occurredAt: try message.instant("occurredAt", .receivedAt),
            receivedAt: try message.instant("receivedAt", .receivedAt) ?? message.receivedAt,
            urgency: try fields.choice("urgency", .urgency) ?? .normal,
            language: try fields.choice("language", .language) ?? .zh,
            isAnonymous: fields.flag("anonymous"),
            isConfidential: fields.flag("confidential"),
            accusedUnit: try fields.code("accusedUnit", .accusedUnit),
            matter: try fields.code("matter", .matter),
        )
        return IntakeDraft(filing: filing, contact: try fields.contact())
    }
}
