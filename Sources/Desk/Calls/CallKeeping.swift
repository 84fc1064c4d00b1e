// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Survey
import Tickets
import WorkCalendar

/// What follows within one transaction from what became known of a call.
struct CallKeeping {
    let site: Site
    let now: Date
    let seated: [Seat: String]
    let writer: any Writer

    /// - Returns: The tickets that the caller rated by keys, with what that changes; in the transaction's ledger it is
    ///   for its caller to record.
    func keep(_ record: CallRecord) throws -> [(StoredTicket, [TicketEvent])] {
        let before = try CallRecords.find(record.id, in: writer)
        // Another server may be ahead of this one: a call that is over stays so.
        guard before?.record.closing == nil || record.closing != nil else { return [] }
        let agent = agent(of: record, as: before)
        // Told again after a restart: all of it was kept.
        guard before?.record != record || before?.agent != agent else { return [] }
        try CallRecords.put(StoredCall(record: record, agent: agent), in: writer)
        try count(record, instead: before?.record)
        if let ticket = record.ticket.flatMap(TicketNumber.init),
            let stored = try TicketRecords.find(ticket, in: writer)
        {
            try CallRecords.link(record.id, to: stored.id, in: writer)
        }
        guard record.closing != nil, before?.record.closing == nil else { return [] }
        try settleCallBack(after: record)
        return try ratings(in: record)
    }

    /// Who sat at the seat that answered last, when that was first kept.
    private func agent(of record: CallRecord, as before: StoredCall?) -> String? {
        guard let seat = record.lastAnswering else { return before?.agent }
        if let before, let known = before.agent, before.record.lastAnswering == seat { return known }
        return seated[seat] ?? before?.agent
    }

    private func count(_ record: CallRecord, instead before: CallRecord?) throws {
        guard let stay = record.stays.first else { return }
        let goal = TimeInterval(site.telephone?.answerWithinSeconds ?? 0)
        let known = before.map { CallTally($0, goal: goal) } ?? CallTally()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = site.timeZone
        let key = CallTallies.Key(
            day: site.calendar.day(of: stay.joined),
            hour: calendar.component(.hour, from: stay.joined),
            queue: stay.queue,
        )
        try CallTallies.add(CallTally(record, goal: goal) - known, to: key, in: writer)
    }

    private func settleCallBack(after record: CallRecord) throws {
        guard let cause = record.callBackCause, let phone = record.opening.outside.phone,
            let ended = record.closing?.at
        else { return }
        var task = try CallBackRecords.open(for: phone, in: writer)
        switch cause {
        case .missed:
            task?.miss(at: ended)
            let new = CallBack(
                id: try CallBackRecords.nextID(in: writer),
                phone: phone,
                call: record.id,
                since: ended,
            )
            try CallBackRecords.put(task ?? new, in: writer)
        case .reached:
            guard var open = task else { return }
            try open.settle(.reached, by: nil, at: ended)
            try CallBackRecords.put(open, in: writer)
        }
    }

    // MARK: - Keys

    /// What was pressed rates each ticket of the call that waits for it and whose citizen it was that spoke; what the law
    /// refuses stays with the call.
    private func ratings(in record: CallRecord) throws -> [(StoredTicket, [TicketEvent])] {
        guard let answer = site.questionnaire.answer(byKeys: record.keyAnswers) else { return [] }
        return try CallRecords.tickets(of: record.id, in: writer).compactMap { id in
            guard let phone = record.opening.outside.phone,
                try ContactRecords.contact(of: id, in: writer).phone == phone,
                let stored = try TicketRecords.find(id, in: writer)
            else { return nil }
            guard let events = rating(answer, of: stored.ticket) else { return nil }
            try markAnswered(id)
            return (stored, events)
        }
    }

    /// nil for a ticket that is not asked about.
    private func rating(_ answer: SurveyAnswer, of ticket: Ticket) -> [TicketEvent]? {
        do throws(TicketRefusal) {
            return try ticket.decide(.recordCallback(.reached(answer)), at: now, by: .citizen, under: site.rules)
        } catch {
            return nil
        }
    }

    private func markAnswered(_ ticket: ID<Ticket>) throws {
        guard let invitation = try InvitationRecords.newest(of: ticket, in: writer), invitation.answeredAt == nil else {
            return
        }
        try InvitationRecords.markAnswered(invitation.token, at: now, in: writer)
    }
}

extension CallRecord {
    /// The last key for each question.
    var keyAnswers: [Int: String] {
        answers.reduce(into: [:]) { keys, answer in
            if let key = answer.key { keys[answer.question] = key }
        }
    }

    /// The seat that answered last.
    fileprivate var lastAnswering: Seat? {
        turns.filter { $0.answered != nil }.compactMap { turn -> Seat? in
            if case .seat(let seat) = turn.party { seat } else { nil }
        }.last
    }
}
