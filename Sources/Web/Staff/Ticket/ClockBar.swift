// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// A clock as a bar on the time line of its pass: from its start to its limit, what an extension added, where it stood
/// still, when it was met and where now is. A picture of what stands beside it in words. Template `staff/clock-bar`.
struct ClockBar: Sendable {
    let whole: Stretch
    /// What extensions and pauses have added to the first limit.
    let added: Stretch?
    let pauses: [Stretch]
    /// Places in percent.
    let met: String?
    let now: String?
    let barClass: String

    /// Place and width in percent.
    struct Stretch: Sendable {
        let start: String
        let width: String
    }

    init(_ deadline: Deadline, firstDue: Date?, isMissed: Bool, _ line: TimeLine) {
        whole = line.stretch(from: deadline.start, to: deadline.due)
        added = firstDue.flatMap { $0 < deadline.due ? line.stretch(from: $0, to: deadline.due) : nil }
        pauses = line.pauses.filter { $0.from < deadline.due && ($0.to ?? line.now) > deadline.start }.map {
            line.stretch(from: max($0.from, deadline.start), to: min($0.to ?? line.now, deadline.due))
        }
        met = deadline.metAt.map(line.place)
        now = deadline.metAt == nil ? line.place(of: line.now) : nil
        barClass = isMissed ? "clock-bar-late" : "clock-bar-time"
    }
}

/// The time that the clocks of a pass share.
struct TimeLine: Sendable {
    let from: Date
    let to: Date
    let now: Date
    let pauses: [PausedTime]
    /// The limit that each clock of the pass had first.
    private let firstDues: [Deadline.Kind: Date]

    /// nil where no clock runs or ran in the pass under way.
    init?(_ view: TicketView) {
        let clocks = view.ticket.stage.assignment?.deadlines ?? []
        let instants = clocks.flatMap { [$0.start, $0.due, $0.metAt ?? view.now] }
        guard let first = instants.min(), let last = instants.max(), first < last else { return nil }
        from = first
        to = last
        now = view.now
        pauses = PausedTime.all(view)
        let begun = view.file.journal.flatMap(\.events).compactMap(\.begunPass).last
        firstDues = Dictionary(
            (begun?.deadlines ?? []).map { ($0.kind, $0.due) },
            uniquingKeysWith: { first, _ in first },
        )
    }

    func bar(of deadline: Deadline, isMissed: Bool) -> ClockBar {
        ClockBar(deadline, firstDue: firstDues[deadline.kind], isMissed: isMissed, self)
    }

    func stretch(from start: Date, to end: Date) -> ClockBar.Stretch {
        let (first, last) = (hundredths(start), hundredths(end))
        // A line at least: what lasted seconds is still to be seen.
        return ClockBar.Stretch(start: Self.percent(first), width: Self.percent(max(40, last - first)))
    }

    func place(of instant: Date) -> String { Self.percent(hundredths(instant)) }

    /// Hundredths of a percent, 0…10 000.
    private func hundredths(_ instant: Date) -> Int {
        let share = instant.timeIntervalSince(from) / to.timeIntervalSince(from)
        return Int((min(max(share, 0), 1) * 10_000).rounded())
    }

    private static func percent(_ hundredths: Int) -> String {
        "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)%"
    }
}

/// A time in which the clocks of a ticket stood still by law.
struct PausedTime: Sendable {
    let from: Date
    /// nil while they stand still.
    let to: Date?
    let legalBasis: String

    /// Every pause of a ticket, oldest first, as the journal replays it.
    static func all(_ view: TicketView) -> [PausedTime] {
        guard case .registered(let filing)? = view.file.journal.first?.events.first else { return [] }
        var ticket = Ticket(filing: filing)
        var pauses: [PausedTime] = []
        for entry in view.file.journal {
            for event in entry.events {
                let before = ticket.overlays.pause
                ticket.apply(event, at: entry.at)
                if let before, ticket.overlays.pause == nil {
                    pauses.append(PausedTime(from: before.since, to: entry.at, legalBasis: before.legalBasis))
                }
            }
        }
        let standing = ticket.overlays.pause.map { PausedTime(from: $0.since, to: nil, legalBasis: $0.legalBasis) }
        return pauses + [standing].compactMap(\.self)
    }

    /// The same in words.
    func sentence(_ wording: Wording) -> String {
        guard let to else {
            return wording.text("clock.pausedSince", ["since": wording.minute(from), "basis": legalBasis])
        }
        return wording.text(
            "clock.pausedFrom",
            ["from": wording.minute(from), "to": wording.minute(to), "basis": legalBasis],
        )
    }
}

extension TicketEvent {
    fileprivate var begunPass: Assignment? {
        switch self {
        case .dispatched(let pass), .designated(let pass, _), .reworkOrdered(let pass, _): pass
        default: nil
        }
    }
}
