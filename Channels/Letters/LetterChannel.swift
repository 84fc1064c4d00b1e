// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// A letter as a clerk registers it (A5), with the fields of the agent's form. The message's id is the letter's number in the register.
package struct LetterChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    /// A letter is answered by letter, unless its sender asks for another way.
    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var contact = try fields.contact()
        if contact.preferred == nil, contact.postalAddress != nil { contact.preferred = .letter }
        return try fields.draft(fields.officialFiling(channel: .letter), from: contact)
    }
}
