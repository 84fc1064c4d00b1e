// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Routing
import Sites
import Storage
import Supervision
import Tickets
import WorkCalendar

/// `hotline site …`: a city's documents.
struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Check, import and export site documents.",
        subcommands: [Check.self, Import.self, Export.self],
    )

    /// `hotline site check DIR`: whole, naming file and line of every fault; no store is touched.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Check site documents whole.")

        @Argument(help: "The folder of the documents.")
        var directory: String

        func run() async throws {
            let documents = try SiteCommand.documents(in: directory)
            let site = try SiteCommand.reporting { () throws(SiteFaults) in try SiteReader.read(documents) }
            try FirstModel(in: directory)?.check(for: site)
            Console.answer(
                """
                \(site.profile.name.zh) \(site.profile.name.en): \(site.organisation.departments.count) units, \
                \(site.catalogue.leaves.count) leaf matters, \(site.rulebook.rules.count) rules, \
                \(site.deadlines.rules.count) deadline rules, \(site.staff.count) staff: no fault
                """
            )
            SiteCommand.warn(of: site.calendar)
            let warnings = try SiteCommand.reporting { () throws(SiteFaults) in
                try SiteReader.warnings(about: documents)
            }
            for found in warnings {
                Console.say("\(SiteFault(file: found.file, line: found.line, message: "warning: \(found.message)"))")
            }
        }
    }

    /// `hotline site import DIR`: as the next numbers.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Import site documents as next numbers.")

        @Argument(help: "The folder of the documents.")
        var directory: String

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let documents = try SiteCommand.documents(in: directory)
            let site = try SiteCommand.reporting { () throws(SiteFaults) in try SiteReader.read(documents) }
            let first = try FirstModel(in: directory)
            try first?.check(for: site)
            let database = try await store.openDatabase(creating: true)
            let now = TimeSource.system.now
            try await Desk.prepare(database, at: now)
            // Learnt first, so that a site whose model cannot be is refused whole.
            let model = try await Desk.hasModel(database) ? nil : try await first?.ready(for: site)
            let numbers = try await SiteCommand.saying {
                try await Desk.importSite(documents, into: database, at: now)
            }
            try await model?.keep(at: try await Desk.open(database))
            await database.close()
            for (kind, number) in numbers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                Console.answer("\(kind.rawValue) \(number)")
            }
        }
    }

    /// `hotline site export DIR`: the documents in force, as files that `site import` takes back.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the newest site documents into a new folder."
        )

        @Argument(help: "The folder; it must not exist yet.")
        var directory: String

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let folder = URL(filePath: directory, directoryHint: .isDirectory)
            guard !FileManager.default.fileExists(atPath: folder.path) else {
                throw ValidationError("\(directory) exists already; nothing is overwritten")
            }
            try await store.withDesk { desk in
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for document in try await desk.newestDocuments() {
                    try Data(document.text.utf8).write(to: folder.appending(path: document.kind.fileName))
                    Console.answer("\(document.kind.rawValue) \(document.number)")
                }
            }
        }
    }

    /// Says on standard error when a year comes near for which the calendar has no official days; that is no fault.
    static func warn(of calendar: WorkCalendar) {
        guard let gap = calendar.document.gap(today: calendar.day(of: TimeSource.system.now)) else { return }
        Console.say(
            """
            calendar.yaml: warning: \(gap.year) begins in \(gap.daysLeft) days and its official days are not in; \
            see hotline calendar import
            """
        )
    }

    static func documents(in directory: String) throws -> [SiteDocument] {
        try reporting { () throws(SiteFaults) in
            try SiteFolder.documents(in: URL(filePath: directory, directoryHint: .isDirectory))
        }
    }

    /// Names every fault of the site that `body` refused; then the command has failed.
    static func saying<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let refused as SiteFaults {
            return try reporting { () throws(SiteFaults) in throw refused }
        }
    }

    /// Names every fault on standard error; then the command has failed.
    static func reporting<Result>(_ body: () throws(SiteFaults) -> Result) throws -> Result {
        do throws(SiteFaults) {
            return try body()
        } catch {
            for fault in error.faults { Console.say("\(fault)") }
            throw ExitCode.failure
        }
    }
}
