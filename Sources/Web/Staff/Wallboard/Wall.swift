// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Sites
import Tickets

/// The wall of this process: what it shows now, and the board that draws it at most once a second.
struct Wall: Sendable {
    let source: WallSource
    let board: LiveBoard<WallPicture, WallFrame>

    init(desk: Desk, pages: Pages, centre: CallCentre?) {
        let source = WallSource(query: WallboardQuery(database: desk.database), desk: desk, centre: centre)
        self.source = source
        board = LiveBoard(
            read: { try await source.picture() },
            draw: { picture in
                WallFrame(WallScene(picture, site: desk.site, at: desk.time.now), pages: pages)
            },
        )
    }
}

/// Where the wall's figures come from.
struct WallSource: Sendable {
    let query: WallboardQuery
    let desk: Desk
    /// nil where no telephone exchange is linked.
    let centre: CallCentre?

    func picture() async throws -> WallPicture {
        let now = desk.time.now
        let figures = try await query.figures(at: WallMoment(now, desk.site.calendar))
        let queue = await centre?.snapshot()
        return WallPicture(figures: figures, queue: queue.map { WallQueue($0, at: now) })
    }
}

/// All that the wall shows.
struct WallPicture: Equatable, Sendable {
    let figures: Wallboard
    /// nil where no telephone exchange is linked.
    let queue: WallQueue?
}

/// A picture with what is needed to say it in any language, made once for all of them.
struct WallScene: Sendable {
    let picture: WallPicture
    let ranking: ScoreTable
    let site: Site
    let now: Date

    init(_ picture: WallPicture, site: Site, at now: Date) {
        self.picture = picture
        self.site = site
        self.now = now
        ranking = ScoreTable(
            cards: picture.figures.cards,
            organisation: site.organisation,
            pack: site.scoring,
        )
    }
}

/// The telephones at this moment.
struct WallQueue: Equatable, Sendable {
    let waiting: Int
    /// Whole seconds; nil when nobody waits.
    let longest: Int?
    let talking: Int
    /// Seats that would take a call.
    let ready: Int

    init(_ centre: CentrePicture, at now: Date) {
        let figures = QueueFigures(of: centre.calls, seats: centre.seats, at: now)
        waiting = figures.waiting
        longest = figures.longestWaiting.map { Int($0.rounded()) }
        talking = figures.talking
        ready = figures.seats.reduce(0) { $1.key == .ready ? $0 + $1.value : $0 }
    }

    /// Somebody waits for longer than `goal` seconds.
    func isTooLong(for goal: Int?) -> Bool {
        guard let goal, let longest else { return false }
        return longest > goal
    }
}

/// One picture of the wall as the event that carries it, ready in each language.
struct WallFrame: Sendable {
    private let chinese: ByteBuffer
    private let english: ByteBuffer

    init(_ scene: WallScene, pages: Pages) {
        let event = { (language: Language) in
            let body = WallBody(scene, pages.wording(in: language))
            // Without an id: whoever comes back is sent the newest picture, whatever they have seen.
            return EventLine.event("wall", html: pages.html("staff/wallboard-body", body, in: language))
        }
        chinese = event(.zh)
        english = event(.en)
    }

    func event(in language: Language) -> ByteBuffer {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }
}
