// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Foundation
package import Records
import Sites
package import Storage
import Synchronization
package import Tickets
import WorkCalendar

/// A desk with the example city over a fresh store, whose clock the test moves.
package struct Office: Sendable {
    package let desk: Desk
    package let clock: OfficeClock

    /// Opens the office on `database` at 09:00 on Monday 2 March 2026 in the example city.
    /// It sends by `gateways`.
    package static func open(on database: any Database, gateways: Set<Channel> = []) async throws -> Office {
        let clock = OfficeClock(Date(timeIntervalSince1970: 1_772_413_200))
        try await Desk.prepare(database, at: clock.now)
        try await Desk.importSite(try ExampleSite.documents(), into: database, at: clock.now)
        let desk = try await Desk.open(database, time: TimeSource { clock.now }, gateways: gateways)
        return Office(desk: desk, clock: clock)
    }

    /// Files a request; the external id makes it a message of its own.
    package func file(
        _ narrative: String = "樊城区人民路小区从昨晚开始停水，一直没有恢复。",
        id: String = "1",
        change: (inout IntakeDraft) -> Void = { _ in },
    ) async throws -> Receipt {
        var draft = IntakeDraft(
            filing: Filing(channel: .web, externalID: id, narrative: narrative, receivedAt: clock.now),
            contact: Contact(
                name: PersonName("王小明"),
                phone: PhoneNumber("13900000001", country: "86", area: "710"),
            ),
        )
        change(&draft)
        return try await desk.file(draft, by: .citizen, device: "test")
    }

    @discardableResult
    package func perform(
        _ command: TicketCommand,
        on number: TicketNumber,
        by author: Author,
    ) async throws -> StoredTicket {
        try await desk.perform(command, on: number, by: author, device: "test")
    }

    /// Lets every follower read what there is.
    package func followersCatchUp() async {
        for follower in desk.followers {
            await FollowerLoop(follower, desk: desk, holder: "test", logger: .silent).catchUp()
        }
    }

    package func verification() async throws -> Verification {
        let calendar = desk.site.calendar
        return try await desk.database.read { try Verification.run(in: $0, day: { calendar.day(of: $0) }) }
    }
}

/// The office's clock on the wall: it moves when a test moves it.
///
/// A class, because the desk reads the clock that the test moves.
package final class OfficeClock: Sendable {
    private let instant: Mutex<Date>

    init(_ instant: Date) { self.instant = Mutex(instant) }

    package var now: Date { instant.withLock { $0 } }

    package func move(to later: Date) { instant.withLock { $0 = later } }

    package func advance(hours: Double) {
        instant.withLock { $0 = $0.addingTimeInterval(hours * 3_600) }
    }
}
