// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Everything needed to say something to one reader: the language's words, the site's names, the site's clock.
package struct Wording: Sendable {
    package let book: TextBook
    package let site: SiteFacts
    package let clock: Clockface

    package init(book: TextBook, site: SiteFacts) {
        self.book = book
        self.site = site
        clock = Clockface(zone: site.zone)
    }

    package var language: Language { book.language }

    /// The text of a key, with `{placeholders}` filled.
    package func text(_ key: String, _ arguments: [String: String] = [:]) -> String { book.text(key, arguments) }

    /// The office's word for a value of the vocabulary, for example 办理中 for `Stage.Name.handling`.
    package func word(_ value: some Worded) -> String { book.text("\(Swift.type(of: value).area).\(value.wordName)") }

    /// A unit's name; its code where the site in force no longer has it.
    package func unit(_ code: UnitCode) -> String { site.unitName(code)?[language] ?? code.rawValue }

    package func units(_ codes: [UnitCode]) -> String { list(codes.map(unit)) }

    /// A matter's name; its code where the site in force no longer has it.
    package func matter(_ code: MatterCode) -> String { site.matterName(code)?[language] ?? code.rawValue }

    /// A place's name; its code where the site in force no longer has it.
    package func area(_ code: AreaCode) -> String { site.areaName(code)?[language] ?? code.rawValue }

    /// A mailbox's name; its code where the site in force no longer has it.
    package func mailbox(_ code: MailboxCode) -> String { site.mailboxName(code)?[language] ?? code.rawValue }

    /// A colleague's name; their login where the staff list no longer has them.
    package func colleague(_ login: String) -> String { site.staffName(login)?[language] ?? login }

    /// Several things in one sentence.
    package func list(_ parts: [String]) -> String { parts.joined(separator: text("grammar.comma")) }

    package func minute(_ instant: Date) -> String { clock.minute(instant) }

    package func second(_ instant: Date) -> String { clock.second(instant) }

    /// How a person is named on a timeline.
    package func author(_ author: Author) -> String {
        switch author {
        case .citizen: text("author.citizen")
        case .clock: text("author.clock")
        case .staff(let login, let role, let unit):
            unit.map { "\(login) · \(word(role)) · \(self.unit($0))" } ?? "\(login) · \(word(role))"
        }
    }
}
