// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Sites
import WorkCalendar

/// `hotline calendar import FILE`: a year's official holidays and make-up days into the store's calendar.
struct ImportDays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a year's official holidays and make-up days into the calendar.",
    )

    @Argument(help: "JSON as of holiday-cn, or CSV with the columns date, name, isOffDay.")
    var file: String

    @Flag(help: "Show what would change, and save nothing.")
    var check = false

    @Option(help: "Why, for the record.")
    var reason: String?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let official = try readOfficialDays()
        try await store.withDesk { desk in
            let site = desk.site
            let adopted = site.calendar.document.adopting(official)
            let edit = SiteEdit(kind: .calendar, text: adopted.yaml, base: site.documents[.calendar] ?? 0)
            do {
                let changes = site.calendar.changes(to: try await desk.site(with: edit).calendar)
                for change in changes { Console.answer(Self.line(change)) }
                guard !check else { return Console.say("nothing saved: \(changes.count) days would change") }
                let why = reason ?? "official days of \(official.year)"
                let number = try await desk.save(edit, by: "command-line", reason: why)
                Console.say("calendar \(number)")
            } catch let faults as SiteFaults {
                for fault in faults.faults { Console.say("\(fault)") }
                throw ExitCode.failure
            } catch DeskRefusal.documentUnchanged {
                Console.say("nothing to change")
            }
        }
    }

    private func readOfficialDays() throws -> OfficialDays {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file) cannot be read")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ValidationError("\(file) is not UTF-8 text")
        }
        do throws(OfficialDaysFault) {
            return try OfficialDays(reading: text)
        } catch {
            Console.say("\(file): \(error)")
            throw ExitCode.failure
        }
    }

    /// `2027-02-06 sat weekend → makeUpDay 08:30–12:00 14:30–17:30 春节`
    private static func line(_ change: DayChange) -> String {
        let sides = [change.before, change.after].map { ([$0.standing.rawValue] + $0.hours).joined(separator: " ") }
        let name = change.after.name ?? change.before.name ?? ""
        return "\(change.day) \(change.day.weekday.rawValue) \(sides[0]) → \(sides[1]) \(name)"
    }
}
