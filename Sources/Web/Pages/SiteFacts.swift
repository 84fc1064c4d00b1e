// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Routing
import Sites
package import Tickets

/// What pages must know of the site in force.
package struct SiteFacts: Sendable {
    package let name: LocalText
    /// The one number, as dialled.
    package let hotline: String
    package let zone: TimeZone
    package let unitName: @Sendable (UnitCode) -> LocalText?
    package let matterName: @Sendable (MatterCode) -> LocalText?
    package let areaName: @Sendable (AreaCode) -> LocalText?
    package let mailboxName: @Sendable (MailboxCode) -> LocalText?
    package let personGroupName: @Sendable (PersonGroupCode) -> LocalText?
    /// By login.
    package let staffName: @Sendable (String) -> LocalText?

    package init(
        name: LocalText,
        hotline: String,
        zone: TimeZone,
        unitName: @escaping @Sendable (UnitCode) -> LocalText?,
        matterName: @escaping @Sendable (MatterCode) -> LocalText?,
        areaName: @escaping @Sendable (AreaCode) -> LocalText? = { _ in nil },
        mailboxName: @escaping @Sendable (MailboxCode) -> LocalText? = { _ in nil },
        personGroupName: @escaping @Sendable (PersonGroupCode) -> LocalText? = { _ in nil },
        staffName: @escaping @Sendable (String) -> LocalText? = { _ in nil },
    ) {
        self.name = name
        self.hotline = hotline
        self.zone = zone
        self.unitName = unitName
        self.matterName = matterName
        self.areaName = areaName
        self.mailboxName = mailboxName
        self.personGroupName = personGroupName
        self.staffName = staffName
    }
}

extension SiteFacts {
    init(_ site: Site) {
        let organisation = site.organisation
        let catalogue = site.catalogue
        let gazetteer = site.gazetteer
        self.init(
            name: site.profile.name,
            hotline: site.profile.hotline,
            // The site check has read the same name before.
            zone: TimeZone(identifier: site.profile.timezone) ?? .gmt,
            unitName: { organisation[$0]?.name },
            matterName: { catalogue[$0]?.name },
            areaName: { gazetteer[$0]?.name },
            mailboxName: { site.mailbox($0)?.name },
            personGroupName: { site.intake?[group: $0]?.name },
            staffName: { site.member($0)?.name },
        )
    }
}
