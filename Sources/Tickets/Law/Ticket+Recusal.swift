// SPDX-License-Identifier: Apache-2.0

/// Somebody of staff who withdraws from a ticket because they are interested in it (回避; C5, domain.md 1.16).
package struct Recusal: Codable, Equatable, Sendable {
    package let login: String
    package let reason: String

    package init(login: String, reason: String) {
        self.login = login
        self.reason = reason
    }
}

extension Ticket {
    /// Whether somebody must keep out of it.
    package func isRecused(_ login: String) -> Bool { overlays.recusals.contains { $0.login == login } }

    /// Whoever has withdrawn does nothing more on the ticket than say that they know of it, and is made responsible for
    /// nothing.
    func notRecused(_ author: Author, for command: TicketCommand) throws(TicketRefusal) {
        if let login = author.login, isRecused(login), command.name != .acknowledge { throw .recused(login) }
        switch command {
        case .sign(let handler), .assign(let handler):
            if isRecused(handler.trimmed) { throw .recused(handler.trimmed) }
        default: break
        }
    }

    /// Everybody withdraws for themselves; others are told to by a supervisor, or by the head of the responsible unit.
    func recusing(
        _ login: String,
        because reason: String,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let login = try stated(login, .person)
        guard !isRecused(login) else { throw .recused(login) }
        if login != author.login { try mayRecuseOthers(author, under: rules) }
        return [.recused(recusal: Recusal(login: login, reason: try stated(reason, .reason)))]
    }

    func endingRecusal(of login: String, because reason: String) throws(TicketRefusal) -> [TicketEvent] {
        let login = try stated(login, .person)
        guard isRecused(login) else { throw .notRecused(login) }
        return [.recusalEnded(login: login, reason: try stated(reason, .reason))]
    }

    private func mayRecuseOthers(_ author: Author, under rules: OfficeRules) throws(TicketRefusal) {
        switch author.role {
        case .supervisor, .admin: return
        case .leader:
            guard let pass = stage.assignment else { throw .notPermitted(.recuse) }
            try atTheHead(of: pass, author, under: rules)
        default: throw .notPermitted(.recuse)
        }
    }
}
