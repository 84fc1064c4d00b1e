// SPDX-License-Identifier: Apache-2.0

import Tickets

extension SiteDraft {
    func checkMailboxes(_ faults: inout FaultList) {
        faults.checkUnique(mailboxes.map { ($0.value.code, $0.passage["code"]) }, called: "mailbox")
        let known = Set(units.map(\.value.code))
        for mailbox in mailboxes {
            if let unit = mailbox.value.unit, !known.contains(unit) {
                faults.add("there is no unit “\(unit)”", at: mailbox.passage["unit"])
            }
            if mailbox.value.holder == .unit, mailbox.value.unit == nil {
                faults.add("a unit's mailbox names the unit", at: mailbox.passage)
            }
        }
    }
}
