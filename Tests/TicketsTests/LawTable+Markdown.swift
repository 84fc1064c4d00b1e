// SPDX-License-Identifier: Apache-2.0

import Tickets

extension LawTable {
    /// docs/law.md.
    var markdown: String {
        let introduction = """
            # The law of a ticket

            What may follow what, written out from `Sources/Tickets/Law` by asking it every command in every stage.
            A test compares this page with the code; `UPDATE_GOLDEN=1 swift test --filter LawTable` writes it again.
            The source of the rules is the canonical machine of the domain reference, section 1.6; who may give a command
            is `Law/Permission.swift`. Each command is asked by somebody who may give it, for the unit that has the ticket,
            with every text it needs and inside every limit: what else can refuse it stands in `TicketRefusal`.
            """
        let parts = [introduction, diagram, matrix, commands] + Stage.Name.allCases.map(section(of:))
        return parts.joined(separator: "\n\n") + "\n"
    }

    // MARK: The map

    private var diagram: String {
        var ways: [String] = []
        for from in Stage.Name.allCases {
            for to in Stage.Name.allCases where to != from {
                let commands = cells.filter { $0.stage == from && $0.next == to }.map(\.caption)
                if !commands.isEmpty { ways.append("    \(from) --> \(to): \(commands.joined(separator: ", "))") }
            }
        }
        let lines = ["```mermaid", "stateDiagram-v2", "    [*] --> registered: register"] + ways
        return "## The map\n\n" + (lines + ["    archived --> [*]", "```"]).joined(separator: "\n")
    }

    // MARK: Every command in every stage

    private var matrix: String {
        let stages = Stage.Name.allCases
        let legend = stages.enumerated().map { "\($0 + 1) `\($1)`" }.joined(separator: " · ")
        let head = ["| command |" + stages.indices.map { " \($0 + 1) |" }.joined()]
        let rule = ["|---|" + stages.map { _ in ":-:|" }.joined()]
        let rows = TicketCommand.Name.allCases.map { command in
            "| `\(command)` |" + stages.map { " \(signs(of: command, in: $0)) |" }.joined()
        }
        let key =
            "A number is the stage it leads to, `=` stays, `–` is refused as the ticket stands, blank is unlawful."
        return "## The matrix\n\n\(legend)\n\n\(key)\n\n" + (head + rule + rows).joined(separator: "\n")
    }

    private func signs(of command: TicketCommand.Name, in stage: Stage.Name) -> String {
        var signs: [String] = []
        for cell in cells where cell.command == command && cell.stage == stage {
            if !signs.contains(cell.sign) { signs.append(cell.sign) }
        }
        return signs.joined(separator: " ")
    }

    private var commands: String {
        let head = ["| command | who may give it |", "|---|---|"]
        let rows = TicketCommand.Name.allCases.map { "| `\($0)` | \(Self.roles(for: $0)) |" }
        return "## The commands\n\n" + (head + rows).joined(separator: "\n")
    }

    private static func roles(for command: TicketCommand.Name) -> String {
        let roles = Role.allCases.filter {
            Permission.allows(.staff(login: "", role: $0, unit: nil), command)
        }
        let others = [("citizen", Author.citizen), ("clock", .clock)].filter { Permission.allows($0.1, command) }
        return (roles.map(\.rawValue) + others.map(\.0)).joined(separator: ", ")
    }

    // MARK: Stage by stage

    private func section(of stage: Stage.Name) -> String {
        let lawful = cells.filter { $0.stage == stage && $0.next != nil }
        let head = ["| command | brings | then |", "|---|---|---|"]
        let rows = lawful.map { "| \($0.name) | \($0.brings) | `\($0.next ?? stage)` |" }
        let state = stage.isOpen ? "Open: somebody still has to do something." : "Ended."
        let table = lawful.isEmpty ? [] : [(head + rows).joined(separator: "\n")]
        return (["## `\(stage)`", state] + table + [refusals(in: stage)]).joined(separator: "\n\n")
    }

    private func refusals(in stage: Stage.Name) -> String {
        let refused = cells.filter { $0.stage == stage && $0.next == nil }
        let own = refused.filter { !$0.isUnlawful }.map { "`\($0.command)` (\($0.refusalName))" }
        let unlawful = refused.filter(\.isUnlawful).map { "`\($0.command)`" }
        let lists = [("Refused as the ticket stands", own), ("Unlawful here", unlawful)]
        return lists.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))." }
            .joined(separator: "\n\n")
    }
}

extension LawTable.Cell {
    var next: Stage.Name? {
        guard case .lawful(_, let next) = outcome else { return nil }
        return next
    }

    /// For the map, where commas and colons have a meaning.
    fileprivate var caption: String { provided.isEmpty ? command.rawValue : "\(command) (\(provided))" }

    /// For a table's cell.
    fileprivate var name: String { provided.isEmpty ? "`\(command)`" : "`\(command)`, \(provided)" }

    var isUnlawful: Bool {
        guard case .refused(.unlawful) = outcome else { return false }
        return true
    }

    /// The events, one after the other.
    fileprivate var brings: String {
        guard case .lawful(let events, _) = outcome else { return "" }
        return events.map { "`\($0.caseName)`" }.joined(separator: ", ")
    }

    fileprivate var refusalName: String {
        guard case .refused(let refusal) = outcome else { return "" }
        return refusal.caseName
    }

    fileprivate var sign: String {
        guard let next else { return isUnlawful ? "" : "–" }
        return next == stage ? "=" : "\((Stage.Name.allCases.firstIndex(of: next) ?? 0) + 1)"
    }
}

extension TicketRefusal {
    /// The case without its content, such as `notPaused`.
    var caseName: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }
}
