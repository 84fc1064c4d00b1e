// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets

/// The call centre: template `staff/calls`.
struct CallsModel: PageModel {
    let title: String
    let isLinked: Bool
    let moment: CallsMoment
    let callBacks: Int
    let callBacksLink: String
    let phone: String
    let outcomes: [Choice]
    let lines: [CallLine]
    let isEmpty: Bool
    let more: String?
    /// Telephones that somebody has, for who may take them from their hands; empty for others.
    let takenSeats: [Choice]
    let hasTakenSeats: Bool
    let seatsLink = SiteURL.callSeats.path

    init(
        _ calls: [StoredCall],
        query: Form,
        isLast: Bool,
        centre: CentrePicture,
        moment: CallsMoment,
        callBacks: Int,
        mayFreeSeats: Bool,
        site: Site,
        at now: Date,
        _ wording: Wording,
    ) {
        title = wording.text("calls.title")
        isLinked = centre.isLinked
        self.moment = moment
        self.callBacks = callBacks
        callBacksLink = SiteURL.callBacks.path
        phone = query["phone"]
        outcomes = [Choice](of: StoredCall.Outcome.allCases, chosen: query["outcome"], wording)
        lines = calls.map { CallLine($0, site: site, at: now, wording) }
        isEmpty = lines.isEmpty
        let taken = mayFreeSeats ? centre.places.sorted { $0.key < $1.key } : []
        takenSeats = taken.map { Choice($0.key.name, "\($0.key) \(wording.colleague($0.value))") }
        hasTakenSeats = !taken.isEmpty
        let kept = ["phone", "outcome", "agent"].filter { !query[$0].isBlank }.map { (name: $0, value: query[$0]) }
        let oldest = calls.last.map { String(Int64($0.record.opening.began.timeIntervalSince1970 * 1_000)) }
        more = isLast ? nil : oldest.map { SiteURL.calls.path(query: kept + [("before", $0)]) }
    }
}

/// One call in a list.
struct CallLine: Sendable {
    let at: String
    let link: String
    let phone: String
    let direction: String
    let outcome: String
    let isMissed: Bool
    let agent: String
    let wait: String
    let talk: String

    init(_ call: StoredCall, site: Site, at now: Date, _ wording: Wording) {
        let record = call.record
        at = wording.minute(record.opening.began)
        link = SiteURL.call(record.id).path
        phone = wording.party(.outside(record.opening.outside), profile: site.profile)
        direction = wording.text("calls.direction.\(record.opening.direction.rawValue)")
        outcome = call.outcome.map(wording.word) ?? wording.text("calls.goesOn")
        isMissed = call.outcome == .abandoned || call.outcome == .missed
        agent = call.agent.map(wording.colleague) ?? "—"
        wait = wording.seconds(record.wait(at: now))
        talk = wording.seconds(record.firstAnswer.map { _ in record.talk(at: now) })
    }
}

extension StoredCall.Outcome: Worded { package static var area: String { "callOutcome" } }

extension Wording {
    /// `1:05`; a dash for none.
    func seconds(_ seconds: TimeInterval?) -> String {
        guard let seconds else { return "—" }
        let whole = Int(seconds.rounded())
        return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
    }

    /// `66.7 %`; a dash for none.
    func percent(_ part: Double?) -> String {
        guard let part else { return "—" }
        let tenths = Int((part * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
