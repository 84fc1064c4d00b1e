// SPDX-License-Identifier: Apache-2.0

import Tickets

extension CommandNoun {
    package static let supplement = CommandNoun("supplement", .supplement, fields: [.required("text", .paragraph)]) {
        form throws(FieldFault) in
        .supplement(try form.paragraph("text"))
    }

    package static let urging = CommandNoun("urging", .urge, fields: [.required("note", .paragraph)]) {
        form throws(FieldFault) in
        .urge(note: try form.paragraph("note"))
    }

    package static let supervision = CommandNoun("supervision", .supervise, fields: [.required("order", .paragraph)]) {
        form throws(FieldFault) in
        .supervise(order: try form.paragraph("order"))
    }

    package static let supervisionEnd = CommandNoun(
        "supervision-end",
        .liftSupervision,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .liftSupervision(reason: try form.paragraph("reason"))
    }

    package static let instruction = CommandNoun("instruction", .instruct, fields: [.required("text", .paragraph)]) {
        form throws(FieldFault) in
        .instruct(try form.paragraph("text"))
    }

    package static let pause = CommandNoun(
        "pause",
        .pause,
        fields: [.required("legalBasis", .paragraph), .required("notice", .paragraph)],
    ) { form throws(FieldFault) in
        .pause(legalBasis: try form.paragraph("legalBasis"), notice: try form.paragraph("notice"))
    }

    package static let resumption = CommandNoun("resumption", plainly: .resume)

    package static let recomputation = CommandNoun(
        "recomputation",
        .recompute,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .recompute(reason: try form.paragraph("reason"))
    }

    package static let acknowledgement = CommandNoun("acknowledgement", plainly: .acknowledge)

    package static let recusal = CommandNoun(
        "recusal",
        .recuse,
        fields: [.required("person", .colleague), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .recuse(login: try form.line("person"), reason: try form.paragraph("reason"))
    }

    package static let recusalEnd = CommandNoun(
        "recusal-end",
        .endRecusal,
        fields: [.required("person", .colleague), .required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .endRecusal(of: try form.line("person"), reason: try form.paragraph("reason"))
    }

    package static let publication = CommandNoun("publication", .publish, fields: [.required("title", .line)]) {
        form throws(FieldFault) in
        .publish(title: try form.line("title"))
    }

    package static let publicationEnd = CommandNoun(
        "publication-end",
        .unpublish,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .unpublish(reason: try form.paragraph("reason"))
    }

    package static let exclusionRequest = CommandNoun(
        "exclusion-request",
        .requestExclusion,
        fields: [
            .required("group", .one(of: FactGroup.self)), .required("reason", .one(of: ExclusionReason.self)),
            .required("evidence", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .requestExclusion(
            try form.fields.choice("group"),
            try form.fields.choice("reason"),
            evidence: try form.paragraph("evidence"),
        )
    }

    package static let exclusionDecision = CommandNoun(
        "exclusion-decision",
        .decideExclusion,
        fields: [
            .required("ordinal", .exclusion), .required("ruling", .one(of: ExclusionRuling.Kind.self)),
            .required("reason", .paragraph),
        ],
    ) { form throws(FieldFault) in
        guard let ordinal = try form.fields.optionalInt("ordinal") else { throw .missing("ordinal") }
        return .decideExclusion(
            ordinal: ordinal,
            try form.fields.choice("ruling"),
            reason: try form.paragraph("reason"),
        )
    }

    /// What rides along without changing the stage.
    static let overlays: [CommandNoun] = [
        supplement, urging, supervision, supervisionEnd, instruction, pause, resumption, recomputation,
        acknowledgement, recusal, recusalEnd, publication, publicationEnd,
        exclusionRequest, exclusionDecision,
    ]
}
