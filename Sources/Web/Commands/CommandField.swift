// SPDX-License-Identifier: Apache-2.0

/// One field of a command: enough to draw its form, to describe it to a program and to read it.
package struct CommandField: Equatable, Sendable {
    /// As in the API and in the form; its label is `commandField.<name>` in the texts.
    package let name: String
    package let kind: Kind
    package let isRequired: Bool

    package enum Kind: Equatable, Sendable {
        /// One line, at most 200 UTF-16 units.
        case line
        /// Several lines, at most `Fields.textLimit` UTF-16 units.
        case paragraph
        /// Several texts of several lines, each at most `Fields.textLimit` UTF-16 units.
        case paragraphs
        /// A colleague's login; whoever sends the command if left open.
        case colleague
        case unit
        case units
        case matter
        case ticketNumber
        case instant
        case flag
        /// One of a few words; a word's label is `<area>.<word>` in the texts.
        case choice([String], area: String)
        /// The ordinal of an exclusion of the ticket.
        case exclusion
        /// The questionnaire of the site: a field `answers.<code>` for each of its questions.
        case answers
    }

    static func required(_ name: String, _ kind: Kind) -> CommandField {
        CommandField(name: name, kind: kind, isRequired: true)
    }

    static func optional(_ name: String, _ kind: Kind) -> CommandField {
        CommandField(name: name, kind: kind, isRequired: false)
    }
}

extension CommandField.Kind {
    static let lineLimit = 200

    /// One of the values of a vocabulary.
    static func one<Value: Worded & CaseIterable>(of type: Value.Type) -> CommandField.Kind {
        .choice(type.allCases.map(\.wordName), area: type.area)
    }
}
