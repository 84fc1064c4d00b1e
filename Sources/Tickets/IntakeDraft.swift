// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What every channel turns its message into (A1): one request, not yet a ticket.
///
/// The five elements (who, when, where, cause, course) are `contact`, `occurredAt`, `place`, `filing.summary` and
/// `filing.narrative`; `checked` says which may be missing.
package struct IntakeDraft: Equatable, Sendable {
    package var filing: Filing
    package var contact: Contact
    /// What was said to the questions of the matter, by their codes, as it came: `Desk.file` reads it.
    package var answers: [String: String]

    /// What stands before a question's code in the name of its field.
    package static let answerPrefix = "answer."
    /// What stands before a tag's code in the name of its field.
    package static let tagPrefix = "tag."
    /// How the external ids begin under which the platform itself files: what its forms send, and letters.
    package static let ownSpaces = ["form:", "letter:"]

    /// UTF-16 units, as a browser's `maxlength` counts.
    package static let longestNarrative = 20_000, longestSummary = 200

    package init(filing: Filing, contact: Contact, answers: [String: String] = [:]) {
        self.filing = filing
        self.contact = contact
        self.answers = answers
    }

    /// The draft, trimmed and complete enough to be filed.
    ///
    /// - Throws: `IntakeRefusal` naming the first thing that is missing or too long. Source: domain.md 1.3, 受理"五要素".
    package func checked() throws(IntakeRefusal) -> IntakeDraft {
        var draft = self
        draft.filing.narrative = filing.narrative.trimmed
        draft.filing.summary = filing.summary.onOneLine
        if draft.filing.summary.isEmpty { draft.filing.summary = draft.filing.narrative.firstWords }
        if draft.filing.narrative.isEmpty { draft.filing.narrative = draft.filing.summary }
        guard !draft.filing.narrative.isEmpty else { throw .missing(.narrative) }
        // A sender that is a word and no number wrote all the same.
        let isNamedSender = filing.channel == .sms && contact.name != nil
        guard contact.isReachable || filing.place.isKnown || filing.grid != nil || isNamedSender else {
            throw .missing(.contactOrPlace)
        }
        try draft.checkPerson()
        guard !filing.externalID.isBlank else { throw .missing(.externalID) }
        try draft.checkLengths()
        return draft
    }

    /// The draft as an emergency leaves it: handed over at once, with whatever was written down by then (domain.md 1.17).
    ///
    /// - Parameter words: What stands for a request of which nothing was written down.
    /// - Returns: The draft, as urgent as can be.
    /// - Throws: `IntakeRefusal` for a text that is too long or unreadable, never for one that is missing.
    package func hastened(words: String) throws(IntakeRefusal) -> IntakeDraft {
        var draft = self
        let written = [filing.narrative.trimmed, filing.summary.onOneLine].first { !$0.isEmpty } ?? words
        draft.filing.narrative = filing.narrative.isBlank ? written : filing.narrative.trimmed
        draft.filing.summary = filing.summary.isBlank ? written.firstWords : filing.summary.onOneLine
        draft.filing.urgency = .critical
        draft.filing.caseKind = nil
        guard !filing.externalID.isBlank else { throw .missing(.externalID) }
        try draft.checkLengths()
        return draft
    }

    /// Whoever petitions or asks for disclosure says who they are and where they are answered (信访工作条例 art. 19,
    /// 政府信息公开条例 art. 29).
    private func checkPerson() throws(IntakeRefusal) {
        guard filing.caseKind ?? .request != .request else { return }
        guard contact.name != nil, !filing.isAnonymous else { throw .missing(.name) }
        guard contact.isReachable else { throw .missing(.phone) }
    }

    private func checkLengths() throws(IntakeRefusal) {
        let lengths: [(IntakeField, String, Int)] = [
            // First, because a summary may be made of it.
            (.narrative, filing.narrative, Self.longestNarrative),
            (.summary, filing.summary, Self.longestSummary),
            (.address, filing.place.address, 500),
            (.name, contact.name?.full ?? "", 100),
            (.email, contact.email ?? "", 254),
            (.postalAddress, contact.postalAddress ?? "", 500),
            (.externalID, filing.externalID, 200),
            (.window, filing.visit?.window ?? "", 60),
            (.grid, filing.grid ?? "", 40),
            (.representedName, contact.represented?.name.full ?? "", 100),
        ]
        for (field, text, limit) in lengths {
            guard text.utf16.count <= limit else { throw .tooLong(field, limit: limit) }
            // PostgreSQL keeps no NUL in text; refused here so that both engines and every channel agree.
            guard !text.utf8.contains(0) else { throw .unreadable(field) }
        }
    }
}

extension String {
    /// The lines one after the other.
    fileprivate var onOneLine: String {
        split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ").trimmed
    }

