// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `hotline serve`: until SIGTERM or SIGINT.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve citizens, staff and programs.")

    @OptionGroup var store: StoreOptions

    @Option(help: "HOST:PORT; port 0 takes a free one.")
    var listen: String?

    func run() async throws {
        let settings = try await store.settings()
        let address = try ListenAddress(listen ?? settings.listen)
        let room = try await store.fileRoom()
        try await store.withDesk { desk in
            try await HotlineServer(desk: desk, settings: settings, address: address, room: room).run()
        }
    }
}
