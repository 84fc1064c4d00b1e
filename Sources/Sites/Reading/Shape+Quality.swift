// SPDX-License-Identifier: Apache-2.0

import Tickets

extension Shape {
    /// Ranges as `QualityPolicy` and `ScoreSheet` state them.
    static let quality = record([
        .required("seed", .integer(0...999_999_999)),
        .required("secondOpinion", .choice(of: SecondOpinion.self)),
        .required("sampling", record([.optional("calls", share), .optional("tickets", share)])),
        .required("sheets", .list(sheet, upTo: 10)),
    ])

    private static let share = record([
        .required("sharePercent", .integer(1...100)), .required("minimumPerAgent", .integer(0...1_000)),
    ])

    private static let name = record([.required("zh", .text), .required("en", .text)])

    private static let sheet = record([
        .required("code", .code), .required("inspects", .choice(of: InspectionKind.self)), .required("name", name),
        .required("items", .list(item, upTo: 100)),
    ])

    private static let item = record([
        .required("code", .code), .required("text", name), .optional("points", .integer(1...100)),
        .optional("fatal", .flag),
    ])
}
