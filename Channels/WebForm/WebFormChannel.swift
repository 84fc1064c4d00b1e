// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The citizen's own form on the web (A4).
package struct WebFormChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        let contact = try fields.contact()
        let filing = Filing(
            channel: .web,
            externalID: message.externalID,
            kind: try fields.choice("kind", .kind) ?? .help,
            summary: message.text("summary") ?? "",
            narrative: message.text("narrative") ?? "",
            place: try fields.place(),
            occurredAt: try message.instant("occurredAt", .receivedAt),
            receivedAt: message.receivedAt,
            language: try fields.choice("language", .language) ?? .zh,
            isAnonymous: contact.name == nil,
            isConfidential: fields.flag("confidential"),
            matter: try fields.code("matter", .matter),
        )
        return IntakeDraft(filing: filing, contact: contact)
    }
}
