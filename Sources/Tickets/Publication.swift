// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What everybody may read of a request (公开): words that the centre has written for it, nothing of the citizen's own.
package struct Publication: Codable, Equatable, Sendable {
    /// What it is about, without a name, number or house.
    package let title: String
    package let since: Date

    package init(title: String, since: Date) {
        self.title = title
        self.since = since
    }
}

extension Ticket {
    /// Only with the citizen's consent, and never a report or what is confidential (domain.md 1.16).
    package var mayBePublished: Bool {
        filing.mayBePublished && !filing.isConfidential && kind != .report && caseKind == .request
    }

    /// What the unit has written for everybody, once the citizen has the answer.
    package var publicAnswer: String? {
        guard reply != nil, directReply == nil, let answer = lastPass?.result?.publicAnswer, !answer.isBlank else {
            return nil
        }
        return answer
    }
}
