// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Reads the fields that every channel's message may have. A missing field is nil; one that can't be read is refused.
struct FieldReader {
    let message: InboundMessage
    let phones: PhoneReading

    /// The request as every channel's fields tell it; what a channel knows better, it sets itself.
    func filing(channel: Channel) throws(IntakeRefusal) -> Filing {
        Filing(
            channel: channel,
            externalID: message.externalID,
            kind: try choice("kind", .kind) ?? .help,
            summary: message.text("summary") ?? "",
            narrative: message.text("narrative") ?? "",
            place: try place(),
            occurredAt: try message.instant("occurredAt", .occurredAt),
            receivedAt: message.receivedAt,
            language: try choice("language", .language) ?? .zh,
            isConfidential: flag("confidential"),
            matter: try code("matter", .matter),
            caseKind: try caseKind(),
            mailbox: try code("mailbox", .mailbox),
        )
    }

    /// The request with who asks, and what they said to the questions of the matter.
    func draft(_ filing: Filing, from contact: Contact) throws(IntakeRefusal) -> IntakeDraft {
        var filing = filing
        filing.mayBePublished = flag("publishable")
        filing.isEnterprise = flag("enterprise")
        filing.personGroup = try code("personGroup", .personGroup)
        return IntakeDraft(filing: filing, contact: contact, answers: answers)
    }

    private var answers: [String: String] {
        let said = message.fields.filter { $0.key.hasPrefix(IntakeDraft.answerPrefix) && !$0.value.isBlank }
        return Dictionary(
            said.map { (String($0.key.dropFirst(IntakeDraft.answerPrefix.count)), $0.value.trimmed) },
            uniquingKeysWith: { first, _ in first },
        )
    }

    /// The same, with what only an agent or a program may say: urgency, anonymity, whom a report is about.
    func officialFiling(channel: Channel) throws(IntakeRefusal) -> Filing {
        var filing = try filing(channel: channel)
        filing.urgency = try choice("urgency", .urgency) ?? .normal
        filing.isAnonymous = flag("anonymous")
        filing.accusedUnit = try code("accusedUnit", .accusedUnit)
        filing.line = try code("line", .line)
        filing.tags = try tags()
        return filing
    }

    private func tags() throws(IntakeRefusal) -> [TagCode] {
        var tags: [TagCode] = []
        for name in message.fields.keys.sorted() where name.hasPrefix(IntakeDraft.tagPrefix) && flag(name) {
            let text = String(name.dropFirst(IntakeDraft.tagPrefix.count))
            guard let tag = TagCode(text) else { throw .unknown(.tag, String(text.prefix(64))) }
            tags.append(tag)
        }
        return tags
    }

    /// nil for an ordinary request, also where it is said.
    private func caseKind() throws(IntakeRefusal) -> CaseKind? {
        let kind: CaseKind? = try choice("caseKind", .caseKind)
        return kind == .request ? nil : kind
    }

    func contact() throws(IntakeRefusal) -> Contact {
        Contact(
            name: message.text("name").flatMap { PersonName($0) },
            phone: try phones.number(in: message.text("phone")),
            email: try email(),
            postalAddress: message.text("postalAddress"),
            preferred: try choice("preferred", .channel),
        )
    }

    /// The same, with the person for whom somebody else speaks; only what is filed by our own people has one.
    func officialContact() throws(IntakeRefusal) -> Contact {
        var contact = try contact()
        contact.represented = try represented()
        return contact
    }

    /// nil where neither name nor relation nor number is given.
    private func represented() throws(IntakeRefusal) -> Represented? {
        let names = ["representedName", "representedPhone", "relation"]
        guard names.contains(where: { message.text($0) != nil }) else { return nil }
        guard let name = message.text("representedName").flatMap({ PersonName($0) }) else {
            throw .missing(.representedName)
        }
        let phone: PhoneNumber?
        do throws(IntakeRefusal) {
            phone = try phones.number(in: message.text("representedPhone"))
        } catch {
            throw .unreadable(.representedPhone)
        }
        return Represented(
            name: name,
            phone: phone,
            relation: try choice("relation", .relation) ?? .other,
            isTold: flag("tellRepresented"),
        )
    }

    /// A whole number within `range`.
    func count(_ name: String, _ field: IntakeField, in range: ClosedRange<Int>) throws(IntakeRefusal) -> Int? {
        guard let text = message.text(name) else { return nil }
        guard let count = Int(text), range.contains(count) else { throw .unreadable(field) }
        return count
    }

    func place() throws(IntakeRefusal) -> Place {
        Place(
            address: message.text("address") ?? "",
            latitude: try number("lat", .latitude, in: -90...90),
            longitude: try number("lng", .longitude, in: -180...180),
            area: try code("area", .place),
        )
    }

    func choice<Value: RawRepresentable<String>>(
        _ name: String,
        _ field: IntakeField,
    ) throws(IntakeRefusal) -> Value? {
        guard let text = message.text(name) else { return nil }
        guard let value = Value(rawValue: text) else { throw .unknown(field, String(text.prefix(64))) }
        return value
    }

    func code<Subject>(_ name: String, _ field: IntakeField) throws(IntakeRefusal) -> Code<Subject>? {
        guard let text = message.text(name) else { return nil }
        guard let code = Code<Subject>(text) else { throw .unknown(field, String(text.prefix(64))) }
        return code
    }

    func flag(_ name: String) -> Bool { ["on", "true", "yes", "1"].contains(message.text(name)) }

    private func email() throws(IntakeRefusal) -> String? {
        guard let text = message.text("email") else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: \.isWhitespace) else {
            throw .unreadable(.email)
        }
        return text
    }

    private func number(
        _ name: String,
        _ field: IntakeField,
        in range: ClosedRange<Double>,
    ) throws(IntakeRefusal) -> Double? {
        guard let text = message.text(name) else { return nil }
        guard let value = Double(text), range.contains(value) else { throw .unreadable(field) }
        return value
    }
}
