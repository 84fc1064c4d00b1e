// SPDX-License-Identifier: Apache-2.0

import Tickets
import WorkCalendar

extension SiteDraft {
    /// Adds everything in which the documents contradict themselves or each other.
    func check(_ faults: inout FaultList) {
        checkProfile(&faults)
        checkOrganisation(&faults)
        checkMailboxes(&faults)
        checkAreas(&faults)
        checkOutlines(&faults)
        checkCalendar(&faults)
        checkCatalogue(&faults)
        checkRules(&faults)
        checkDeadlines(&faults)
        checkQuestionnaire(&faults)
        checkScoring(&faults)
        checkStaff(&faults)
        checkNotices(&faults)
        checkTelephone(&faults)
        checkIntake(&faults)
        checkQuality(&faults)
    }

    private func checkProfile(_ faults: inout FaultList) {
        let timezone = calendar.value.timezone
        if profile.value.timezone != timezone {
            faults.add(
                "the calendar's time zone is “\(timezone)”; both must be the same",
                at: profile.passage["timezone"],
            )
        }
        if profile.value.callingCode.hasPrefix("0") {
            faults.add("a calling code is written without zeros in front", at: profile.passage["callingCode"])
        }
        if profile.value.areaCode.hasPrefix("0") {
            faults.add("the area code is written without its trunk zero", at: profile.passage["areaCode"])
        }
        checkReports(&faults)
    }

    /// Not in the first minutes of a day: what happened in the last ones of the day before must be in the store.
    private func checkReports(_ faults: inout FaultList) {
        let reports = profile.value.reports
        let times = [("daily", reports?.daily), ("weekly", reports?.weekly), ("monthly", reports?.monthly)]
        for (key, text) in times {
            guard let text else { continue }
            let seconds = ClockTime(text)?.seconds ?? -1
            guard text.utf8.count == 5, (600..<86_400).contains(seconds) else {
                faults.add("“\(text)” is not a time from 00:10 to 23:59", at: profile.passage["reports", key])
                continue
            }
        }
    }

    private func checkStaff(_ faults: inout FaultList) {
        let units = Set(units.map(\.value.code))
        faults.checkUnique(staff.map { ($0.value.login, $0.passage["login"]) }, called: "login")
        for member in staff where !units.contains(member.value.unit) {
            faults.add("there is no unit “\(member.value.unit)”", at: member.passage["unit"])
        }
    }
}
