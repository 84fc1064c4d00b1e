// SPDX-License-Identifier: Apache-2.0

/// When the office's reports are made, and how long they are kept (S6). Source: site document `profile`, under `reports`.
///
/// Each time is `HH:MM` on the site's clock, on the first day after the report's period; a kind without a time is made
/// on demand only.
package struct ReportSchedule: Codable, Equatable, Sendable {
    package let daily: String?
    package let weekly: String?
    package let monthly: String?
    package let keepDays: KeepDays?

    package init(daily: String?, weekly: String?, monthly: String?, keepDays: KeepDays? = nil) {
        self.daily = daily
        self.weekly = weekly
        self.monthly = monthly
        self.keepDays = keepDays
    }

    /// For how many days after the end of its period a report is kept, 31…36,600; without a number, for good.
    package struct KeepDays: Codable, Equatable, Sendable {
        package let daily: Int?
        package let weekly: Int?
        package let monthly: Int?
    }
}
