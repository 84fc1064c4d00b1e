// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// The telephones now and today.
struct WallCalls: Sendable {
    let isLinked: Bool
    let now: [Figure]
    let rates: [Rate]
    let today: [Figure]

    struct Figure: Sendable {
        let label: String
        let value: String
        let isAlarming: Bool
    }

    struct Rate: Sendable {
        let label: String
        let value: String
        let width: String
    }

    /// - Parameters:
    ///   - figures: Of today.
    ///   - queue: At this moment; nil where no exchange is linked.
    ///   - goal: Seconds in which a call should be answered; nil where the site says nothing of telephones.
    ///   - wording: The reader's.
    init(_ figures: Wallboard, _ queue: WallQueue?, goal: Int?, _ wording: Wording) {
        let sum = figures.callsToday
        let figure = { (name: String, value: String, isAlarming: Bool) in
            Figure(label: wording.text("wallboard.call.\(name)"), value: value, isAlarming: isAlarming)
        }
        isLinked = queue != nil
        now =
            queue.map { queue in
                [
                    figure("waiting", queue.waiting.grouped, false),
                    figure("talking", queue.talking.grouped, false),
                    figure("longest", wording.seconds(queue.longest.map(Double.init)), queue.isTooLong(for: goal)),
                    figure("ready", queue.ready.grouped, false),
                ]
            } ?? []
        today = [("offered", sum.offered), ("answered", sum.answered), ("abandoned", sum.abandoned)].map {
            figure($0, $1.grouped, false)
        }
        let answered = Rate(
            label: wording.text("wallboard.call.answerRate"),
            value: wording.percent(sum.answerRate),
            width: wallShare(sum.answered, of: sum.offered),
        )
        let inTime = goal.map { goal in
            Rate(
                label: wording.text("wallboard.call.inTime", ["seconds": String(goal)]),
                value: wording.percent(sum.rateInTime),
                width: wallShare(sum.answeredInTime, of: sum.offered),
            )
        }
        rates = [answered, inTime].compactMap(\.self)
    }
}
