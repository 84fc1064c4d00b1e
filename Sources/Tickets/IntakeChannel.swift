// SPDX-License-Identifier: Apache-2.0

package import Foundation
import WorkCalendar

/// A message as a channel's receiver hands it over: names and values, nothing interpreted.
package struct InboundMessage: Equatable, Sendable {
    package let externalID: String
    package let receivedAt: Date
    package let fields: [String: String]

    package init(externalID: String, receivedAt: Date, fields: [String: String]) {
        self.externalID = externalID
        self.receivedAt = receivedAt
        self.fields = fields
    }

    /// The field's text, trimmed; nil when it is missing or blank.
    package func text(_ name: String) -> String? {
        guard let text = fields[name]?.trimmed, !text.isEmpty else { return nil }
        return text
    }

    /// The field's instant, ISO 8601 with an offset; nil when it is missing or blank.
    ///
    /// - Throws: `IntakeRefusal.unreadable(field)` for anything else, a 30 February too.
    package func instant(_ name: String, _ field: IntakeField) throws(IntakeRefusal) -> Date? {
        guard let text = text(name) else { return nil }
        guard let instant = InstantText.instant(text) else { throw .unreadable(field) }
        return instant
    }
}

/// One way in (受理): reads its own messages into the one `IntakeDraft`. Pure; receiving is the channel's other half.
package protocol IntakeChannel: Sendable {
    /// - Throws: `IntakeRefusal` for a field that is there but can't be read; a missing one is the draft's own check.
    func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft
}
