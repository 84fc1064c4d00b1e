// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What proves a citizen's right to their ticket: its number and its query code. A secret; never in an address.
struct CaseKey: Equatable, Sendable {
    let number: TicketNumber
    let queryCode: String

    init(number: TicketNumber, queryCode: String) {
        self.number = number
        self.queryCode = queryCode
    }

    /// As people type them: spaces and dashes between, full-width digits, small letters.
    ///
    /// - Returns: nil for what can be no number or no code.
    init?(number: String, queryCode: String) {
        let digits = number.compactMap(\.wholeNumberValue).map(String.init).joined()
        let code = queryCode.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        guard number.count <= 40, let number = TicketNumber(digits), code.isPossibleCode else { return nil }
        self.init(number: number, queryCode: code)
    }

    /// As the cookie carries it.
    var cookie: String { "\(number).\(queryCode)" }

    init?(cookie: String) {
        let parts = cookie.split(separator: ".")
        guard parts.count == 2 else { return nil }
        self.init(number: String(parts[0]), queryCode: String(parts[1]))
    }
}

extension String {
    fileprivate var isPossibleCode: Bool {
        (4...16).contains(utf8.count) && utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }
}
