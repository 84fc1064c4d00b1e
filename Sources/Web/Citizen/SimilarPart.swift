// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets

/// What everybody may read of some requests: template `citizen/similar`.
struct SimilarPart: Sendable {
    /// Sent with a form that shows them: they were seen.
    static let seenField = "seen"
    /// As many as one reads before writing on.
    static let limit = 4

    let requests: [PublicLine]
    let hasRequests: Bool

    init(_ requests: [PublicRequest], _ wording: Wording) {
        self.requests = requests.map { PublicLine($0, wording) }
        hasRequests = !requests.isEmpty
    }
}

/// One request as everybody may read it.
struct PublicLine: Sendable {
    let title: String
    /// Matter and place, as far as they are known.
    let about: String
    let state: String
    let isOpen: Bool
    let answer: String?

    init(_ request: PublicRequest, _ wording: Wording) {
        title = request.title
        let parts = [request.matter.map(wording.matter), request.area.map(wording.area)].compactMap(\.self)
        about = parts.joined(separator: " · ")
        isOpen = request.isOpen
        state = wording.text("similar.\(request.isOpen ? "open" : request.answer == nil ? "ended" : "answered")")
        answer = request.answer
    }
}
