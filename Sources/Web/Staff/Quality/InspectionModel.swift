// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets
import WorkCalendar

/// One inspection: template `staff/inspection`.
struct InspectionModel: PageModel {
    let title: String
    /// Why the last step was not taken.
    var problem: String?
    let standing: String
    let isGrave: Bool
    let agent: String
    /// nil as long as it waits.
    let result: String?
    let isFatal: Bool
    /// How two opinions became one result.
    let secondNote: String?
    let subject: InspectedPart
    let opinions: [OpinionPart]
    let hasOpinions: Bool
    let steps: [Step]
    let hasSteps: Bool
    let acts: [Choice]
    let hasActs: Bool
    /// A word is needed for all but agreeing.
    let answerAction: String
    var typedNote = ""
    let actions: [CorrectiveActionPart]
    let hasActions: Bool
    /// nil for those who may not inspect it, or not any more.
    var sheet: SheetForm?
    var newAction: CorrectiveForm?
    /// An inspector looks at a sheet that the site does not have.
    var lacksSheet = false
    let mayInspect: Bool
    let mayAct: Bool
    let back: String
    let backLabel: String
    let textLimit = Inspection.textLimit

    struct Step: Sendable {
        let text: String
        let note: String
    }

    init(_ file: InspectionFile, _ subject: InspectedPart, today: Day, for author: Author, _ wording: Wording) {
        let inspection = file.inspection
        title = wording.text("quality.inspectionOf", ["kind": wording.word(inspection.subject.kind)])
        standing = wording.word(inspection.standing)
        isGrave = inspection.isFatal || inspection.standing == .objected
        agent = wording.colleague(inspection.agent)
        result = inspection.result.map(wording.result)
        isFatal = inspection.isFatal
        secondNote = inspection.opinions.count > 1 ? wording.word(inspection.second) : nil
        self.subject = subject
        opinions = inspection.opinions.enumerated().map { OpinionPart($1, place: $0, wording) }
        hasOpinions = !opinions.isEmpty
        steps = inspection.steps.map { step in
            let who = wording.colleague(step.login)
            return Step(text: wording.list([wording.word(step.act), who, wording.minute(step.at)]), note: step.note)
        }
        hasSteps = !steps.isEmpty
        let lawful = inspection.lawfulActs(for: author)
        acts = lawful.map { Choice($0.rawValue, wording.text("quality.do.\($0.rawValue)")) }
        hasActs = !acts.isEmpty
        answerAction = SiteURL.inspectionStep(inspection.id, noun: InspectionNoun.answer.rawValue).path
        actions = file.actions.map { action in
            CorrectiveActionPart(action, today: today.description, for: author, linked: false, wording)
        }
        hasActions = !actions.isEmpty
        let isOwn = inspection.agent == author.login
        let others = !inspection.opinions.contains { $0.login == author.login }
        mayInspect = Inspection.mayInspect(author) && !isOwn && others && inspection.opinions.count < 2
        mayAct = Inspection.mayInspect(author) && !isOwn && hasOpinions
        back = (isOwn ? SiteURL.ownInspections : .quality).path
        backLabel = wording.text(isOwn ? "quality.own" : "quality.title")
    }
}

/// What one inspector found.
struct OpinionPart: Sendable {
    let heading: String
    let id: String
    let by: String
    let result: String
    let sum: String
    let items: [Item]
    /// About the whole; nil for nothing.
    let words: String?
    let sheet: String

    struct Item: Sendable {
        let text: String
        let verdict: String
        let isDeducted: Bool
        let isFatal: Bool
        /// Why something was deducted, and what else was said; nil for nothing.
        let words: String?
    }

