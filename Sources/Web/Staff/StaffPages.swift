// SPDX-License-Identifier: Apache-2.0

extension WebServer {
    /// The pages of staff, one line each.
    var staffPages: [any StaffPage] {
        let ticket = TicketPage(desk: desk, pages: pages, room: room, centre: telephones?.centre)
        let known: [any StaffPage] = [
            DeskPage(place: .inbox, desk: desk, pages: pages, overview: overview),
            DeskPage(place: .dispatch, desk: desk, pages: pages, overview: overview),
            PlaceMapPage(desk: desk),
            SimilarTicketsPage(desk: desk, pages: pages),
            RoutingQualityPage(desk: desk, pages: pages),
            DeskPage(place: .notices, desk: desk, pages: pages, overview: overview),
            DeskPage(place: .endorsements, desk: desk, pages: pages, overview: overview),
            DeskPage(place: .review, desk: desk, pages: pages, overview: overview),
            CallbackDeskPage(desk: desk, pages: pages, centre: telephones?.centre),
            DeskPage(place: .arbitration, desk: desk, pages: pages, overview: overview),
            DeskPage(place: .supervision, desk: desk, pages: pages, overview: overview),
            DeskPage(place: .leader, desk: desk, pages: pages, overview: overview),
            TicketsPage(desk: desk, pages: pages),
            ticket,
            OutboxPage(desk: desk, pages: pages),
            ReplyLettersPage(desk: desk, pages: pages, press: letterPress),
            SavedViewsPage(desk: desk, pages: pages),
            PhrasesPage(desk: desk, pages: pages),
            BulkPage(desk: desk, pages: pages),
            DeadlinesPage(desk: desk, pages: pages),
            IntakePage(
                desk: desk,
                pages: pages,
                channel: channels.agent,
                cookies: cookies,
                room: room,
                centre: telephones?.centre,
            ),
            HotspotsPage(desk: desk, pages: pages),
            ThemesPage(desk: desk, pages: pages),
            ThemePage(desk: desk, pages: pages),
            EmergenciesPage(desk: desk, pages: pages),
            NuisancesPage(desk: desk, pages: pages),
            LinesPage(desk: desk, pages: pages),
            ExportsPage(desk: desk, pages: pages, room: exportRoom, sources: exportSources),
            QualityPage(desk: desk, pages: pages),
            OwnInspectionsPage(desk: desk, pages: pages),
            InspectionPage(desk: desk, pages: pages, recordings: telephones?.recordings),
            ScorecardsPage(desk: desk, pages: pages),
            StatementPages(desk: desk, pages: pages),
            ReportsPage(desk: desk, pages: pages, press: reportPress),
            CalendarPage(desk: desk, pages: pages, overview: overview),
            PackPage(desk: desk, pages: pages, overview: overview),
            ScoringPage(desk: desk, pages: pages, overview: overview),
            CataloguePage(desk: desk, pages: pages, overview: overview),
            ClassifierPage(desk: desk, pages: pages),
            DashboardPage(desk: desk, pages: pages),
            LivePage(desk: desk, pages: pages, overview: overview, board: liveBoard),
            WallboardPage(desk: desk, pages: pages, wall: wall),
        ]
        return known + roomPages(ticket) + quickForms + phonePages
    }

    /// What can be exported; a page shows the buttons with an `ExportBar` of the same name.
    private var exportSources: [any ExportSource] { [TicketExport(desk: desk), ScorecardExport(desk: desk)] }

    /// Those that handle files.
    private func roomPages(_ ticket: TicketPage) -> [any StaffPage] {
        guard let room else { return [] }
        return [
            AttachmentPage(desk: desk, pages: pages, room: room, ticketPage: ticket),
            LettersPage(desk: desk, pages: pages, room: room),
            LetterPage(desk: desk, pages: pages, room: room, channel: channels.letter, cookies: cookies),
        ]
    }

    private var quickForms: [any StaffPage] {
        QuickForm.allCases.map { form in
            QuickFormPage(form: form, desk: desk, pages: pages, channels: channels, cookies: cookies, room: room)
        }
    }

    private var phonePages: [any StaffPage] {
        guard let telephones else { return [] }
        let centre = telephones.centre
        let known: [any StaffPage] = [
            PhonePage(desk: desk, pages: pages, centre: centre, hasSoftphone: telephones.softphone != nil),
            CallsPage(desk: desk, pages: pages, centre: centre, recordings: telephones.recordings),
        ]
        let softphone = telephones.softphone.map { SoftphonePage(pages: pages, centre: centre, softphone: $0) }
        return known + [softphone].compactMap(\.self)
    }
}
