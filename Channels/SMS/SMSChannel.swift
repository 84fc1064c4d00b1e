// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// A citizen's text message that answers nothing (A3): a request of its own. Fields `from` and `text`.
///
/// A sender that is no number, as advertisers have, is kept as a name.
package struct SMSChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let sender = message.text("from")
        // What is no number is no reason to lose the words.
        let phone = try? phones.number(in: sender)
        let filing = Filing(
            channel: .sms,
            externalID: message.externalID,
            narrative: message.text("text")?.filter { $0 != "\0" } ?? "",
            receivedAt: message.receivedAt,
        )
        let name = phone == nil ? sender.flatMap { PersonName(String($0.prefix(40))) } : nil
        return IntakeDraft(filing: filing, contact: Contact(name: name, phone: phone))
    }
}
