// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets

/// How the call centre does at this moment and has done today: template `staff/calls-now`.
struct CallsMoment: Sendable {
    /// What has been today.
    let today: [Figure]
    /// What is at this moment.
    let now: [Figure]
    let seats: [SeatLine]
    let hours: [HourLine]
    let hasHours: Bool
    /// Where the same is to be had again.
    let again: String

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
        _ centre: CentrePicture,
        tallies: [CallTallies.Key: CallTally],
        site: Site,
        at instant: Date,
        _ wording: Wording,
    ) {
        let live = QueueFigures(of: centre.calls, seats: centre.seats, at: instant)
        today = Self.figures(tallies.values.reduce(CallTally(), +), wording)
        now = Self.figures(live, wording)
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
        again = SiteURL.callsNow.path
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
