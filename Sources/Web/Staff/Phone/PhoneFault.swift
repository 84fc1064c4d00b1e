// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird
package import Tickets

/// What the telephone's own forms refuse.
enum PhoneFault: Fault {
    /// Nobody can be called at what was typed, or there is no number.
    case noNumber
    /// There is no such call, or its recording is not to be had.
    case noRecording
    /// Nobody is asked for a word.
    case notConsulting
    /// Whoever is asked for a word has not answered.
    case notAnswered
    /// It is a colleague who asks for a word: the call is theirs.
    case consulted

    var status: HTTPResponse.Status {
        switch self {
        case .noNumber: .unprocessableContent
        case .noRecording: .notFound
        case .notConsulting, .notAnswered, .consulted: .conflict
        }
    }

    var code: String {
        switch self {
        case .noNumber: "phoneNoNumber"
        case .noRecording: "phoneNoRecording"
        case .notConsulting: "phoneNotConsulting"
        case .notAnswered: "phoneNotAnswered"
        case .consulted: "phoneConsulted"
        }
    }
}

extension CTIFault: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unlinked, .unknown: .serviceUnavailable
        case .refused, .noSuchCall: .conflict
        case .unsendable: .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .unlinked: "phoneUnlinked"
        case .unknown: "phoneUnknown"
        case .refused: "phoneRefused"
        case .noSuchCall: "phoneNoSuchCall"
        case .unsendable: "phoneUnsendable"
        }
    }

    package func message(in wording: Wording) -> String {
        guard case .refused(let words) = self else { return wording.text("fault.\(code)") }
        return wording.text("fault.\(code)", ["words": words])
    }
}

extension SeatRefusal: Fault {
    package var status: HTTPResponse.Status { .conflict }

    package var code: String {
        switch self {
        case .unknown: "seatUnknown"
        case .taken: "seatTaken"
        case .standing: "seatStanding"
        }
    }

    package func message(in wording: Wording) -> String {
        guard case .taken(let login) = self else { return wording.text("fault.\(code)") }
        return wording.text("fault.\(code)", ["name": wording.colleague(login)])
    }
}

extension CallBackRefusal: Fault {
    package var status: HTTPResponse.Status { self == .unknown ? .notFound : .conflict }

    package var code: String {
        switch self {
        case .unknown: "callBackUnknown"
        case .over: "callBackOver"
        case .taken: "callBackTaken"
        }
    }

    package func message(in wording: Wording) -> String {
        guard case .taken(let login) = self else { return wording.text("fault.\(code)") }
        return wording.text("fault.\(code)", ["name": wording.colleague(login)])
    }
}
