// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird
import Tickets

extension TopicRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknownTheme, .unknownTopic: .notFound
        case .notPermitted: .forbidden
        case .topicTaken, .finished: .conflict
        case .nameMissing, .noteMissing, .resultMissing, .tooLong, .reportExcluded, .numbersMissing, .full:
            .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .unknownTheme: "themeUnknown"
        case .unknownTopic: "topicUnknown"
        case .notPermitted: "themeNotPermitted"
        case .nameMissing: "themeNameMissing"
        case .noteMissing: "themeNoteMissing"
        case .resultMissing: "themeResultMissing"
        case .tooLong: "themeTooLong"
        case .topicTaken: "themeTopicTaken"
        case .reportExcluded: "themeReportExcluded"
        case .numbersMissing: "themeNumbersMissing"
        case .full: "themeFull"
        case .finished: "themeFinished"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .tooLong(let limit), .full(let limit): wording.text("fault.\(code)", ["limit": String(limit)])
        case .reportExcluded(let number): wording.text("fault.\(code)", ["number": number.rawValue])
        default: wording.text("fault.\(code)")
        }
    }
}
