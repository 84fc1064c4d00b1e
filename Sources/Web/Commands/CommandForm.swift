// SPDX-License-Identifier: Apache-2.0

package import Sites
import Survey
package import Tickets

/// A command as somebody filled it in: the noun they posted to and what they wrote.
package struct CommandForm: Sendable {
    package let noun: CommandNoun
    package let fields: Fields
    package let author: Author
    let questionnaire: Questionnaire
    let clock: Clockface

    /// - Parameters:
    ///   - noun: Where it was posted.
    ///   - fields: What was sent; fields that the noun does not have are ignored.
    ///   - author: Who sends it.
    ///   - site: For its questionnaire and its time zone.
    package init(_ noun: CommandNoun, fields: Fields, author: Author, site: Site) {
        self.noun = noun
        self.fields = fields
        self.author = author
        questionnaire = site.questionnaire
        clock = Clockface(zone: SiteFacts(site).zone)
    }

    /// What is asked of the ticket.
    ///
    /// - Throws: `FieldFault` naming the first field that is missing or cannot be read. Whether the command is lawful
    ///   is not asked here.
    package func command() throws(FieldFault) -> TicketCommand { try noun.command(in: self) }

    /// The version of the ticket that the sender had before them; nil when they did not say.
    package func seenVersion() throws(FieldFault) -> Int? { try fields.optionalInt(Self.versionField) }

    /// Every form carries it, so that a colleague's newer change is never overwritten (B6).
    package static let versionField = "version"

    func line(_ name: String) throws(FieldFault) -> String {
        try fields.text(name, limit: CommandField.Kind.lineLimit)
    }

    func optionalLine(_ name: String) throws(FieldFault) -> String? {
        try fields.optionalText(name, limit: CommandField.Kind.lineLimit)
    }

    func paragraph(_ name: String) throws(FieldFault) -> String { try fields.text(name) }
}
