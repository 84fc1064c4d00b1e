// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The form an agent fills for a caller, a visitor or a letter (A11): says itself by which channel the citizen came.
package struct AgentFormChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        let filing = Filing(
            channel: try fields.choice("channel", .channel) ?? .phone,
            externalID: message.externalID,
            kind: try fields.choice("kind", .kind) ?? .help,
            summary: message.text("summary") ?? "",
            narrative: message.text("narrative") ?? "",
            place: try fields.place(),
            occurredAt: try message.instant("occurredAt", .receivedAt),
            receivedAt: message.receivedAt,
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
