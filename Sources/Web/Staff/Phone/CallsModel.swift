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
    /// What has been today.
    let today: [Figure]
    /// What is at this moment.
    let now: [Figure]
    let seats: [SeatLine]
    let hours: [HourLine]
    let hasHours: Bool
    let callBacks: Int
    let callBacksLink: String
    let phone: String
    let outcomes: [Choice]
    let lines: [CallLine]
    let isEmpty: Bool
    let more: String?
    let here: String

    struct Figure: Sendable {
        let label: String
        let value: String
    }

    struct SeatLine: Sendable {
        let seat: String
        let who: String
        let state: String
        let cssClass: String
    }

    struct HourLine: Sendable {
        let hour: String
        let offered: Int
        let answered: Int
        let inTime: Int
        let abandoned: Int
    }

    init(
        _ calls: [StoredCall],
        query: Form,
        isLast: Bool,
        centre: CentrePicture,
        tallies: [CallTallies.Key: CallTally],
        callBacks: Int,
        site: Site,
        now: Date,
        isAgent: Bool,
        _ wording: Wording,
    ) {
        title = wording.text("calls.title")
        isLinked = centre.isLinked
        let live = QueueFigures(of: centre.calls, seats: centre.seats, at: now)
        today = Self.figures(tallies.values.reduce(CallTally(), +), wording)
        self.now = Self.figures(live, wording)
        seats = (site.telephone?.seats ?? []).map { name in
            let state = centre.seats[Seat(name)] ?? .loggedOut
            return SeatLine(
                seat: name,
                who: centre.places[Seat(name)].map(wording.colleague) ?? "—",
                state: wording.seatState(state, breaks: site.telephone?.breaks ?? []),
                cssClass: "seat-\(state.kind)",
            )
        }
        hours = Self.hours(tallies)
        hasHours = !hours.isEmpty
        self.callBacks = callBacks
        callBacksLink = SiteURL.callBacks.path
        phone = query["phone"]
        outcomes = [Choice](of: StoredCall.Outcome.allCases, chosen: query["outcome"], wording)
        lines = calls.map { CallLine($0, site: site, at: now, wording) }
        isEmpty = lines.isEmpty
        let kept = ["phone", "outcome", "agent"].filter { !query[$0].isBlank }.map { (name: $0, value: query[$0]) }
        let oldest = calls.last.map { String(Int64($0.record.opening.began.timeIntervalSince1970 * 1_000)) }
        more = isLast ? nil : oldest.map { SiteURL.calls.path(query: kept + [("before", $0)]) }
        here = SiteURL.calls.path(query: kept)
    }

    private static func figures(_ tally: CallTally, _ wording: Wording) -> [Figure] {
        let values: [(String, String)] = [
            ("offered", String(tally.offered)), ("answered", String(tally.answered)),
            ("abandoned", String(tally.abandoned)), ("inTime", wording.percent(tally.rateInTime)),
            ("answerRate", wording.percent(tally.answerRate)), ("wait", wording.seconds(tally.averageWait)),
            ("talk", wording.seconds(tally.averageTalk)), ("wrapUp", wording.seconds(tally.averageWrapUp)),
        ]
        return values.map { Figure(label: wording.text("calls.figure.\($0)"), value: $1) }
    }

    private static func figures(_ live: QueueFigures, _ wording: Wording) -> [Figure] {
        let seats = Dictionary(live.seats.map { ($0.kind, $1) }, uniquingKeysWith: +)
        let values: [(String, String)] = [
            ("waiting", String(live.waiting)), ("longest", wording.seconds(live.longestWaiting)),
            ("talking", String(live.talking)),
        ]
        let states = ["ready", "wrapUp", "paused"].map { ("seat.\($0)", String(seats[$0] ?? 0)) }
        return (values + states).map { Figure(label: wording.text("calls.figure.\($0)"), value: $1) }
    }

    private static func hours(_ tallies: [CallTallies.Key: CallTally]) -> [HourLine] {
        Dictionary(grouping: tallies, by: \.key.hour).sorted { $0.key < $1.key }.map { hour, cells in
            let sum = cells.map(\.value).reduce(CallTally(), +)
            return HourLine(
                hour: hour < 10 ? "0\(hour):00" : "\(hour):00",
                offered: sum.offered,
                answered: sum.answered,
                inTime: sum.answeredInTime,
                abandoned: sum.abandoned,
            )
        }
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
