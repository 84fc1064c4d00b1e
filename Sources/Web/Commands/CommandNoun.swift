// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What a command is called where it is posted: `POST …/tickets/{number}/{noun}`, on staff pages and in the API.
///
/// Each noun holds the commands it stands for, its fields and how they are read. Nouns are values, not cases, so that all
/// that belongs to one stands in one place; tests hold them complete.
package struct CommandNoun: Sendable {
    /// For example `first-contact`; stable, because programs use it.
    package let rawValue: String
    /// The commands it may become: two where one form answers yes or no.
    package let commands: [TicketCommand.Name]
    package let fields: [CommandField]
    private let reading: @Sendable (CommandForm) throws(FieldFault) -> TicketCommand

    init(
        _ rawValue: String,
        _ commands: TicketCommand.Name...,
        fields: [CommandField] = [],
        reading: @escaping @Sendable (CommandForm) throws(FieldFault) -> TicketCommand,
    ) {
        self.rawValue = rawValue
        self.commands = commands
        self.fields = fields
        self.reading = reading
    }

    /// A command that has no fields.
    init(_ rawValue: String, plainly command: TicketCommand) {
        self.init(rawValue, command.name) { _ throws(FieldFault) in command }
    }

    /// - Returns: nil when there is no such noun.
    package init?(rawValue: String) {
        guard let noun = Self.byName[rawValue] else { return nil }
        self = noun
    }

    /// The noun under which a command is posted.
    ///
    /// - Returns: nil for the two that no form makes: routing proposes, and the clock notices lamps.
    package init?(for command: TicketCommand.Name) {
        guard let noun = Self.allCases.first(where: { $0.commands.contains(command) }) else { return nil }
        self = noun
    }

    func command(in form: CommandForm) throws(FieldFault) -> TicketCommand { try reading(form) }

    private static let byName = Dictionary(
        allCases.map { ($0.rawValue, $0) },
        uniquingKeysWith: { first, _ in first },
    )
}

extension CommandNoun: CaseIterable {
    /// In the order of the law's page.
    package static let allCases: [CommandNoun] = centre + unit + decisions + afterReply + overlays
}

extension CommandNoun: Hashable {
    package static func == (one: CommandNoun, other: CommandNoun) -> Bool { one.rawValue == other.rawValue }

    package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