    /// Forty characters at most, and fewer where single ones are long (an emoji family has eleven UTF-16 units).
    fileprivate var firstWords: String {
        var words = onOneLine.prefix(40)
        while words.utf16.count > 200 { words.removeLast() }
        return String(words)
    }
}

/// The request as filed: what the journal keeps for ever. It names no person; see `Contact`.
package struct Filing: Codable, Equatable, Sendable {
    package var channel: Channel
    /// The channel's own id of the message. Channel and id together make a message count once.
    package var externalID: String
    package var kind: TicketKind
    /// One line, at most 200 characters. If empty, the narrative's first words serve.
    package var summary: String
    /// Cause and course in the citizen's words, at most 20 000 characters.
    package var narrative: String
    package var place: Place
    package var occurredAt: Date?
    package var receivedAt: Date
    package var urgency: Urgency
    package var language: Language
    /// The citizen gave no name on purpose.
    package var isAnonymous: Bool
    /// The handling unit must not see who asked (是否保密).
    package var isConfidential: Bool
    /// The unit a report (举报) is about: it never receives the ticket (domain.md 1.16).
    package var accusedUnit: UnitCode?
    /// The leaf of the catalogue, if the citizen or the agent chose one.
    package var matter: MatterCode?
    /// nil for an ordinary request; see `Ticket.caseKind`.
    package var caseKind: CaseKind?
    /// The old number that was dialled; nil for the one number (A10).
    package var line: LineCode?
    /// How they came to the counter.
    package var visit: Visit?
    /// 网格编号: in which grid it was found, at most 40 characters.
    package var grid: String?
    /// The login of the grid inspector who found it, and follows it.
    package var finder: String?
    /// What was said to the questions of the matter; nil where nothing was.
    package var answers: MatterAnswers?
    /// The mailbox to which it was written, on the web or by mail.
    package var mailbox: MailboxCode?
    /// Of which people the citizen is, where that was said.
    package var personGroup: PersonGroupCode?
    /// nil where the citizen did not consent.
    private var consent: Bool?
    /// nil for a person's own request.
    private var enterprise: Bool?
    /// nil for none.
    private var labels: [TagCode]?

    /// The citizen lets others see what it is about, without name, once the centre has approved the words.
    package var mayBePublished: Bool {
        get { consent ?? false }
        set { consent = newValue ? true : nil }
    }
    /// An enterprise asks (企业诉求).
    package var isEnterprise: Bool {
        get { enterprise ?? false }
        set { enterprise = newValue ? true : nil }
    }
    /// Each once, in the order of their codes.
    package var tags: [TagCode] {
        get { labels ?? [] }
        set { labels = newValue.isEmpty ? nil : Set(newValue).sorted { $0.rawValue < $1.rawValue } }
    }

    package init(
        channel: Channel,
        externalID: String,
        kind: TicketKind = .help,
        summary: String = "",
        narrative: String,
        place: Place = Place(),
        occurredAt: Date? = nil,
        receivedAt: Date,
        urgency: Urgency = .normal,
        language: Language = .zh,
        isAnonymous: Bool = false,
        isConfidential: Bool = false,
        accusedUnit: UnitCode? = nil,
        matter: MatterCode? = nil,
        caseKind: CaseKind? = nil,
        answers: MatterAnswers? = nil,
        mailbox: MailboxCode? = nil,
    ) {
        self.channel = channel
        self.externalID = externalID
        self.kind = kind
        self.summary = summary
        self.narrative = narrative
        self.place = place
        self.occurredAt = occurredAt
        self.receivedAt = receivedAt
        self.urgency = urgency
        self.language = language
        self.isAnonymous = isAnonymous
        self.isConfidential = isConfidential
        self.accusedUnit = accusedUnit
        self.matter = matter
        self.caseKind = caseKind
        self.answers = answers
        self.mailbox = mailbox
    }
}

package enum IntakeField: String, Codable, Sendable {
    case narrative, summary, address, name, phone, email, postalAddress, externalID, channel, kind, urgency
    case place, latitude, longitude
    case occurredAt, receivedAt, matter, accusedUnit, language, contactOrPlace, caseKind
    case line, people, window, grid, representedName, representedPhone, relation
    case mailbox, personGroup, tag
}

/// Why a draft is no ticket yet. Nothing is stored; the sender corrects and sends again.
package enum IntakeRefusal: Error, Equatable, Sendable {
    case missing(IntakeField)
    /// - Parameter limit: UTF-16 units, as a browser's `maxlength` counts.
    case tooLong(IntakeField, limit: Int)
    case unreadable(IntakeField)
    /// The site knows no such unit, matter or area.
    case unknown(IntakeField, String)
    /// The catalogue has the matter, but not for requests of that day.
    case notInForce(IntakeField, String)
    /// What was said to a question of the matter.
    case answer(question: String, AnswerFault)
    /// A program's id begins as those do that are the platform's own.
    case reserved(IntakeField)
    /// The sender wants confidence, and the words hold their name, number or address.
    case namesSender(IntakeField)
}
