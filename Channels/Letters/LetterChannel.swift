// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

/// A letter as a clerk registers it (A5), with the fields of the agent's form. The message's id is `LetterNumber.externalID`.
package struct LetterChannel: IntakeChannel {
    private let phones: PhoneReading

    package init(phones: PhoneReading) { self.phones = phones }

    /// A letter is answered by letter, unless its sender asks for another way.
    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let fields = FieldReader(message: message, phones: phones)
        var contact = try fields.contact()
        if contact.preferred == nil, contact.postalAddress != nil { contact.preferred = .letter }
        let filing = try fields.officialFiling(channel: .letter)
        if filing.isConfidential {
            for (field, name) in [(IntakeField.narrative, "narrative"), (.summary, "summary")]
            where senderShows(in: message.text(name), of: message) { throw .namesSender(field) }
        }
        return try fields.draft(filing, from: contact)
    }

    /// Whether the words that the unit reads hold the name, the number or the address that the form knows the writer by.
    private func senderShows(in words: String?, of message: InboundMessage) -> Bool {
        guard let words = words?.plain else { return false }
        let known = ["name", "postalAddress"].compactMap { message.text($0)?.plain }.filter { $0.count > 1 }
        // With or without the code of the country and the area.
        let number = message.text("phone")?.plain.suffix(7) ?? ""
        return known.contains { words.contains($0) } || number.count == 7 && words.contains(number)
    }
}

extension String {
    /// As it is compared: of one width, without case, spaces and hyphens.
    fileprivate var plain: String {
        precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }
    }
}
