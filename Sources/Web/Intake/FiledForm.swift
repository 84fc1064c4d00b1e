// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Tickets

/// A form that files a request, as somebody sent it: becomes a draft, or everything that is wrong with it.
struct FiledForm: Sendable {
    /// The hidden field with the form's own id: sent twice, it files once (A1).
    static let messageField = "message"

    let messageID: String
    private let fields: [String: String]

    /// - Parameters:
    ///   - form: As it was posted.
    ///   - questions: Those that the form asks; answers to others were left over from another matter.
    ///   - language: The sender's.
    ///   - clock: The site's, in which the form's times are meant.
    ///   - ids: Draws an id where the form brings none of ours.
    init(
        _ form: Form,
        answering questions: [MatterQuestion] = [],
        language: Language,
        clock: Clockface,
        ids: IDSource,
    ) {
        let sent = form[Self.messageField]
        messageID = sent.isMessageID ? sent : ids.messageID()
        let asked = Set(questions.map(\.control))
        var fields = form.fields.filter { !$0.key.hasPrefix(IntakeDraft.answerPrefix) || asked.contains($0.key) }
        if fields["language"] == nil { fields["language"] = language.rawValue }
        if let when = form.text("occurredAt").flatMap(clock.instant) { fields["occurredAt"] = when.ISO8601Format() }
        self.fields = fields
    }

    /// - Parameters:
    ///   - channel: Reads the fields.
    ///   - externalID: The channel's own id of what the form registers; nil takes the form's.
    ///   - now: When the form arrived.
    ///   - known: What the form's page knows to be wrong with it.
    /// - Returns: The draft, complete enough to be filed.
    /// - Throws: `FormProblems` with all that the channel refuses, not just the first.
    func draft(
        by channel: any IntakeChannel,
        as externalID: String? = nil,
        at now: Date,
        besides known: [IntakeRefusal] = [],
    ) throws(FormProblems) -> IntakeDraft {
        var fields = fields
        var refusals: [IntakeRefusal] = []
        while true {
            do throws(IntakeRefusal) {
                // Form ids have a space of their own: nobody can ask for a message that came another way.
                let id = externalID ?? "form:\(messageID)"
                let message = InboundMessage(externalID: id, receivedAt: now, fields: fields)
                let draft = try channel.normalise(message).checked()
                guard refusals.isEmpty, known.isEmpty else { break }
                return draft
            } catch {
                guard !refusals.contains(where: { $0.control == error.control }) else { break }
                refusals.append(error)
                // Read on without what was refused; only the narrative cannot be done without.
                fields[error.control] = error.control == "narrative" ? "…" : nil
            }
        }
        throw FormProblems(refusals: refusals + known)
    }

    /// The draft of an emergency, from as much as can be read; what cannot is kept among its words, because nobody is
    /// asked again before it is handed over.
    ///
    /// - Parameters:
    ///   - channel: Reads the fields.
    ///   - now: When the form arrived.
    ///   - besides: What else was written down, behind the narrative.
    /// - Returns: The draft, perhaps of nothing.
    /// - Throws: `IntakeRefusal` for what no field can be left out for.
    func hastyDraft(
        by channel: any IntakeChannel,
        at now: Date,
        besides: [String] = [],
    ) throws(IntakeRefusal) -> IntakeDraft {
        var fields = fields
        if !besides.isEmpty {
            fields["narrative"] = ([fields["narrative"]].compactMap(\.self) + besides).joined(separator: "\n")
        }
        var refused: Set<String> = []
        while true {
            do throws(IntakeRefusal) {
                let message = InboundMessage(externalID: "form:\(messageID)", receivedAt: now, fields: fields)
                return try channel.normalise(message)
            } catch {
                guard refused.insert(error.control).inserted else { throw error }
                // What belongs to a person without a name goes with it.
                let names =
                    error == .missing(.representedName) ? ["representedPhone", "relation"] : [error.control]
                for name in names where name != "narrative" {
                    guard let text = fields.removeValue(forKey: name) else { continue }
                    fields["narrative"] = [fields["narrative"], text].compactMap(\.self).joined(separator: "\n")
                }
            }
        }
    }
}

/// Why a form was not filed: one refusal for each field, never empty.
struct FormProblems: Error, Equatable {
    let refusals: [IntakeRefusal]

    /// What is wrong by the name of the field at which it is shown; a question of the form by its words.
    func texts(in wording: Wording, asking questions: [MatterQuestion] = []) -> [(control: String, text: String)] {
        refusals.map { refusal in
            if case .answer(let code, let fault) = refusal,
                let question = questions.first(where: { $0.code.rawValue == code })
            {
                return (refusal.control, wording.sentence(fault, about: question.text[wording.language]))
            }
            let isWhen = refusal == .unreadable(.occurredAt)
            return (refusal.control, isWhen ? wording.text("fields.whenUnreadable") : wording.sentence(refusal))
        }
    }
}

extension IntakeRefusal {
    /// The name of the field at which the refusal is shown.
    var control: String {
        switch self {
        case .missing(let field), .tooLong(let field, _), .unreadable(let field), .unknown(let field, _),
            .notInForce(let field, _), .reserved(let field), .namesSender(let field):
            field.control
        case .answer(let question, _): IntakeDraft.answerPrefix + question
        }
    }
}

extension IntakeField {
    /// The name of the field at which it is shown.
    fileprivate var control: String {
        switch self {
        case .contactOrPlace: "phone"
        case .place: "area"
        case .latitude, .longitude: "address"
        case .externalID: FiledForm.messageField
        case .narrative, .summary, .address, .name, .phone, .email, .postalAddress, .channel, .kind, .urgency,
            .occurredAt, .receivedAt,
            .matter, .accusedUnit, .language, .caseKind, .line, .people, .window, .grid, .representedName,
            .representedPhone, .relation, .mailbox, .personGroup, .tag:
            rawValue
        }
    }
}

extension String {
    /// Only ids as we draw them are taken from outside: see `IDSource.messageID`.
    fileprivate var isMessageID: Bool {
        utf8.count == 36 && utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) || $0 == 45 }
    }
}
