// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Tickets
import WorkCalendar

/// One inspection: the call or ticket, every opinion on it, what its agent says, and what follows (S5).
struct InspectionPage: StaffPage {
    let desk: Desk
    let pages: Pages
    /// nil where there is no telephone exchange.
    let recordings: CallRecordings?

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("quality/{id}") { _, context in try await show(try context.inspectionID, context) }
        for noun in InspectionNoun.allCases {
            staff.post("quality/{id}/\(noun.rawValue)") { _, context in
                let id = try context.inspectionID
                do {
                    try await take(noun, on: id, context)
                    return pages.redirect(to: .inspection(id), saying: .success("inspectionChanged"))
                } catch let refusal as InspectionRefusal where refusal != .unknown {
                    var response = try await show(id, refusal: refusal, at: noun, context)
                    response.status = refusal.status
                    return response
                }
            }
        }
    }

    private func take(_ noun: InspectionNoun, on id: ID<Inspection>, _ context: StaffContext) async throws {
        let (form, author) = (context.form, context.session.author)
        switch noun {
        case .sheet:
            let inspection = try await desk.inspection(id, for: author).inspection
            guard let sheet = sheet(for: inspection) else { throw InspectionRefusal.noSheet }
            let filled = try form.filled(sheet, document: desk.site.documents[.quality] ?? 0)
            // No number stands for an opinion that was not seen.
            try await desk.inspect(filled, on: id, seen: Int(form["seen"]) ?? -1, by: author)
        case .answer:
            guard let act = Inspection.Act(rawValue: form["act"]) else { throw WebFault.notAForm }
            try await desk.say(act, note: form["note"], to: id, by: author)
        case .actions:
            guard let due = Day(form["due"]) else { throw InspectionRefusal.badAction }
            try await desk.open(form["text"], owner: form["owner"], due: due, after: id, by: author)
        }
    }

    private func sheet(for inspection: Inspection) -> ScoreSheet? {
        desk.site.quality?.sheet(for: inspection.subject.kind)
    }

    /// What was refused is shown with the inspection as it stands and with what was typed.
    private func show(
        _ id: ID<Inspection>,
        refusal: InspectionRefusal? = nil,
        at noun: InspectionNoun? = nil,
        _ context: StaffContext,
    ) async throws -> Response {
        let author = context.session.author
        let file = try await desk.inspection(id, for: author)
        let wording = pages.wording(context)
        let typed = refusal.map { _ in context.form } ?? Form()
        let subject = try await subject(of: file.inspection, context)
        var model = InspectionModel(file, subject, today: desk.today, for: author, wording)
        model.problem = refusal?.message(in: wording)
        if model.mayInspect, let sheet = sheet(for: file.inspection) {
            let onSheet = noun == .sheet
            model.sheet = SheetForm(
                sheet,
                of: file.inspection,
                typed: onSheet ? typed : Form(),
                refusal: onSheet ? refusal : nil,
                wording,
            )
        }
        model.lacksSheet = model.mayInspect && model.sheet == nil
        model.typedNote = noun == .answer ? typed["note"] : ""
        if model.mayAct {
            let typed = noun == .actions ? typed : Form()
            model.newAction = CorrectiveForm(
                file.inspection,
                typed: typed,
                site: desk.site,
                today: desk.today,
                wording,
            )
        }
        return pages.render("staff/inspection", model, context)
    }

    private func subject(of inspection: Inspection, _ context: StaffContext) async throws -> InspectedPart {
        let (author, wording) = (context.session.author, pages.wording(context))
        let reference = inspection.subject.reference
        switch inspection.subject.kind {
        case .call:
            let file = try await desk.call(CallID(reference), for: author)
            let mayHear = context.session.mayReadCalls
            return InspectedPart(call: file, mayHear ? recordings : nil, site: desk.site, at: desk.time.now, wording)
        case .ticket:
            guard let number = TicketNumber(reference) else { return InspectedPart() }
            let file = try await desk.files(of: [number], for: author).first
            return InspectedPart(ticket: file?.ticket, wording)
        }
    }
}

/// What a step on an inspection is posted under.
enum InspectionNoun: String, CaseIterable, Sendable {
    case sheet, answer, actions
}

extension StaffContext {
    fileprivate var inspectionID: ID<Inspection> {
        get throws {
            guard let id = Int64(try parameters.require("id")) else { throw InspectionRefusal.unknown }
            return ID(id)
        }
    }
}
