// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets

/// The nuisance list: template `staff/nuisances`.
struct NuisancesModel: PageModel {
    let title: String
    let action: String
    var tabs: IntakeTabs?
    /// Why the last step was not taken.
    let problem: String?
    /// Where a number can be put on the list by this reader.
    let canPropose: Bool
    let phone: String
    let reason: String
    let days: String
    let longestDays: Int
    /// The number that was looked for.
    let sought: String
    let entries: [Entry]
    /// The next page.
    let more: String?
    /// What is said where there is no entry.
    let nothing: String
    let isEmpty: Bool

    struct Entry: Sendable {
        let id: Int64
        let action: String
        let phone: String
        let reason: String
        let standing: String
        let isInForce: Bool
        let expires: String
        let steps: [Step]
        let acts: [ActChoice]
        let canAct: Bool
    }

    struct Step: Sendable {
        let text: String
        let note: String
    }

    struct ActChoice: Sendable {
        let value: String
        let label: String
    }

    init(
        _ page: NuisancePage,
        sought: String,
        _ form: Form,
        refusal: NuisanceRefusal?,
        at now: Date,
        site: Site,
        session: StaffSession,
        _ wording: Wording,
    ) {
        title = wording.text("nuisances.title")
        action = SiteURL.nuisances.path
        problem = refusal.map { $0.message(in: wording) }
        longestDays = site.intake?.nuisance?.longestDays ?? 0
        canPropose = longestDays > 0 && Nuisance.permits(.proposed, by: session.role)
        phone = form["phone"]
        reason = form["reason"]
        days = form.text("days") ?? String(min(30, longestDays))
        self.sought = sought
        more = page.next.map { SiteURL.nuisances.path(["number": sought, "after": $0.text]) }
        nothing = wording.text(sought.isBlank ? "nuisances.empty" : "nuisances.notFound")
        entries = page.entries.map { Entry($0, at: now, site: site, role: session.role, wording) }
        isEmpty = entries.isEmpty
    }
}

extension NuisancesModel.Entry {
    fileprivate init(_ nuisance: Nuisance, at now: Date, site: Site, role: Role, _ wording: Wording) {
        id = nuisance.id.rawValue
        action = SiteURL.nuisance(nuisance.id).path
        phone = nuisance.phone.written(in: site.profile.callingCode, area: site.profile.areaCode)
        reason = nuisance.reason
        standing = wording.word(nuisance.standing(at: now))
        isInForce = nuisance.counts(at: now)
        expires = wording.minute(nuisance.expiresAt)
        steps = nuisance.steps.map { step in
            NuisancesModel.Step(
                text: wording.list([wording.word(step.act), wording.colleague(step.login), wording.minute(step.at)]),
                note: step.note,
            )
        }
        acts = nuisance.lawfulActs(at: now).filter { Nuisance.permits($0, by: role) }.map { act in
            NuisancesModel.ActChoice(value: act.rawValue, label: wording.text("nuisances.do.\(act.rawValue)"))
        }
        canAct = !acts.isEmpty
    }
}
