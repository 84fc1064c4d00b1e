// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

extension CommandNoun {
    package static let callback = CommandNoun(
        "callback",
        .recordCallback,
        fields: [
            .required("outcome", .choice(CallbackWord.allCases.map(\.rawValue), area: CallbackWord.area)),
            .optional("answers", .answers), .optional("reason", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .recordCallback(try form.callbackOutcome())
    }

    package static let rework = CommandNoun("rework", .rework, fields: [.required("reason", .paragraph)]) {
        form throws(FieldFault) in
        .rework(reason: try form.paragraph("reason"))
    }

    package static let disposition = CommandNoun(
        "disposition",
        .dispose,
        fields: [.required("disposition", .one(of: Disposition.Kind.self)), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .dispose(try form.fields.choice("disposition"), reason: try form.paragraph("reason"))
    }

    package static let closing = CommandNoun("closing", .close, fields: [.required("note", .paragraph)]) {
        form throws(FieldFault) in
        .close(note: try form.paragraph("note"))
    }

    package static let petitionReview = CommandNoun(
        "petition-review",
        .askReview,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .askReview(reason: try form.paragraph("reason"))
    }

    package static let reopening = CommandNoun("reopening", .reopen, fields: [.required("newFacts", .paragraph)]) {
        form throws(FieldFault) in
        .reopen(newFacts: try form.paragraph("newFacts"))
    }

    package static let archive = CommandNoun("archive", plainly: .archive)

    package static let withdrawal = CommandNoun(
        "withdrawal",
        .withdraw,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .withdraw(reason: try form.paragraph("reason"))
    }

    /// The callback and what follows from it, and the citizen's word that nothing needs to follow.
    static let afterReply: [CommandNoun] = [
        callback, disposition, rework, closing, petitionReview, reopening, archive, withdrawal,
    ]
}

/// How a callback ended, as the form says it.
enum CallbackWord: String, CaseIterable {
    case reached, unreachable, refused
    case notNeeded = "not-needed"

    static let area = "callbackWord"
}

extension CommandForm {
    static let answersField = "answers"

    fileprivate func callbackOutcome() throws(FieldFault) -> CallbackOutcome {
        let word: CallbackWord = try fields.choice("outcome")
        return switch word {
        case .reached: .reached(try surveyAnswer())
        case .unreachable: .unreachable
        case .refused: .refused
        case .notNeeded: .notNeeded(reason: try paragraph("reason"))
        }
    }

    /// The citizen's answers, by the question's code.
    private func surveyAnswer() throws(FieldFault) -> SurveyAnswer {
        var answers: [String: String] = [:]
        for question in questionnaire.questions {
            answers[question.code] = try fields.optionalText(Self.field(of: question.code))
        }
        do throws(SurveyFault) {
            return try questionnaire.read(answers)
        } catch {
            throw FieldFault(error)
        }
    }

    fileprivate static func field(of question: String) -> String { "\(answersField).\(question)" }
}

extension FieldFault {
    fileprivate init(_ fault: SurveyFault) {
        self =
            switch fault {
            case .unanswered(let question): .missing(CommandForm.field(of: question))
            case .noSuchChoice(let question): .unknownValue(CommandForm.field(of: question))
            case .tooLong(let question): .tooLong(CommandForm.field(of: question), limit: 2_000)
            }
    }
}
