// SPDX-License-Identifier: Apache-2.0

import Storage

extension Desk {
    /// Everyone who reads the journal to act on it. A new one is a line here.
    package var followers: [any Follower] {
        [
            IndexSearch(engine: database.engine),
            GroupTopics(sites: sites, time: time),
            AnswerRepeats(sites: sites, time: time),
            DeliverReplies(sites: sites, gateways: gateways),
            InviteSurveys(ids: ids, sites: sites, gateways: gateways),
        ]
    }
}
