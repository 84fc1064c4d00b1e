// SPDX-License-Identifier: Apache-2.0

import WorkCalendar

extension SiteDraft {
    func checkCalendar(_ faults: inout FaultList) {
        for fault in calendar.value.faults {
            faults.add("\(fault)", at: place(of: fault))
        }
    }

    private func place(of fault: CalendarFault) -> Passage {
        switch fault {
        case .unknownTimeZone: calendar.passage["timezone"]
        case .unknownWeekday(let name): calendar.passage["hours", name]
        case .badDate(let text, let place), .badTime(let text, let place), .listedTwice(let text, let place):
            last(text, in: passage(of: place))
        case .notAWindow(_, let place), .emptyWindow(_, let place), .overlappingWindows(_, _, let place):
            passage(of: place)
        case .negativeDuration, .negativeCount, .noWorkingTime, .beyondLastDay: calendar.passage
        }
    }

    private func passage(of place: CalendarPlace) -> Passage {
        switch place {
        case .hours(let weekday): calendar.passage["hours", weekday]
        case .holidays: calendar.passage["holidays"]
        case .annualHolidays: calendar.passage["annualHolidays"]
        case .breaks(let date): calendar.passage["breaks", date]
        case .dateOverrides(let date): calendar.passage["dateOverrides", date]
        }
    }

    /// The last item that reads `text`, or the passage itself where the text is its key.
    private func last(_ text: String, in passage: Passage) -> Passage {
        passage.items.last { $0.text == text } ?? passage
    }
}
