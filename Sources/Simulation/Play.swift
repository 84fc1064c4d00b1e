// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import Tickets

/// One run of a simulation: goes from appointment to appointment, a slice of time at once.
struct Play {
    private let city: City
    private let plan: SimulationPlan
    private let span: DateInterval
    private let followers: [FollowerLoop]
    private var agenda = Agenda()
    private var lives: [Int: Life] = [:]
    private var report = SimulationReport()
    /// The newest ticket that a later one may be merged into.
    private var elder: TicketNumber?

    /// People who act at once: enough that their writes share commits.
    private static let crowd = 64

    init(city: City, plan: SimulationPlan, until now: Date, followers: [FollowerLoop]) {
        self.city = city
        self.plan = plan
        span = plan.span(until: now)
        self.followers = followers
    }

    mutating func run(progress: (SimulationReport) -> Void) async throws -> SimulationReport {
        try await makeAppointments()
        var pacer = Pacer(rate: plan.rate)
        while let instant = try await nextInstant() {
            try await noticeLamps(at: instant)
            let due = agenda.take(upTo: instant.addingTimeInterval(plan.slice), limit: Self.crowd)
            try await pacer.admit(due.count { lives[$0.index] == nil })
            for lived in try await keep(due) { settle(lived.0, after: lived.1) }
            await catchUp()
            progress(report)
        }
        if !plan.isInRealTime { try await noticeLamps(at: span.end) }
        for life in lives.values { count(life) }
        return report
    }

    /// New requests come at any time of the span; open tickets are all taken up at its beginning.
    private mutating func makeAppointments() async throws {
        if plan.carriesOn {
            let open = try await city.openTickets(limit: plan.tickets)
            for (index, number) in open.enumerated() {
                lives[index] = Life(index: index, seed: plan.seed, ticket: .unread(number))
                agenda.add(index, at: span.start)
            }
        } else {
            var generator = SeededGenerator(seed: plan.seed, stream: -1)
            for index in 0..<plan.tickets {
                agenda.add(index, at: span.start.addingTimeInterval(generator.fraction() * span.duration))
            }
        }
    }

    /// When something happens next, people or lamps; nil at the end of the span or, in real time, of all lives.
    private func nextInstant() async throws -> Date? {
        try Task.checkCancellation()
        guard !plan.isInRealTime else { return agenda.next }
        let appointment = agenda.next ?? span.end
        let alarm = try await city.desk.database.read { try TicketRecords.nextAlarm(in: $0) }
        // A lamp may change alone, a slice late at most, so that lamps that change together cost one transaction.
        let next = min(appointment, alarm?.addingTimeInterval(plan.slice) ?? appointment)
        return next < span.end ? next : nil
    }

    private mutating func noticeLamps(at instant: Date) async throws {
        var changes = 0
        repeat {
            changes = try await SimulatedTime.$instant.withValue(instant) { [city] in
                try await city.desk.noticeLamps(limit: 100).due
            }
            report.lampChanges += changes
        } while changes == 100
    }

    /// All at once, each at their own instant; in the order of the appointments.
    private func keep(_ due: [Agenda.Appointment]) async throws -> [(Lived, Agenda.Appointment)] {
        try await withThrowingTaskGroup { group in
            for (place, appointment) in due.enumerated() {
                let life = lives[appointment.index] ?? Life(index: appointment.index, seed: plan.seed)
                group.addTask { [city, elder] in
                    try await SimulatedTime.$instant.withValue(appointment.at) {
                        (place, try await city.live(life, elder: elder))
                    }
                }
            }
            var lived: [Int: Lived] = [:]
            for try await (place, result) in group { lived[place] = result }
            return due.enumerated().compactMap { place, appointment in lived[place].map { ($0, appointment) } }
        }
    }

    /// Notes what happened and makes the next appointment, if there will be one.
    private mutating func settle(_ lived: Lived, after appointment: Agenda.Appointment) {
        var life = lived.life
        report.note(lived.result)
        if case .filed = lived.result, case .dispatch = life.fate, case .seen(let stored) = life.ticket {
            elder = stored.ticket.number
        }
        guard let since = lived.result.next(after: appointment.at), let hours = life.patience() else {
            return end(life)
        }
        lives[life.index] = life
        agenda.add(life.index, at: since.addingTimeInterval(hours * 3_600 * plan.haste))
    }

    private mutating func end(_ life: Life) {
        lives[life.index] = nil
        count(life)
    }

    private mutating func count(_ life: Life) {
        if case .seen(let stored) = life.ticket { report.count(stored.ticket) }
    }

    /// Notices, links and words are there before anybody acts again.
    private func catchUp() async {
        await withTaskGroup { group in
            for follower in followers { group.addTask { await follower.catchUp() } }
        }
    }
}

extension Lived.Result {
    /// From when on the next step may be taken; nil when nobody takes one.
    fileprivate func next(after appointment: Date) -> Date? {
        switch self {
        case .filed, .acted: appointment
        case .resumed(let since): max(appointment, since)
        case .alreadyFiled, .nothing, .refused: nil
        }
    }
}
