// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Tickets

extension TicketList.Cursor {
    /// As an address carries it: the row, and for lists by time due the milliseconds before it, for example
    /// `1772413200000-42`.
    package var text: String {
        guard let due else { return String(id.rawValue) }
        return "\(Int64((due.timeIntervalSince1970 * 1000).rounded()))-\(id.rawValue)"
    }

    /// - Returns: nil for what is no cursor's text.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(?:(\d{1,15})-)?(\d{1,18})/), let id = Int64(match.2) else { return nil }
        let due = match.1.flatMap { Int64($0) }.map { Date(timeIntervalSince1970: Double($0) / 1000) }
        self.init(due: due, id: ID(id))
    }
}
