// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The citizen's own form on the web (A4).
package struct WebFormChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var draft = try fields.draft(try fields.filing(channel: .web), from: try fields.contact())
        draft.filing.isAnonymous = draft.contact.name == nil
        return draft
    }
}
