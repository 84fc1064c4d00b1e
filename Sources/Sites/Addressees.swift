// SPDX-License-Identifier: Apache-2.0

import Supervision
import Tickets

/// To whom the rungs of the ladder are addressed, by name: the people of the responsible unit, and those of the centre by
/// their role. Arranged once, because a clock asks for it in the store's one writer.
struct Addressees: Sendable {
    private let pack: DeadlinePack
    private let handlers: [UnitCode: [String]]
    private let others: [Role: [StaffMember]]

    /// Where every report comes in, so that it is told of those about itself too.
    private let centres: Set<UnitCode>

    init(_ staff: [StaffMember], of organisation: Organisation, pack: DeadlinePack) {
        self.pack = pack
        centres = Set(organisation.departments.filter { $0.level == .centre }.map(\.code))
        handlers = Dictionary(grouping: staff.filter { $0.role == .handler }, by: \.unit).mapValues { $0.map(\.login) }
        others = Dictionary(grouping: staff.filter { $0.role != .handler }, by: \.role)
    }

    /// Nobody of a unit that a report is about learns of it (domain.md 1.16).
    func logins(for level: Rung.Level, of ticket: Ticket) -> [String] {
        let accused = ticket.accusedUnit.flatMap { centres.contains($0) ? nil : $0 }
        return pack.addressees(of: level).flatMap { role -> [String] in
            guard role == .handler else {
                return (others[role] ?? []).filter { accused == nil || $0.unit != accused }.map(\.login)
            }
            return ticket.unit.flatMap { $0 == accused ? nil : handlers[$0] } ?? []
        }
    }
}
