// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What an Asterisk calls the things that the office speaks of. Its dialplan has to agree; the defaults are the mini-PBX's.
package struct AsteriskPlan: Sendable {
    /// Of all telephones, as in `PJSIP/8001`.
    package var technology = "PJSIP"
    /// The endpoint by which outside numbers are reached and come in; each other endpoint is a seat.
    package var trunk = "trunk"
    /// Contexts: for calls that come in, to outside numbers, to seats, to rooms for several, and to the questions.
    package var inbound = "from-trunk"
    package var outgoing = "agents"
    package var seats = "seats"
    package var rooms = "conference"
    package var survey = "survey"
    /// User events by which the dialplan tells an answer, with `Question` and `Digit`, and that no question follows.
    package var answerEvents: Set<String> = ["HotlineSurvey", "HotlineSatisfaction"]
    package var surveyDoneEvent = "HotlineSurveyDone"
    /// Calling code of the country, and trunk code of the city without its zero.
    package var country = "86"
    package var area: String?

    package init() {}

    /// Channel variables that tie a channel to what it was made for.
    static let callVariable = "HOTLINE_CALL"
    static let numberVariable = "HOTLINE_NUMBER"
    static let ticketVariable = "TICKET"
    static let recordingVariable = "MIXMONITOR_FILENAME"

    func interface(of seat: Seat) -> String { "\(technology)/\(seat.name)" }

    func seat(ofInterface interface: String) -> Seat? {
        let prefix = technology + "/"
        return interface.hasPrefix(prefix) ? Seat(String(interface.dropFirst(prefix.count))) : nil
    }

    func outside(_ number: String) -> OutsideNumber { OutsideNumber(number, country: country, area: area) }

    /// As the trunk takes it: `13800138000`, `07103512345`, `110`.
    func dialled(_ number: PhoneNumber) -> String {
        number.written(in: country, area: area).filter { $0.isNumber || $0 == "+" }
    }

    /// Where in the dialplan a target is called.
    func place(of target: CallTarget) -> (context: String, extension: String) {
        switch target {
        case .seat(let seat): (seats, seat.name)
        case .number(let number): (outgoing, dialled(number))
        }
    }

    /// Who is called there.
    func party(context: String, extension place: String) -> Party {
        context == seats ? .seat(Seat(place)) : .outside(outside(place))
    }

    /// The number in `PJSIP/13900139000@trunk`, or in the same without its technology.
    func number(inDialString text: String) -> String {
        let bare = text.drop { $0 != "/" }.dropFirst()
        return String((bare.isEmpty ? text[...] : bare).prefix { $0 != "@" })
    }
}
