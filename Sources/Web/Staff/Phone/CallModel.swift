// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Survey
import Tickets

/// One call with every instant: template `staff/call`.
struct CallModel: PageModel {
    let title: String
    let points: [TicketPoint]
    let steps: [Step]
    let recordings: [Recording]
    let hasRecordings: Bool
    let tickets: [PhoneCallCard.TicketLink]
    let hasTickets: Bool
    let answers: [TicketPoint]
    let hasAnswers: Bool
    let hearings: [String]
    let showsHearings: Bool
    let back: String

    struct Step: Sendable {
        let at: String
        let what: String
    }

    struct Recording: Sendable {
        let label: String
        /// nil where it cannot be heard yet, or from here.
        let link: String?
    }

    init(
        _ file: CallFile,
        recordings folder: CallRecordings,
        showsHearings: Bool,
        site: Site,
        at now: Date,
        _ wording: Wording,
    ) {
        let record = file.call.record
        let line = CallLine(file.call, site: site, at: now, wording)
        title = wording.text("call.title", ["phone": line.phone])
        let values: [(String, String)] = [
            ("began", wording.second(record.opening.began)), ("direction", line.direction),
            ("dialled", record.opening.dialled), ("agent", line.agent), ("outcome", line.outcome),
            ("wait", line.wait), ("talk", line.talk),
        ]
        points = values.map { TicketPoint(wording.text("call.\($0)"), $1) }
        steps = CallStory(record, profile: site.profile, wording).steps
        recordings = record.recordings.enumerated().map { place, recording in
            let isThere = recording.completed != nil && folder.has(recording.path)
            return Recording(
                label: wording.text("call.recording", ["at": wording.second(recording.began)]),
                link: isThere ? SiteURL.recording(record.id, place).path : nil,
            )
        }
        hasRecordings = !recordings.isEmpty
        tickets = file.tickets.map { PhoneCallCard.TicketLink(number: $0.rawValue, link: SiteURL.ticket($0).path) }
        hasTickets = !tickets.isEmpty
        answers = Self.answers(of: record, site: site, wording)
        hasAnswers = !answers.isEmpty
        hearings = file.hearings.map {
            wording.text("call.heard", ["name": wording.colleague($0.login), "at": wording.second($0.at)])
        }
        self.showsHearings = showsHearings && hasRecordings
        back = SiteURL.calls.path
    }

    /// What was pressed, beside what was asked.
    private static func answers(of record: CallRecord, site: Site, _ wording: Wording) -> [TicketPoint] {
        let asked = site.questionnaire.questions.filter { $0.options?.isEmpty == false }
        return record.answers.map { answer in
            let question = asked.indices.contains(answer.question - 1) ? asked[answer.question - 1] : nil
            let place = (answer.key.flatMap { Int($0) } ?? 0) - 1
            let option = question?.options.flatMap { $0.indices.contains(place) ? $0[place] : nil }
            return TicketPoint(
                question?.text[wording.language] ?? wording.text("call.question", ["number": String(answer.question)]),
                option?.text[wording.language]
                    ?? answer.key.map { wording.text("call.key", ["key": $0]) } ?? wording.text("call.noKey"),
            )
        }
    }
}

/// What happened in a call, in order.
private struct CallStory {
    let steps: [CallModel.Step]

    init(_ record: CallRecord, profile: Profile, _ wording: Wording) {
        var moments: [(at: Date, what: String)] = []
        func add(_ at: Date?, _ key: String, _ names: [String: String] = [:]) {
            if let at { moments.append((at, wording.text("call.step.\(key)", names))) }
        }
        add(record.opening.began, "began")
        for stay in record.stays {
            add(stay.joined, "queued", ["queue": stay.queue])
            if stay.hasAbandoned { add(stay.left, "abandoned") }
        }
        for turn in record.turns {
            let who = ["who": wording.party(turn.party, profile: profile)]
            add(turn.rang, "rang", who)
            add(turn.answered, "answered", who)
            for hold in turn.holds {
                add(hold.began, "held", who)
                add(hold.ended, "resumed", who)
            }
            add(turn.left, turn.answered == nil ? "inVain" : "left", who)
        }
        for transfer in record.transfers {
            add(transfer.at, "transferred", ["who": wording.party(transfer.to, profile: profile)])
        }
        for key in record.keys { add(key.at, "pressed", ["key": key.key]) }
        add(record.surveyedAt, "surveyed")
        add(record.closing?.at, "ended")
        for work in record.wrapUps { add(work.ended, "wrappedUp", ["seat": work.seat.name]) }
        // What was noted first comes first among equals.
        steps = moments.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map { CallModel.Step(at: wording.second($0.element.at), what: $0.element.what) }
    }
}
