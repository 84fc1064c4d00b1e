// SPDX-License-Identifier: Apache-2.0

import Tickets

extension CommandNoun {
    // Whoever signs answers for it, unless they name somebody else of their unit.
    package static let signature = CommandNoun("signature", .sign, fields: [.optional("handler", .colleague)]) {
        form throws(FieldFault) in
        .sign(handler: try form.optionalLine("handler") ?? form.author.login ?? "")
    }

    package static let assignment = CommandNoun("assignment", .assign, fields: [.required("handler", .colleague)]) {
        form throws(FieldFault) in
        .assign(handler: try form.line("handler"))
    }

    package static let subDispatch = CommandNoun(
        "sub-dispatch",
        .subDispatch,
        fields: [.required("units", .units), .required("order", .paragraph)],
    ) { form throws(FieldFault) in
        .subDispatch(to: try form.fields.codes("units", required: true), order: try form.paragraph("order"))
    }

    package static let coHandlers = CommandNoun(
        "co-handlers",
        .addCoHandlers,
        fields: [.required("units", .units)],
    ) { form throws(FieldFault) in
        .addCoHandlers(try form.fields.codes("units", required: true))
    }

    package static let coHandling = CommandNoun(
        "co-handling",
        .reportCoHandling,
        fields: [.required("report", .paragraph)],
    ) { form throws(FieldFault) in
        .reportCoHandling(try form.paragraph("report"))
    }

    package static let firstContact = CommandNoun(
        "first-contact",
        .recordFirstContact,
        fields: [.required("note", .paragraph)],
    ) { form throws(FieldFault) in
        .recordFirstContact(note: try form.paragraph("note"))
    }

    package static let `return` = CommandNoun(
        "return",
        .requestReturn,
        fields: [
            .required("reason", .paragraph), .required("legalBasis", .paragraph), .optional("suggestedUnit", .unit),
        ],
    ) { form throws(FieldFault) in
        .requestReturn(
            reason: try form.paragraph("reason"),
            legalBasis: try form.paragraph("legalBasis"),
            suggestedUnit: try form.fields.optionalCode("suggestedUnit"),
        )
    }

    package static let `extension` = CommandNoun(
        "extension",
        .requestExtension,
        fields: [.required("until", .instant), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .requestExtension(
            until: try form.fields.instant("until", by: form.clock),
            reason: try form.paragraph("reason"),
        )
    }

    package static let termination = CommandNoun(
        "termination",
        .requestTermination,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .requestTermination(reason: try form.paragraph("reason"))
    }

    package static let commitment = CommandNoun(
        "commitment",
        .commit,
        fields: [.required("until", .instant), .required("measures", .paragraph), .required("reply", .paragraph)],
    ) { form throws(FieldFault) in
        .commit(
            Commitment(
                until: try form.fields.instant("until", by: form.clock),
                measures: try form.paragraph("measures"),
                reply: try form.paragraph("reply"),
            )
        )
    }

    package static let thirdParty = CommandNoun(
        "third-party",
        .consultThirdParty,
        fields: [.required("party", .line)],
    ) {
        form throws(FieldFault) in
        .consultThirdParty(try form.line("party"))
    }

    package static let thirdPartyOpinion = CommandNoun(
        "third-party-opinion",
        .noteThirdPartyOpinion,
        fields: [.required("opinion", .paragraph)],
    ) { form throws(FieldFault) in
        .noteThirdPartyOpinion(try form.paragraph("opinion"))
    }

    package static let result = CommandNoun(
        "result",
        .submitResult,
        fields: [
            .required("conclusion", .one(of: HandlingResult.Conclusion.self)), .required("report", .paragraph),
            .required("reply", .paragraph), .optional("publicAnswer", .paragraph),
            .optional("decision", .one(of: DisclosureDecision.self)),
        ],
    ) { form throws(FieldFault) in
        .submitResult(
            HandlingResult(
                conclusion: try form.fields.choice("conclusion"),
                report: try form.paragraph("report"),
                reply: try form.paragraph("reply"),
                publicAnswer: try form.fields.optionalText("publicAnswer"),
                decision: try form.fields.optionalChoice("decision"),
            )
        )
    }

    /// The unit that is responsible.
    static let unit: [CommandNoun] = [
        signature, assignment, subDispatch, coHandlers, coHandling, firstContact, `return`, `extension`, termination,
        commitment, thirdParty, thirdPartyOpinion, result,
    ]
}
