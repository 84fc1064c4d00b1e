// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Tickets
import WorkCalendar

/// One transaction's look at deliveries whose time has come.
struct OutboxRound {
    let now: Date
    let site: Site
    let route: NoticeRoute
    let writing: NoticeWriting
    let writer: any Writer
    /// Seconds that the gateway has for its answer or receipt.
    let silence: Double

    /// Seconds after the turn of the message before, or while it is being sent, until one looks whether it has gone.
    private static let breath = 2.0

    /// - Returns: The message to hand over; nil where the delivery waits on or is over.
    func take(_ delivery: Delivery) throws -> Reply? {
        var delivery = delivery
        let reply = try written(&delivery)
        try DeliveryRecords.update(delivery, in: writer)
        return reply
    }

    private func written(_ delivery: inout Delivery) throws -> Reply? {
        guard now < delivery.expiresAt else {
            delivery.end(.expired, because: delivery.reason, at: now)
            return nil
        }
        guard try delivery.subject != .survey || isAsked(by: delivery) else {
            delivery.end(.withdrawn, because: Delivery.Reason.noLongerAsked.rawValue, at: now)
            return nil
        }
        let contact = try ContactRecords.contact(of: delivery.ticket, in: writer).told
        guard let address = route.address(of: contact, for: delivery.channel) else {
            delivery.end(.failed, because: Delivery.Reason.noAddress.rawValue, at: now)
            return nil
        }
        if let turn = try DeliveryRecords.turn(before: delivery, in: writer) {
            let next = max(turn, now).addingTimeInterval(Self.breath)
            delivery.wait(until: next, because: Delivery.Reason.earlier.rawValue, at: now)
            return nil
        }
        if let later = try later(delivery, to: address) {
            delivery.wait(until: later.until, because: later.reason, at: now)
            return nil
        }
        guard let matter = try matter(of: delivery), let message = writing.message(delivery, on: matter) else {
            delivery.end(.failed, because: Delivery.Reason.noWords.rawValue, at: now)
            return nil
        }
        delivery.begin(at: now, silence: silence)
        if case .phone(let phone) = address {
            try TextedNumbers.note(delivery.id, to: phone, at: now, in: writer)
        }
        return Reply(
            id: delivery.id,
            attempt: delivery.attempts,
            ticket: matter.number,
            address: address,
            title: message.title,
            text: message.text,
        )
    }

    /// Whether the citizen still may rate the answer that a survey is about: not twice, and not once it went back.
    private func isAsked(by survey: Delivery) throws -> Bool {
        guard let newest = try InvitationRecords.newest(of: survey.ticket, in: writer),
            newest.position == survey.position
        else { return false }
        return try Desk.invited(by: newest.token, at: now, in: writer) != nil
    }

    /// Until when the citizen's telephone is left alone, and why.
    private func later(_ delivery: Delivery, to address: Reply.Address) throws -> (until: Date, reason: String)? {
        guard case .phone(let phone) = address else { return nil }
        let earliest = route.policy.earliest(delivery.channel, at: now, in: site.timeZone)
        if earliest > now { return (earliest, Delivery.Reason.quietHours.rawValue) }
        let sent = try TextedNumbers.count(to: phone, at: now, in: writer)
        guard sent >= route.policy.perNumberADay else { return nil }
        return (now.addingTimeInterval(3_600), Delivery.Reason.tooMany.rawValue)
    }

    private func matter(of delivery: Delivery) throws -> NoticeWriting.Matter? {
        guard let stored = try TicketRecords.find(delivery.ticket, in: writer) else { return nil }
        let isSurvey = delivery.subject == .survey
        return NoticeWriting.Matter(
            number: stored.ticket.number,
            queryCode: try ContactRecords.queryCode(of: delivery.ticket, in: writer) ?? "",
            language: stored.ticket.filing.language,
            survey: isSurvey ? try InvitationRecords.newest(of: delivery.ticket, in: writer)?.token : nil,
        )
    }
}

extension Delivery {
    /// After `silence` seconds without an answer or receipt the message counts as not handed over.
    mutating func begin(at now: Date, silence: Double) {
        state = .sending
        attempts += 1
        dueAt = now.addingTimeInterval(silence)
        changedAt = now
    }

    mutating func wait(until instant: Date, because reason: String, at now: Date) {
        state = .waiting
        dueAt = instant
        changedAt = now
        self.reason = reason
    }

    mutating func end(_ state: State, because reason: String = "", at now: Date) {
        self.state = state
        dueAt = nil
        changedAt = now
        self.reason = reason
    }

    /// What the gateway said to the latest attempt; a receipt may have come before its answer.
    mutating func settle(_ outcome: Result<Handover, DeliveryFault>, at now: Date) {
        if case .success(let handover) = outcome {
            gatewayID = handover.gatewayID ?? gatewayID
            parts += handover.parts
            handedOverAt = handedOverAt ?? now
        }
        guard state == .sending else { return }
        switch outcome {
        case .success(let handover): end(handover.isReported ? .handedOver : .delivered, at: now)
        case .failure(.unavailable(let reason)):
            wait(until: now.addingTimeInterval(Self.pause(after: attempts)), because: reason.shortened, at: now)
        case .failure(.refused(let reason)): end(.failed, because: reason.shortened, at: now)
        // Its receipt tells, or its silence.
        case .failure(.unknown(let reason)): self.reason = reason.shortened
        }
    }

    /// 15, 30, 60 … 1,800 seconds.
    static func pause(after attempts: Int) -> Double { Double(min(1_800, 15 << min(max(0, attempts - 1), 7))) }

    /// What a receipt says. One of an earlier attempt tells only that the message has arrived after all.
    mutating func take(_ report: DeliveryReport, at now: Date) {
        let isOfLatest = report.attempt.map { $0 == attempts } ?? true
        switch report.outcome {
        case .delivered:
            end(.delivered, at: now)
            handedOverAt = handedOverAt ?? now
        case .handedOver where isOfLatest && state == .sending:
            end(.handedOver, at: now)
            handedOverAt = now
        case .failed where isOfLatest && (state == .sending || state == .handedOver):
            end(.failed, because: report.reason.shortened, at: now)
        case .handedOver, .failed: return
        }
        gatewayID = report.gatewayID ?? gatewayID
    }

    /// The same for another attempt, with all the time of a new one.
    func renewed(at now: Date, validHours: Int) -> Delivery {
        var renewed = Delivery(
            id: id,
            position: position,
            ordinal: ordinal,
            channel: channel,
            ticket: ticket,
            subject: subject,
            text: text,
            dueAt: now,
            expiresAt: now.addingTimeInterval(Double(validHours) * 3_600),
            createdAt: createdAt,
        )
        renewed.attempts = attempts
        renewed.parts = parts
        renewed.changedAt = now
        return renewed
    }
}

extension String {
    /// As much of a gateway's words as a person reads.
    fileprivate var shortened: String { String(prefix(200)) }
}
