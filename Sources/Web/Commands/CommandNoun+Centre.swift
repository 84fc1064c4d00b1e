// SPDX-License-Identifier: Apache-2.0

import Tickets

extension CommandNoun {
    package static let answer = CommandNoun("answer", .answerDirectly, fields: [.required("reply", .paragraph)]) {
        form throws(FieldFault) in
        .answerDirectly(reply: try form.paragraph("reply"))
    }

    package static let nonAcceptance = CommandNoun(
        "non-acceptance",
        .decline,
        fields: [
            .required("reason", .one(of: NonAcceptance.self)), .required("how", .one(of: Telling.Way.self)),
            .required("told", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .decline(
            try form.fields.choice("reason"),
            told: try form.paragraph("told"),
            how: try form.fields.choice("how"),
        )
    }

    package static let transfer = CommandNoun(
        "transfer",
        .transfer,
        fields: [
            .required("line", .one(of: EmergencyLine.self)), .optional("theirNumber", .line),
            .optional("note", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .transfer(
            EmergencyTransfer(
                line: try form.fields.choice("line"),
                theirNumber: try form.optionalLine("theirNumber"),
                note: try form.fields.optionalText("note") ?? "",
            )
        )
    }

    package static let merge = CommandNoun("merge", .merge, fields: [.required("into", .ticketNumber)]) {
        form throws(FieldFault) in
        .merge(into: try form.fields.ticketNumber("into"))
    }

    package static let unmerge = CommandNoun("unmerge", .unmerge, fields: [.required("reason", .paragraph)]) {
        form throws(FieldFault) in
        .unmerge(reason: try form.paragraph("reason"))
    }

    package static let link = CommandNoun(
        "link",
        .link,
        fields: [
            .required("to", .ticketNumber), .required("relation", .one(of: Relation.self)),
            .optional("note", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .link(
            to: try form.fields.ticketNumber("to"),
            as: try form.fields.choice("relation"),
            note: try form.fields.optionalText("note") ?? "",
        )
    }

    package static let linkEnd = CommandNoun(
        "link-end",
        .unlink,
        fields: [.required("from", .ticketNumber), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .unlink(from: try form.fields.ticketNumber("from"), reason: try form.paragraph("reason"))
    }

    package static let split = CommandNoun("split", .split, fields: [.required("parts", .paragraphs)]) {
        form throws(FieldFault) in
        .split(try form.fields.paragraphs("parts").map { SplitPart(narrative: $0) })
    }

    package static let question = CommandNoun("question", .askCaller, fields: [.required("question", .paragraph)]) {
        form throws(FieldFault) in
        .askCaller(question: try form.paragraph("question"))
    }

    package static let callerAnswer = CommandNoun(
        "caller-answer",
        .noteCallerAnswer,
        fields: [.required("text", .paragraph)],
    ) { form throws(FieldFault) in
        .noteCallerAnswer(try form.paragraph("text"))
    }

    package static let classification = CommandNoun(
        "classification",
        .classify,
        fields: [
            .required("kind", .one(of: TicketKind.self)), .optional("matter", .matter),
            .optional("accusedUnit", .unit),
        ],
    ) { form throws(FieldFault) in
        .classify(
            kind: try form.fields.choice("kind"),
            matter: try form.fields.optionalCode("matter"),
            accused: try form.fields.optionalCode("accusedUnit"),
        )
    }

    // The desk adds routing's explanation when unit and matter are those it proposed; another matter is what the
    // dispatcher says that it is.
    package static let dispatch = CommandNoun(
        "dispatch",
        .dispatch,
        fields: [.required("unit", .unit), .optional("coUnits", .units), .optional("matter", .matter)],
    ) { form throws(FieldFault) in
        let unit: UnitCode = try form.fields.code("unit")
        let coUnits: [UnitCode] = try form.fields.codes("coUnits")
        let matter: MatterCode? = try form.fields.optionalCode("matter")
        return .dispatch(
            to: unit,
            coUnits: coUnits,
            decision: matter.map { RoutingDecision(of: $0, to: unit, coUnits: coUnits) },
        )
    }

    package static let designation = CommandNoun(
        "designation",
        .designate,
        fields: [.required("unit", .unit), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .designate(try form.fields.code("unit"), reason: try form.paragraph("reason"))
    }

    /// The centre's desk.
    static let centre: [CommandNoun] = [
        answer, nonAcceptance, transfer, handOver, telling, inquiry, merge, unmerge, link, linkEnd, split, question,
        callerAnswer, classification,
        dispatch, designation,
    ]
}
