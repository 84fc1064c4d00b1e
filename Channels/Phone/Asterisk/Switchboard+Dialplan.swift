// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What the dialplan says: variables, recordings, questions.
extension Switchboard {
    mutating func set(_ name: String, to value: String, on channel: AsteriskChannel, _ news: inout News) {
        switch name {
        case AsteriskPlan.callVariable:
            guard let leg = leg(of: channel, isNew: false, &news) else { return }
            merge(leg.call, into: CallID(value), &news)
        case AsteriskPlan.numberVariable:
            guard let leg = leg(of: channel, isNew: false, &news) else { return }
            nameOutside(plan.outside(value), of: leg.call)
        case AsteriskPlan.ticketVariable where !value.isEmpty: tie(channel, to: value, &news)
        case AsteriskPlan.recordingVariable where !value.isEmpty: record(channel, in: value, &news)
        default: break
        }
    }

    private mutating func tie(_ channel: AsteriskChannel, to ticket: String, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let line = lines[leg.call], line.ticket != ticket else {
            return
        }
        lines[leg.call]?.ticket = ticket
        if line.isTold { news.add(.concerns(ticket: ticket), to: leg.call) }
    }

    private mutating func record(_ channel: AsteriskChannel, in path: String, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), leg.recording != path else { return }
        tell(leg.call, &news)
        if let complete = leg.recording { news.add(.recorded(path: complete), to: leg.call) }
        legs[leg.uniqueID]?.recording = path
        news.add(.recording(path: path), to: leg.call)
    }

    mutating func completeRecording(of channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let path = leg.recording else { return }
        legs[leg.uniqueID]?.recording = nil
        news.add(.recorded(path: path), to: leg.call)
    }

    mutating func enterSurvey(_ channel: AsteriskChannel, _ news: inout News) {
        guard channel.context == plan.survey, let leg = leg(of: channel, isNew: false, &news),
            let line = lines[leg.call], line.isTold, !line.isSurveyed
        else { return }
        lines[leg.call]?.isSurveyed = true
        news.add(.surveyBegan, to: leg.call)
    }

    /// A manager's user event has no channel, but may name one in `Callid`.
    mutating func take(_ name: String, _ fields: [String: String], of channel: AsteriskChannel?, _ news: inout News) {
        let isAnswer = plan.answerEvents.contains(name)
        guard isAnswer || name == plan.surveyDoneEvent else { return }
        if let channel { _ = leg(of: channel, isNew: false, &news) }
        guard let call = legs[channel?.uniqueID ?? fields["Callid"] ?? ""]?.call else { return }
        tell(call, &news)
        guard isAnswer else { return news.add(.surveyEnded, to: call) }
        let key = fields["Digit"].flatMap { $0.isEmpty ? nil : $0 }
        news.add(.surveyAnswered(question: fields["Question"].flatMap { Int($0) } ?? 1, key: key), to: call)
    }
}
