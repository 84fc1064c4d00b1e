// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What the centre writes down of its talks with the caller and with emergency lines.
extension CommandNoun {
    package static let handOver = CommandNoun(
        "hand-over",
        .recordHandOver,
        fields: [
            .required("spokenTo", .line), .optional("theirNumber", .line),
            .required("way", .one(of: HandOver.Way.self)),
            .required("consent", .one(of: HandOver.Consent.self)), .optional("at", .instant),
            .optional("note", .paragraph),
        ],
    ) { form throws(FieldFault) in
        .recordHandOver(
            HandOver(
                theirNumber: try form.optionalLine("theirNumber"),
                spokenTo: try form.line("spokenTo"),
                way: try form.fields.choice("way"),
                consent: try form.fields.choice("consent"),
                at: try form.fields.isBlank("at") ? nil : form.fields.instant("at", by: form.clock),
                note: try form.fields.optionalText("note") ?? "",
            )
        )
    }

    package static let telling = CommandNoun(
        "telling",
        .recordTelling,
        fields: [.required("how", .one(of: Telling.Way.self)), .required("words", .paragraph)],
    ) { form throws(FieldFault) in
        .recordTelling(try form.fields.choice("how"), words: try form.paragraph("words"))
    }

    package static let inquiry = CommandNoun(
        "inquiry",
        .noteInquiry,
        fields: [.required("told", .paragraph), .optional("news", .paragraph)],
    ) { form throws(FieldFault) in
        .noteInquiry(told: try form.paragraph("told"), news: try form.fields.optionalText("news") ?? "")
    }
}
