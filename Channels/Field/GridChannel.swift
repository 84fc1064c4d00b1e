// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The quick form of a grid inspector (网格员, A7): what was found, and in which grid. Nobody is answered but the inspector.
package struct GridChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var filing = try fields.officialFiling(channel: .grid)
        guard let grid = message.text("grid") else { throw .missing(.grid) }
        filing.grid = grid
        return IntakeDraft(filing: filing, contact: try fields.contact())
    }
}
