// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Logging
import Simulation
import Sites
import Storage
import Tickets

/// `hotline demo`: serves the example city with demo staff and, unless `--empty`, a day of demo tickets.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the example city with demo staff and tickets.")

    @OptionGroup var store: StoreOptions

    @Option(help: "HOST:PORT; port 0 takes a free one.")
    var listen: String?

    @Flag(help: "No demo tickets.")
    var empty = false

    @Option(help: "The folder of the example city's documents.")
    var site = "docs/example-site"

    /// Known to everyone who reads this: the demo is for 127.0.0.1.
    private static let password = "hotline-demo"

    func run() async throws {
        let settings = try await store.settings()
        let address = try ListenAddress(listen ?? settings.listen)
        let database = try await store.openDatabase(creating: true)
        let isNew = try await prepare(database)
        let desk = try await Desk.open(database, gateways: settings.gateways)
        if try await !Desk.hasModel(database) { try await FirstModel(in: site)?.ready(for: desk.site)?.keep(at: desk) }
        if isNew { try await furnish(desk) }
        let people = desk.site.staff
        let room = try await store.fileRoom()
        try await HotlineServer(desk: desk, settings: settings, address: address, room: room).run { url in
            Console.announce("citizens: \(url)/    staff: \(url)/staff    password of all: \(Self.password)")
            for person in people {
                Console.announce("  \(person.login)  \(person.role.rawValue)  \(person.name.zh) \(person.name.en)")
            }
        }
        await database.close()
    }

    /// Imports the example city into a store that has no site.
    ///
    /// - Returns: Whether it had none.
    private func prepare(_ database: any Database) async throws -> Bool {
        let now = TimeSource.system.now
        try await Desk.prepare(database, at: now)
        guard try await !Desk.hasSite(database) else { return false }
        try await Desk.importSite(try SiteCommand.documents(in: site), into: database, at: now)
        return true
    }

    private func furnish(_ desk: Desk) async throws {
        try await desk.setDemoPassword(Self.password, for: desk.site.staff.map(\.login))
        if !empty { try await play(on: desk) }
    }

    /// Three hundred tickets of the last thirty days, in most stages and under several lamps. What people do is the
    /// same each time; where a ticket stands also depends on the hour.
    private func play(on desk: Desk) async throws {
        let plan = SimulationPlan(tickets: 300, seed: 12_345, days: 30)
        let logger = Logger(label: "hotline.demo")
        _ = try await Simulator(office: desk, plan: plan, logger: logger).run()
    }
}
