// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

extension WebServer {
    /// The routes for programs: `/api/…`, `/gateways/…` and `/metrics`.
    func addAPI(to router: Router<HotlineContext>) {
        Metrics(desk: desk, overview: overview, traffic: traffic).addRoutes(to: router)
        OpenAPIRoute(bytes: openAPI).addRoutes(to: router)

        GatewayRoutes(desk: desk, gateways: channels.gateways, limit: settings.apiLimit).addRoutes(to: router)

        let calls = router.group("/api/v1")
            .add(middleware: BearerChallenge())
            .add(middleware: ErrorPages<HotlineContext>(pages: pages))
        let throttle = Throttle(Throttle.Limit(uses: settings.apiRate, window: 1))
        let routes = ProgramRoutes(calls, wall: TokenWall(desk: desk, throttle: throttle))
        IntakeCalls(desk: desk, channel: channels.interface, limit: settings.apiLimit).addRoutes(to: routes)
        TicketCalls(desk: desk, pages: pages).addRoutes(to: routes)
        AttachmentCalls(desk: desk, reader: uploadReader, limit: settings.apiLimit).addRoutes(to: routes)
        CommandCalls(desk: desk, limit: settings.apiLimit).addRoutes(to: routes)
        BulkCalls(desk: desk, pages: pages, limit: settings.apiLimit).addRoutes(to: routes)
        FigureCalls(desk: desk, overview: overview).addRoutes(to: routes)
    }
}
