// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The quick form for what the office found itself (主动发现, A7): nobody asked, so the place must be known.
package struct FoundChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var filing = try fields.officialFiling(channel: .proactive)
        guard filing.place.isKnown else { throw .missing(.place) }
        filing.grid = message.text("grid")
        return IntakeDraft(filing: filing, contact: try fields.contact())
    }
}
