// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The quick form at the counter (来访, A7): a visitor, how many came with them, at which window.
package struct CounterChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var filing = try fields.officialFiling(channel: .counter)
        filing.visit = Visit(
            people: try fields.count("people", .people, in: Visit.peopleRange) ?? 1,
            window: message.text("window") ?? "",
        )
        return IntakeDraft(filing: filing, contact: try fields.officialContact())
    }
}
