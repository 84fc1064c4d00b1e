// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Logging
import ServiceLifecycle
import Sites
import Tickets

/// Everything of an installation that has to do with mail, put together.
struct MailRoom {
    let gateway: MailGateway
    private let settings: MailSettings
    private let desk: Desk
    private let office: MailDesk

    /// - Throws: `Settings.Fault` for a setting that cannot be meant on this machine or in this city.
    init(_ settings: MailSettings, desk: Desk, room: FileRoom?) throws {
        guard FileManager.default.isExecutableFile(atPath: settings.python) else {
            throw Settings.Fault.noPython(settings.python)
        }
        if let file = settings.authorities, !FileManager.default.isReadableFile(atPath: file) {
            throw Settings.Fault.noCertificates(file)
        }
        for box in settings.boxes {
            guard let code = box.code, desk.site.mailbox(code) == nil else { continue }
            throw Settings.Fault.unknownMailbox(code.rawValue, box: box.place.name)
        }
        self.settings = settings
        self.desk = desk
        office = MailDesk(settings, desk: desk, room: room)
        gateway = MailGateway(
            server: settings.smtp,
            writer: settings.writer,
            ids: settings.ids,
            patience: Int(settings.silence * 0.8),
            now: { [time = desk.time] in time.now },
            // Without what it answers a mail is still the right one; it only stands apart in the citizen's mailbox.
            thread: { [desk] in (try? await desk.mailThread(of: $0.ticket)) ?? [] },
        )
    }

    func services(logger: Logger) -> [any Service] {
        let titles = settings.boxes.map { box in
            (name: box.place.name, title: box.code.flatMap(desk.site.mailbox)?.name[.zh] ?? box.place.address)
        }
        let answers = SendMailAnswers(desk: desk, gateway: gateway, silence: settings.silence, logger: logger)
        let reader = MailReader(python: settings.python)
        let fetching = settings.boxes.map { box in
            FetchMail(
                box.place.name,
                round: MailRound(box.place, reader: reader, office: office, now: { [time = desk.time] in time.now }),
                of: titles,
                desk: desk,
                pause: settings.pause,
                logger: logger,
            ) as any Service
        }
        return fetching + [answers]
    }
}
