// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Sites
import Storage
import Tickets
import UnixSignals
import Web

/// The composition root: everything that runs while the platform serves, and in which order it stops.
struct HotlineServer {
    let desk: Desk
    let settings: Settings
    let address: ListenAddress
    /// nil where the store has no folder for attachments.
    var room: FileRoom?

    /// Serves until SIGTERM or SIGINT, then drains: no new connections, requests under way are answered, followers
    /// finish what they have begun.
    ///
    /// - Parameter ready: Told the address once it is open.
    /// - Throws: When templates or texts are wrong, the address is taken, or a service fails.
    func run(ready: @escaping @Sendable (String) async -> Void = { _ in }) async throws {
        let logger = Logger(label: "hotline")
        let outlets = try Outlets(settings, desk: desk, room: room)
        let exchange = settings.phone.map { phone in
            AsteriskManager(
                phone.link,
                plan: phone.plan(desk.site.profile),
                logger: logger,
                clock: { [time = desk.time] in time.now },
            )
        }
        let centre = exchange.map { CallCentre($0, desk: desk, logger: logger) }
        let web = try WebServer(
            desk: desk,
            settings: webSettings(),
            channels: channels(outlets),
            room: room,
            telephones: centre.map {
                Telephones(centre: $0, recordings: settings.phone?.recordings, softphone: settings.phone?.softphone)
            },
            logger: logger,
        )
        let follow: (any Service)? = centre.map { FollowExchange($0, logger: logger) }
        let link: (any Service)? = exchange
        let telephony = [follow, link].compactMap(\.self)
        sayWhatIsMissing(logger)
        let address = address
        let application = Application(
            router: web.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port),
                serverName: "hotline",
            ),
            onServerRunning: { channel in
                let url = address.url(port: channel.localAddress?.port ?? address.port)
                Console.announce("listening on \(url)")
                await ready(url)
            },
            logger: logger,
        )
        var group = ServiceGroupConfiguration(
            services: try services(outlets, logger: logger) + telephony + web.services + [application],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger,
        )
        // Supervisors of processes kill after ten seconds; a client that stalls must not bring that about.
        group.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: group).run()
    }

    private func sayWhatIsMissing(_ logger: Logger) {
        if settings.phone != nil, desk.site.telephone == nil {
            logger.warning("an exchange is set, but the site has no document telephone: no seats")
        }
        guard let room else {
            logger.warning("no folder for attachments: set attachments.folder")
            return
        }
        if !room.thumbnails.isPossible { logger.warning("no small pictures: install libvips-tools") }
    }

    private func services(_ outlets: Outlets, logger: Logger) throws -> [any Service] {
        let holder = desk.ids.messageID()
        let followers = desk.followers.map { follower in
            FollowerLoop(follower, desk: desk, holder: holder, logger: logger) as any Service
        }
        let sweep = room.map { SweepContents(desk: desk, store: $0.store, logger: logger) as any Service }
        let clocks: [any Service] = [
            WatchDeadlines(desk: desk, logger: logger), WatchSite(desk: desk, logger: logger),
            MakeReports(desk: desk, logger: logger), LearnWeekly(desk: desk, holder: holder, logger: logger),
        ]
        let publicURL = try webSettings().publicURL
        let couriers = outlets.replies.map { outlet in
            let silence = outlet.channel == .mail ? settings.mail?.silence : settings.smsSilence
            let terms = CourierTerms(publicURL: publicURL, silence: silence ?? settings.smsSilence)
            return Courier(outlet, desk: desk, terms: terms, logger: logger) as any Service
        }
        let mail = outlets.mail?.services(logger: logger) ?? []
        return followers + [sweep].compactMap(\.self) + clocks + couriers + mail + letterServices(logger: logger)
    }

    /// Letters need a place for their scans.
    private func letterServices(logger: Logger) -> [any Service] {
        guard let room else { return [] }
        let reader = LetterReader(python: settings.printer, engine: settings.letters.engine)
        let watch = settings.letters.folder.map { path in
            let folder = URL(filePath: path, directoryHint: .isDirectory)
            return WatchLetterFolder(folder: folder, desk: desk, room: room, logger: logger) as any Service
        }
        return [RecogniseLetters(desk: desk, room: room, reader: reader, logger: logger)] + [watch].compactMap(\.self)
    }

    private func channels(_ outlets: Outlets) -> IntakeChannels {
        let profile = desk.site.profile
        let phones = PhoneReading(country: profile.callingCode, area: profile.areaCode)
        return IntakeChannels(
            web: WebFormChannel(phones: phones),
            agent: AgentFormChannel(phones: phones),
            letter: LetterChannel(phones: phones),
            interface: InterfaceChannel(phones: phones),
            counter: CounterChannel(phones: phones),
            grid: GridChannel(phones: phones),
            found: FoundChannel(phones: phones),
            gateways: outlets.doors,
        )
    }

    private func webSettings() throws -> WebSettings {
        let fallback = address.url(port: address.port)
        guard let publicURL = URL(string: settings.publicURL ?? fallback) else {
            throw Settings.Fault.notAnAddress(settings.publicURL ?? fallback)
        }
        return WebSettings(
            publicURL: publicURL,
            assets: URL(filePath: settings.assets, directoryHint: .isDirectory),
            printer: settings.printer,
            templates: settings.templates.map { URL(filePath: $0, directoryHint: .isDirectory) },
            isBehindProxy: settings.isBehindProxy,
        )
    }
}
