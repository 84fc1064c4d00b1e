// SPDX-License-Identifier: Apache-2.0

import Tickets
import WorkCalendar

extension SiteDraft {
    func checkCalendar(_ faults: inout FaultList) {
        for fault in calendar.value.faults {
            faults.add("\(fault)", at: place(of: fault, in: calendar.passage))
        }
        let known = Set(units.map(\.value.code.rawValue))
        for unit in calendar.value.units.keys.sorted() where !known.contains(unit) {
            faults.add("there is no unit “\(unit)”", at: calendar.passage["units", unit])
        }
    }

    private func place(of fault: CalendarFault, in whole: Passage) -> Passage {
        switch fault {
        case .unknownTimeZone: whole["timezone"]
        case .unknownWeekday(let name): whole["hours", name]
        case .badDate(let text, let place), .badTime(let text, let place), .listedTwice(let text, let place):
            last(text, in: passage(of: place, in: whole))
        case .notAWindow(_, let place), .emptyWindow(_, let place), .overlappingWindows(_, _, let place):
            passage(of: place, in: whole)
        case .ofUnit(let unit, let fault): self.place(of: fault, in: whole["units", unit])
        case .negativeDuration, .negativeCount, .noWorkingTime, .beyondLastDay: whole
        }
    }

    private func passage(of place: CalendarPlace, in whole: Passage) -> Passage {
        switch place {
        case .hours(let weekday): whole["hours", weekday]
        case .holidays: whole["holidays"]
        case .annualHolidays: whole["annualHolidays"]
        case .breaks(let date): whole["breaks", date]
        case .dateOverrides(let date): whole["dateOverrides", date]
        case .names: whole["names"]
        case .closures: whole["closures"]
        }
    }

    /// The last item that reads `text`, or the passage itself where the text is its key.
    private func last(_ text: String, in passage: Passage) -> Passage {
        passage.items.last { $0.text == text } ?? passage
    }
}
