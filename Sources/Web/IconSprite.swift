// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The icons of the pages, cut out of Tabler's sprite of some six thousand.
///
/// A template shows one with `<use href="{{file.icons.svg}}#tabler-inbox"/>`; those that a model names are listed here.
enum IconSprite {
    static let fileName = "icons.svg"

    /// Icons that models name, without `tabler-`.
    private static let namedByModels = [
        "activity", "alarm", "arrows-split", "bell", "calendar", "chart-bar", "chart-dots", "checkup-list", "clock",
        "edit",
        "eye-check",
        "flag", "flame",
        "gavel", "home", "inbox", "list-search", "list-tree", "mail", "mail-opened", "message-question",
        "messages", "phone",
        "phone-incoming",
        "phone-outgoing",
        "report", "scale", "search", "send", "signature", "star", "target-arrow", "tools", "urgent", "writing-sign",
    ]

    /// The icons that templates and models name.
    static func names(usedIn templates: URL) throws -> Set<String> {
        var names = Set(namedByModels)
        for source in try Templates.sources(in: templates).values {
            for match in source.matches(of: /#tabler-([a-z0-9-]+)/) { names.insert(String(match.1)) }
        }
        return names
    }

    /// The sprite with the symbols of `names` only.
    static func cut(_ sprite: Data, to names: Set<String>) -> Data {
        let text = String(decoding: sprite, as: UTF8.self)
        let wanted = Set(names.map { "tabler-\($0)" })
        var cut = #"<svg xmlns="http://www.w3.org/2000/svg"><defs>"#
        for piece in text.split(separator: "</symbol>") {
            guard let start = piece.firstRange(of: #"<symbol id=""#),
                let end = piece[start.upperBound...].firstIndex(of: "\"")
            else { continue }
            if wanted.contains(String(piece[start.upperBound..<end])) {
                cut += piece[start.lowerBound...] + "</symbol>"
            }
        }
        return Data((cut + "</defs></svg>").utf8)
    }
}
