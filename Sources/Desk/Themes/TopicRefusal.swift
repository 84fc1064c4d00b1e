// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Why nothing was done about a topic or a theme project.
package enum TopicRefusal: Error, Equatable, Sendable {
    /// There is no such project, or this person may not know of it.
    case unknownTheme
    /// The topic has left the window, or there never was one.
    case unknownTopic
    /// Only supervisors and the city's leaders lead projects.
    case notPermitted
    case nameMissing
    case noteMissing
    case resultMissing
    /// - Parameter limit: UTF-16 units.
    case tooLong(limit: Int)
    /// Another project about the topic goes on.
    case topicTaken
    /// Not even its number stands beside others: see `Site.shows`.
    case reportExcluded(TicketNumber)
    /// No number of a ticket was written.
    case numbersMissing
    /// - Parameter limit: Tickets of one project.
    case full(limit: Int)
    case finished
}
