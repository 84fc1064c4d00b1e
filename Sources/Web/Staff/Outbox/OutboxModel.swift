// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// The outbox: template `staff/outbox`.
struct OutboxModel: PageModel {
    let title: String
    let tabs: [Tab]
    /// No gateway is connected.
    let isOff: Bool
    /// Since when the oldest waits; nil when none does.
    let oldest: String?
    let parts: String?
    /// What supervisors must know of the mailboxes.
    let mailbox: MailboxNotice
    let lines: [Line]
    let isEmpty: Bool
    let more: String?

    struct Tab: Sendable {
        let link: String
        let label: String
        let count: Int?
        let isHere: Bool
    }

    struct Line: Sendable {
        let at: String
        let number: String
        let link: String
        let subject: String
        let channel: String
        let to: String
        let state: String
        let isOver: Bool
        let attempts: String?
        let next: String?
        let reason: String
        /// Who last sent it again or took it back.
        let touchedBy: String?
        let action: String
        let canSendAgain: Bool
        let canWithdraw: Bool
    }

    init(
        _ tab: OutboxTab,
        _ lines: [OutboxLine],
        next: Int64?,
        figures: (counts: [DeliveryCount], parts: Int),
        now: Date,
        mailboxes: (states: [MailboxState], left: Int),
        isConnected: Bool,
        _ wording: Wording,
    ) {
        title = wording.text("outbox.title")
        tabs = OutboxTab.allCases.map { other in
            let own = figures.counts.filter { other.states.contains($0.state) }
            return Tab(
                link: SiteURL.outbox.path(["tab": other.rawValue]),
                label: wording.text("outbox.tab.\(other.rawValue)"),
                count: [.waiting, .failed].contains(other) ? own.map(\.count).reduce(0, +) : nil,
                isHere: other == tab,
            )
        }
        isOff = !isConnected
        let waiting = figures.counts.filter { OutboxTab.waiting.states.contains($0.state) }.map(\.oldest).min()
        oldest = waiting.map { wording.text("outbox.oldest", ["age": wording.age(from: $0, to: now)]) }
        parts = figures.parts > 0 ? wording.text("outbox.parts", ["count": String(figures.parts)]) : nil
        mailbox = MailboxNotice(mailboxes.states, left: mailboxes.left, at: now, wording)
        self.lines = lines.map { Line($0, at: now, wording) }
        isEmpty = lines.isEmpty
        more = next.map { SiteURL.outbox.path(["tab": tab.rawValue, "after": String($0)]) }
    }
}

extension OutboxModel.Line {
    init(_ line: OutboxLine, at now: Date, _ wording: Wording) {
        let delivery = line.delivery
        at = wording.minute(delivery.createdAt)
        touchedBy = delivery.touchedBy.isEmpty ? nil : wording.colleague(delivery.touchedBy)
        number = line.number.rawValue
        link = SiteURL.ticket(line.number).path
        subject = wording.word(delivery.subject)
        channel = wording.word(delivery.channel)
        to =
            switch delivery.channel {
            case .sms: line.phone?.description ?? "—"
            case .mail: line.email?.maskedAddress ?? "—"
            default: "—"
            }
        state = wording.state(of: delivery)
        isOver = delivery.state.isOver
        attempts =
            delivery.attempts > 1
            ? wording.text("outbox.attempts", ["count": String(delivery.attempts)]) : nil
        next =
            delivery.state == .waiting && !delivery.reason.isEmpty
            ? delivery.dueAt.map { wording.text("outbox.next", ["at": wording.minute($0)]) } : nil
        reason =
            Delivery.Reason(rawValue: delivery.reason).map { wording.text("deliveryReason.\($0.rawValue)") }
            ?? delivery.reason
        action = SiteURL.outboxDelivery(delivery.id).path
        canSendAgain = delivery.mayBeSentAgain(at: now)
        canWithdraw = delivery.state == .waiting
    }
}

extension NoticeSubject: Worded { package static var area: String { "noticeSubject" } }
extension Delivery.State: Worded { package static var area: String { "deliveryState" } }

extension Wording {
    /// The gateway of letters is the office itself: it prints and posts.
    func state(of delivery: Delivery) -> String {
        let onPaper = delivery.channel == .letter ? book.find("paperState.\(delivery.state.rawValue)") : nil
        return onPaper ?? word(delivery.state)
    }

    /// How long ago, in the largest unit that fills.
    func age(from start: Date, to now: Date) -> String {
        let minutes = max(0, Int(now.timeIntervalSince(start) / 60))
        let (unit, count) =
            switch minutes {
            case ..<120: ("minutes", minutes)
            case ..<2_880: ("hours", minutes / 60)
            default: ("days", minutes / 1_440)
            }
        return text("age.\(unit)", ["count": String(count)])
    }
}
