// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Dashboards
package import Desk
package import Foundation
package import Hummingbird
package import Logging
import Paper
package import ServiceLifecycle
import Tickets

/// The site over HTTP: pages for citizens and staff, the API, and what a browser and an operator need besides.
package struct WebServer: Sendable {
    let desk: Desk
    let settings: WebSettings
    let pages: Pages
    let channels: IntakeChannels
    /// nil where this server keeps no attachments.
    let room: FileRoom?
    /// nil where this server is linked with no telephone exchange.
    let telephones: Telephones?
    /// The figures that home pages, the live board and the API share.
    let overview: OverviewQuery
    let reportPress: ReportPress
    let letterPress: LetterPress
    let liveBoard: LiveBoard<Overview, BoardFrame>
    let wall: Wall
    let exportRoom: ExportRoom
    let cookies: SiteCookies
    let citizenGuard: CitizenGuard
    /// What must run beside the server for its pages to live.
    package let services: [any Service]
    /// The API's description.
    let openAPI: Data
    let traffic = Traffic()
    private let files: SiteFiles
    private let guards: SignInGuard

    /// - Parameters:
    ///   - desk: The one door.
    ///   - settings: How the server presents itself.
    ///   - channels: How forms and the API are read.
    ///   - room: Where attachments lie; nil for none.
    ///   - telephones: The call centre and its recordings; nil for none.
    ///   - guards: Slows down guessing of passwords, for all requests of this process.
    ///   - citizenGuard: Slows down guessing of query codes and survey links.
    ///   - logger: For what is found missing at the start, and for services.
    /// - Throws: A `TextFault` or file error that names what is wrong with templates, texts or files.
    package init(
        desk: Desk,
        settings: WebSettings,
        channels: IntakeChannels,
        room: FileRoom? = nil,
        telephones: Telephones? = nil,
        guards: SignInGuard = SignInGuard(),
        citizenGuard: CitizenGuard = CitizenGuard(),
        logger: Logger,
    ) throws {
        self.desk = desk
        self.settings = settings
        self.channels = channels
        self.room = room
        self.telephones = telephones
        self.guards = guards
        self.citizenGuard = citizenGuard
        overview = OverviewQuery(database: desk.database)
        cookies = SiteCookies(isSecure: settings.isSecure)
        files = try SiteFiles(resources: Bundle.module.resources, assets: settings.assets, logger: logger)
        pages = try Pages(
            resources: Bundle.module.resources,
            overrides: settings.templates,
            files: files.addresses,
            cookies: cookies,
            site: { SiteFacts(desk.site) },
            hasTelephones: telephones != nil,
        )
        openAPI = try OpenAPIDocument(resources: Bundle.module.resources, words: pages.texts[.en]).bytes
        let printer = PaperPrinter(python: settings.printer)
        reportPress = try ReportPress(printer: printer, pages: pages, resources: Bundle.module.resources)
        letterPress = try LetterPress(printer: printer, pages: pages, resources: Bundle.module.resources)
        let exportPress = try ExportPress(printer: printer, pages: pages, resources: Bundle.module.resources)
        exportRoom = ExportRoom(desk: desk, press: exportPress)
        liveBoard = BoardFrame.board(query: overview, desk: desk, pages: pages)
        wall = Wall(desk: desk, pages: pages, centre: telephones?.centre)
        services = [
            DrawLiveBoard(board: liveBoard, bell: desk.bell, logger: logger),
            DrawLiveBoard(board: wall.board, bell: desk.bell, logger: logger),
        ]
    }

    /// All routes behind what every request passes.
    package func router() -> Router<HotlineContext> {
        let router = Router(context: HotlineContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog())
        router.add(middleware: TrafficCount(traffic: traffic))
        router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
        router.add(middleware: Arrival(cookies: cookies, isBehindProxy: settings.isBehindProxy))
        router.add(middleware: ErrorPages(pages: pages))
        router.add(middleware: OriginCheck(publicURL: settings.publicURL))
        router.add(middleware: FormReader(limit: settings.formLimit))
        files.addRoutes(to: router)
        Health(desk: desk, lagLimit: settings.followerLagLimit).addRoutes(to: router)
        let gate = UploadGate<HotlineContext>(desk: desk, reader: uploadReader, throttle: citizenGuard.uploads)
        for page in citizenPages { page.addRoutes(to: router.group().add(middleware: gate)) }
        addStaffRoutes(to: router)
        addAPI(to: router)
        return router
    }

    /// Reads forms with files, where there are any.
    var uploadReader: UploadReader? {
        room.map { UploadReader(room: $0, ids: desk.ids, formLimit: settings.formLimit) }
    }

    private func addStaffRoutes(to router: Router<HotlineContext>) {
        let entrance = router.group("/staff").add(middleware: SessionReader(desk: desk))
        SignInPage(desk: desk, pages: pages, cookies: cookies, guards: guards, centre: telephones?.centre)
            .addRoutes(to: entrance)
        let rooms = entrance.group().add(middleware: SignInWall()).group(context: StaffContext.self)
            .add(middleware: ErrorPages<StaffContext>(pages: pages))
            .add(middleware: UploadGate<StaffContext>(desk: desk, reader: uploadReader))
            .add(middleware: FormKeyCheck())
        SessionsPage(desk: desk, pages: pages, cookies: cookies).addRoutes(to: rooms)
        HomePage(desk: desk, pages: pages, overview: overview).addRoutes(to: rooms)
        for page in staffPages { page.addRoutes(to: rooms) }
    }
}

/// The call centre as the pages have it.
package struct Telephones: Sendable {
    let centre: CallCentre
    let recordings: CallRecordings
    /// nil where seats have telephones of their own only.
    let softphone: Softphone?

    /// - Parameters:
    ///   - centre: The call centre.
    ///   - recordings: The folder of the exchange's recordings; nil where it cannot be seen from here.
    ///   - softphone: Telephones in browsers; nil for none.
    package init(centre: CallCentre, recordings: URL?, softphone: Softphone? = nil) {
        self.centre = centre
        self.softphone = softphone
        self.recordings = CallRecordings(folder: recordings)
    }
}

/// A page that staff see once they are signed in. Its routes are relative to `/staff`.
package protocol StaffPage: Sendable {
    func addRoutes(to staff: RouterGroup<StaffContext>)
}

/// A page for everybody.
package protocol CitizenPage: Sendable {
    func addRoutes(to site: RouterGroup<HotlineContext>)
}

extension Bundle {
    fileprivate var resources: URL { resourceURL ?? bundleURL }
}
