// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The citizen's own form on the web (A4).
package struct WebFormChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        let contact = try fields.contact()
        var filing = try fields.filing(channel: .web)
        filing.isAnonymous = contact.name == nil
        return IntakeDraft(filing: filing, contact: contact)
    }
}
