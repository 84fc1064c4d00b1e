// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Records
import Routing
import Sites
import Survey
import Tickets

/// What every part of the ticket page is made from: the file, who looks at it and when, and the words to say it in.
struct TicketView: Sendable {
    let file: TicketFile
    let session: StaffSession
    let now: Date
    let site: Site
    let wording: Wording
    /// nil where this server keeps no attachments.
    var room: FileRoom?
    /// Files that were sent and wait.
    var uploads = Uploads()
    /// There is a call centre.
    var hasTelephones = false
    /// What may be put into its forms.
    var phrases: [ShelfItem] = []
    /// Those that its answers were given to, by their numbers.
    var questionnaires: [Int: Questionnaire] = [:]
    /// The catalogue it was routed with; nil where that is not known any more.
    var pastCatalogue: Catalogue?

    var ticket: Ticket { file.ticket }

    /// What routing said of it last.
    var decision: RoutingDecision? { ticket.proposal ?? ticket.lastPass?.decision }

    /// Who asked, as far as the reader may know.
    var citizen: CitizenJSON? { CitizenJSON(file.contact, ticket.disclosure(to: session.author)) }

    /// The citizen's number as people here read it out; masked as the reader may know it.
    var phone: String? {
        guard let citizen, let phone = file.contact?.phone else { return nil }
        return citizen.masked
            ? phone.description : phone.written(in: site.profile.callingCode, area: site.profile.areaCode)
    }

    /// For whom the citizen speaks, and which of the two hears from us; masked as the reader may know it.
    var represented: String? {
        guard let citizen, let other = file.contact?.represented else { return nil }
        let phone = other.phone.map { number in
            citizen.masked
                ? number.description : number.written(in: site.profile.callingCode, area: site.profile.areaCode)
        }
        let name = citizen.masked ? other.name.description : other.name.full
        let told = other.isTold ? wording.text("ticket.representedTold") : nil
        return wording.list([name, phone, wording.word(other.relation), told].compactMap(\.self))
    }

    /// Who acted, by name where the staff list has one.
    func person(_ author: Author) -> String {
        guard let login = author.login, let member = site.member(login) else {
            return wording.author(author)
        }
        let name = wording.text("ticket.person", ["name": member.name[wording.language], "login": login])
        let parts = [name, author.role.map(wording.word), author.unit.map(wording.unit)]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}

/// A name and its value: one line of a description list, template `staff/lines`.
struct TicketPoint: Sendable {
    let label: String
    let value: String

    init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

extension TicketView {
    /// A point with the label `ticket.<key>`; none where there is no value.
    func point(_ key: String, _ value: String?) -> TicketPoint? {
        guard let value, !value.isEmpty else { return nil }
        return TicketPoint(wording.text("ticket.\(key)"), value)
    }
}
