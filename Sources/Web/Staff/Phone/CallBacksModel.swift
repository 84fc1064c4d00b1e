// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Tickets

/// Who is to be called back: template `staff/call-backs`.
struct CallBacksModel: PageModel {
    let title: String
    let lines: [Line]
    let isEmpty: Bool
    let callLink: String

    struct Line: Sendable {
        let id: String
        let phone: String
        let since: String
        let waited: String
        let missed: Int
        let isLate: Bool
        let takenBy: String?
        let action: String
    }

    init(_ tasks: [CallBack], site: Site, at now: Date, _ wording: Wording) {
        title = wording.text("callBacks.title")
        let patience = TimeInterval((site.telephone?.callBackWithinMinutes ?? 0) * 60)
        let profile = site.profile
        lines = tasks.map { task in
            Line(
                id: String(task.id),
                phone: task.phone.written(in: profile.callingCode, area: profile.areaCode),
                since: wording.minute(task.lastMissed),
                waited: wording.age(from: task.since, to: now),
                missed: task.missed,
                isLate: now.timeIntervalSince(task.since) > patience,
                takenBy: task.taker(at: now).map(wording.colleague),
                action: SiteURL.callBack(task.id).path,
            )
        }
        isEmpty = lines.isEmpty
        callLink = SiteURL.phoneCalls.path
    }
}
