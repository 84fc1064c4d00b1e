// SPDX-License-Identifier: Apache-2.0

/// What a citizen is told of (K3).
package enum NoticeSubject: String, Codable, CaseIterable, Sendable {
    case accepted, notAccepted, transferred, question, dispatched, extended, paused, answered, terminated, survey
    case reopened, committed, split, reviewing, abandoned, withdrawn
}
