// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

extension Shape {
    /// Ranges as `CallbackPolicy` states them.
    static let callback = record([
        .required("ask", .choice(of: CallbackPolicy.Whom.self)), .optional("sample", sample),
        .optional("always", always), .optional("attempts", .integer(1...10)), .optional("halfDays", .flag),
        .optional("textValidDays", .integer(1...60)),
        .optional("dissatisfied", .choice(of: CallbackPolicy.Dissatisfied.self)), .optional("script", script),
    ])

    private static let sample = record([
        .required("percent", .decimal(0...100)), .optional("byUnit", .table(.decimal(0...100))),
        .required("seed", .text),
    ])

    private static let always = record([
        .optional("kinds", .list(.choice(of: TicketKind.self), upTo: 20)),
        .optional("matters", .list(.code, upTo: 500)), .optional("supervised", .flag),
        .optional("instructed", .flag),
    ])

    private static let said = record([.required("zh", .text), .required("en", .text)])
    private static let script = record([.required("opening", said), .required("closing", said)])
}
