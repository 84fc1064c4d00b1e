// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// Something that somebody else than the responsible unit still owes a ticket.
package enum Owed: Hashable, Sendable {
    /// A helping unit's part (domain.md 1.10).
    case part(of: UnitCode)
    /// The word of somebody to whom a rung of the ladder is addressed (S4).
    case acknowledgement(by: String)

    /// 抄送: what the centre gave to a unit of the district, for it to supervise (Beijing art. 12).
    case copy(to: UnitCode)
    /// What waits for the head of the responsible unit: the approval of a result, or of a long extension (D4, D5).
    case head(of: UnitCode)
    /// The answer to its master that a repeat waits for (B3).
    case answer(to: TicketNumber)
    /// An emergency line's own number of a case that was handed to it (domain.md 1.17).
    case theirNumber

    fileprivate var duty: String {
        switch self {
        case .part: "part"
        case .acknowledgement: "acknowledgement"
        case .copy: "copy"
        case .head: "head"
        case .answer: "answer"
        case .theirNumber: "number"
        }
    }

    fileprivate var owner: String {
        switch self {
        case .part(let unit), .copy(let unit), .head(let unit): unit.rawValue
        case .acknowledgement(let login): login
        case .answer(let master): master.rawValue
        case .theirNumber: ""
        }
    }

    /// The tickets to which it is owed, as a condition of a list.
    var condition: SQL { "id IN (SELECT ticket FROM owed WHERE duty = \(duty) AND owner = \(owner))" }
}

/// Who owes what: the lists of helping units and of those who must acknowledge. Kept by `TicketLedger`.
package enum OwedRecords {
    /// To how many tickets it is owed.
    package static func count(of owed: Owed, in reader: any Reader) throws -> Int {
        try reader.first(
            "SELECT COUNT(*) AS count FROM owed WHERE duty = \(owed.duty) AND owner = \(owed.owner)"
        )?.value("count") ?? 0
    }

    /// The tickets to which it is owed, the oldest first.
    package static func tickets(awaiting owed: Owed, in reader: any Reader) throws -> [ID<Ticket>] {
        try reader.rows(
            "SELECT ticket FROM owed WHERE duty = \(owed.duty) AND owner = \(owed.owner) ORDER BY ticket"
        ).map { try $0.value("ticket") }
    }

    /// The same tickets themselves, the newest first, at most `limit`.
    package static func newest(awaiting owed: Owed, limit: Int, in reader: any Reader) throws -> [StoredTicket] {
        try reader.rows(
            "SELECT id, number, version, state FROM tickets WHERE \(owed.condition) ORDER BY id DESC LIMIT \(limit)"
        ).map(StoredTicket.init)
    }

    /// All that is owed, by ticket, as duty and owner.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows("SELECT duty, owner, ticket FROM owed").reduce(into: [:]) { owed, row in
            owed[try row.value("ticket"), default: []].insert([try row.value("duty"), try row.value("owner")])
        }
    }

    /// Fills in what was owed before it was kept here.
    package static func complete(in writer: any Writer) throws {
        try completeAnswers(in: writer)
        try completeNumbers(in: writer)
    }

    /// Emergencies handed over without their number, once.
    private static func completeNumbers(in writer: any Writer) throws {
        guard try writer.first("SELECT ticket FROM owed WHERE duty = 'unfilled'") != nil else { return }
        try TicketRecords.each("stage = \(Stage.Name.transferred)", in: writer) { handed in
            try move(handed.id, from: nil, to: handed.ticket, in: writer)
        }
        try writer.execute("DELETE FROM owed WHERE duty = 'unfilled'")
    }

    /// What repeats are owed that were merged before answers to them were kept here.
    private static func completeAnswers(in writer: any Writer) throws {
        // The tallies tell at once that nothing is missing: no start reads all tickets for it.
        let known = try writer.first("SELECT COUNT(*) AS count FROM owed WHERE duty = 'answer'")?.value(
            "count",
            as: Int.self,
        )
        let tallied = try writer.first(
            "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) AS count FROM tallies WHERE stage = \(Stage.Name.merged)"
        )?.value("count", as: Int.self)
        guard known != tallied else { return }
        let unknown: SQL =
            "stage = \(Stage.Name.merged) AND id NOT IN (SELECT ticket FROM owed WHERE duty = 'answer')"
        try TicketRecords.each(unknown, in: writer) { repeated in
            try move(repeated.id, from: nil, to: repeated.ticket, in: writer)
        }
    }

    /// Brings the rows of a ticket from one state to the next; nothing is written where nothing changes.
    static func move(_ id: ID<Ticket>, from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let had = before?.owed ?? []
        let has = after.owed
        guard had != has else { return }
        for owed in had.subtracting(has).sorted(by: Owed.inOrder) {
            try writer.send(
                "DELETE FROM owed WHERE duty = \(owed.duty) AND owner = \(owed.owner) AND ticket = \(id)"
            )
        }
        for owed in has.subtracting(had).sorted(by: Owed.inOrder) {
            try writer.send(
                "INSERT INTO owed (duty, owner, ticket) VALUES (\(owed.duty), \(owed.owner), \(id))"
            )
        }
    }
}

extension Owed {
    /// The same order everywhere, so that writers of one ticket's rows never wait for each other.
    fileprivate static func inOrder(_ one: Owed, _ other: Owed) -> Bool {
        (one.duty, one.owner) < (other.duty, other.owner)
    }
}

extension Ticket {
    /// What others still owe it.
    var owed: Set<Owed> {
        if case .merged(let master) = stage { return [.answer(to: master)] }
        if awaitsTheirNumber { return [.theirNumber] }
        let parts = owingCoUnits.map { Owed.part(of: $0) }
        let copy = stage.assignment?.copiedTo.map { Owed.copy(to: $0) }
        let others = [copy, unitAwaitingHead.map { Owed.head(of: $0) }].compactMap(\.self)
        return Set(parts + others + silentAddressees.map { Owed.acknowledgement(by: $0) })
    }

    /// The unit whose head has to decide now.
    private var unitAwaitingHead: UnitCode? {
        switch stage {
        case .resultReview(let pass, _) where pass.awaitsEndorsement: pass.unit
        case .extensionRequested(let pass, let request) where request.approver == .head: pass.unit
        default: nil
        }
    }

    /// The same as duty and owner.
    var owedRows: Set<[String]> { Set(owed.map { [$0.duty, $0.owner] }) }

    /// The helping units that can and should still deliver.
    private var owingCoUnits: [UnitCode] {
        switch stage {
        case .dispatched(let pass), .signed(let pass), .handling(let pass), .extensionRequested(let pass, _),
            .terminationReview(let pass, _), .resultReview(let pass, _):
            pass.awaitedCoUnits
        default: []
        }
    }
}
