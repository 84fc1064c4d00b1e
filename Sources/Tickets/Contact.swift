// SPDX-License-Identifier: Apache-2.0

/// Who asked and how to reach them. Personal data, kept apart from the ticket and out of the journal,
/// so that the journal stays whole when a person must be forgotten (domain.md 1.16, PIPL art. 47).
package struct Contact: Codable, Equatable, Sendable {
    package var name: PersonName?
    package var phone: PhoneNumber?
    package var email: String?
    /// Where an answer by letter is posted.
    package var postalAddress: String?
    /// The way the citizen wants to hear from us; a deaf caller asks for SMS (domain.md 1.4).
    package var preferred: Channel?
    /// For whom they speak, if for somebody else.
    package var represented: Represented?

    package init(
        name: PersonName? = nil,
        phone: PhoneNumber? = nil,
        email: String? = nil,
        postalAddress: String? = nil,
        preferred: Channel? = nil,
        represented: Represented? = nil,
    ) {
        self.name = name
        self.phone = phone
        self.email = email
        self.postalAddress = postalAddress
        self.preferred = preferred
        self.represented = represented
    }

    /// Whether anyone could be called or written to.
    package var isReachable: Bool { phone != nil || email != nil || postalAddress != nil || represented?.phone != nil }

    /// To whom notices go: the one who speaks or, where that was chosen, the person represented.
    package var told: Contact {
        guard let represented, represented.isTold else { return self }
        return Contact(name: represented.name, phone: represented.phone, preferred: preferred)
    }
}

/// A citizen's name. `description` is masked (`张**`); `full` is for those who may see it.
package struct PersonName: Codable, Hashable, Sendable, CustomStringConvertible {
    package let full: String

    /// - Returns: nil for an empty name.
    package init?(_ text: String) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return nil }
        full = trimmed
    }

    package init(from decoder: any Decoder) throws {
        full = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(full)
    }

    package var description: String { full.prefix(1) + "**" }
}