    init(_ opinion: Inspection.Opinion, place: Int, _ wording: Wording) {
        let filled = opinion.sheet
        heading = wording.text(place == 0 ? "quality.firstOpinion" : "quality.otherOpinion")
        id = "opinion-\(place + 1)"
        by = wording.list([wording.colleague(opinion.login), wording.minute(opinion.at)])
        result = wording.result(filled.result)
        sum = wording.text("quality.sum", ["given": wording.points(filled.given), "base": String(filled.base)])
        sheet = wording.text(
            "quality.bySheet",
            ["name": filled.sheet.name[wording.language], "document": String(filled.document)],
        )
        words = filled.words.isEmpty ? nil : filled.words
        items = zip(filled.sheet.items, filled.marks).map { Item($0, $1, wording) }
    }
}

extension OpinionPart.Item {
    fileprivate init(_ item: ScoreSheet.Item, _ mark: FilledSheet.Mark, _ wording: Wording) {
        text = item.text[wording.language]
        words = mark.words.isEmpty ? nil : mark.words
        isFatal = item.isFatal
        let full = item.points ?? 0
        switch mark.verdict {
        case .points(let hundredths):
            verdict = "\(wording.points(hundredths)) / \(full)"
            isDeducted = hundredths < full * 100
        case .notApplicable:
            verdict = wording.text("quality.leftOut")
            isDeducted = false
        case .kept:
            verdict = wording.text("quality.kept")
            isDeducted = false
        case .breached:
            verdict = wording.text("quality.breached")
            isDeducted = true
        }
    }
}

/// The call or ticket that is inspected; empty where it is not for the reader, or no longer there.
struct InspectedPart: Sendable {
    var points: [TicketPoint] = []
    var link: String?
    var linkLabel = ""
    var recordings: [CallModel.Recording] = []
    var hasRecordings = false
    var narrative: String?

    init() {}

    init(call file: CallFile?, _ folder: CallRecordings?, site: Site, at now: Date, _ wording: Wording) {
        guard let file else { return }
        let record = file.call.record
        let line = CallLine(file.call, site: site, at: now, wording)
        let values = [("began", line.at), ("direction", line.direction), ("wait", line.wait), ("talk", line.talk)]
        points = values.map { TicketPoint(wording.text("call.\($0)"), $1) }
        // Without an exchange there is no page of the call.
        guard let folder else { return }
        link = SiteURL.call(record.id).path
        linkLabel = wording.text("quality.openCall")
        recordings = record.recordings.enumerated().map { place, recording in
            let isThere = recording.completed != nil && folder.has(recording.path)
            return CallModel.Recording(
                label: wording.text("call.recording", ["at": wording.second(recording.began)]),
                link: isThere ? SiteURL.recording(record.id, place).path : nil,
            )
        }
        hasRecordings = !recordings.isEmpty
    }

    init(ticket: Ticket?, _ wording: Wording) {
        guard let ticket else { return }
        link = SiteURL.ticket(ticket.number).path
        linkLabel = ticket.number.rawValue
        narrative = ticket.filing.narrative
        points = [
            TicketPoint(wording.text("quality.summary"), ticket.filing.summary),
            TicketPoint(wording.text("quality.kind"), wording.word(ticket.filing.kind)),
            TicketPoint(wording.text("quality.matter"), ticket.filing.matter.map(wording.matter) ?? "—"),
        ]
    }
}

/// The form of a corrective action.
struct CorrectiveForm: Sendable {
    let action: String
    let text: String
    let owners: [Choice]
    let due: String
    let earliest: String
    let textLimit = Inspection.textLimit

    init(_ inspection: Inspection, typed: Form, site: Site, today: Day, _ wording: Wording) {
        action = SiteURL.inspectionStep(inspection.id, noun: InspectionNoun.actions.rawValue).path
        text = typed["text"]
        let unit = site.member(inspection.agent)?.unit
        let chosen = typed.text("owner") ?? inspection.agent
        owners = site.staff.filter { $0.unit == unit || $0.login == inspection.agent }
            .map { Choice($0.login, $0.name[wording.language], isChosen: $0.login == chosen) }
        due = typed.text("due") ?? today.advanced(by: 7).description
        earliest = today.description
    }
}
