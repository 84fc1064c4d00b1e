// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Tickets

/// Theme projects: template `staff/themes`.
struct ThemesModel: PageModel {
    let title: String
    /// Why none was begun.
    let problem: String?
    /// nil for those who only read.
    let draft: ThemeForm?
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let link: String
        let name: String
        let unit: String
        let state: String
        let isOpen: Bool
        let tally: String
        let since: String
    }

    init(_ themes: [ThemeLine], _ draft: ThemeForm?, refusal: TopicRefusal?, _ wording: Wording) {
        title = wording.text("themes.title")
        problem = refusal?.message(in: wording)
        self.draft = draft
        rows = themes.map { Row($0, wording) }
        isEmpty = rows.isEmpty
    }
}

extension ThemesModel.Row {
    fileprivate init(_ line: ThemeLine, _ wording: Wording) {
        let theme = line.theme
        link = SiteURL.theme(theme.id).path
        name = theme.name
        unit = wording.unit(theme.unit)
        isOpen = theme.isOpen
        state = wording.text(theme.isOpen ? "themes.open" : "themes.finished")
        tally = wording.tally(line.tally)
        since = wording.minute(theme.opened.at)
    }
}

/// The form that begins a theme project.
struct ThemeForm: Sendable {
    let action = SiteURL.themes.path
    let name: String
    let goal: String
    let units: [ChoiceGroup]
    /// The id of the topic that it begins from, as the form sends it.
    let topic: String?
    let topicWords: String?
    let nameLimit = Theme.nameLimit
    let textLimit = Theme.textLimit

    init(_ form: Form, _ topic: Topic?, _ site: Site, _ wording: Wording) {
        name = form.text("name") ?? topic.map { String($0.title.prefix(Theme.nameLimit)) } ?? ""
        goal = form["goal"]
        units = [ChoiceGroup](units: site.organisation, chosen: [form["unit"]], wording)
        self.topic = topic.map { String($0.id.rawValue) }
        topicWords = topic.map { wording.text("themes.fromTopic", ["title": $0.title]) }
    }
}

extension Wording {
    func tally(_ tally: Theme.Tally) -> String {
        text("themes.tally", ["open": String(tally.open), "closed": String(tally.closed)])
    }
}
