// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// What a layout shows around a page.
struct Frame: Sendable {
    let title: String
    /// The page itself, already rendered and escaped.
    let content: String
    let languageTag: String
    let siteName: String
    let hotline: String
    let homeLink: String
    let links: [NavigationLink]
    let flash: Notice?
    let languageSwitch: LanguageSwitch
    let person: Person?
    let formKey: String
    let signInLink: String
    /// The reader's telephone; nil for who has none.
    let telephone: Telephone?
    let signOutLink: String

    struct Notice: Sendable {
        let text: String
        let mood: String
        let isWarning: Bool
    }

    struct LanguageSwitch: Sendable {
        let link: String
        let label: String
        let languageTag: String
    }

    struct Telephone: Sendable {
        let events: String
    }

    struct Person: Sendable {
        let name: String
        let role: String
        let unit: String
        let sessionsLink: String
        let phrasesLink: String
    }

    init(title: String, content: String, wording: Wording, visitor: Visitor, hasTelephones: Bool) {
        self.title = title
        self.content = content
        languageTag = wording.language.tag
        siteName = wording.site.name[wording.language]
        hotline = wording.site.hotline
        homeLink = (visitor.session == nil ? SiteURL.home : .staffHome).path
        links = NavigationLink.all(for: visitor, hasTelephones: hasTelephones, wording)
        flash = visitor.flash.flatMap { Notice($0, wording) }
        languageSwitch = LanguageSwitch(visitor, wording)
        person = visitor.session.map { Person($0, wording) }
        formKey = visitor.session?.formKey ?? ""
        let isAtSeat = hasTelephones && visitor.session?.mayTelephone == true
        telephone = isAtSeat ? Telephone(events: SiteURL.phoneEvents.path) : nil
        signInLink = SiteURL.signIn.path
        signOutLink = SiteURL.signOut.path
    }
}

extension Frame.Notice {
    /// - Returns: nil for a key that is none of ours.
    init?(_ flash: Flash, _ wording: Wording) {
        guard let text = wording.book.find("flash.\(flash.key)") else { return nil }
        self.init(text: text, mood: flash.mood.rawValue, isWarning: flash.mood == .warning)
    }
}

extension Frame.LanguageSwitch {
    /// A page that answered a form cannot be asked for again; its switch leads home.
    init(_ visitor: Visitor, _ wording: Wording) {
        let home = (visitor.session == nil ? SiteURL.home : .staffHome).path
        let here = visitor.address.flatMap { LocalPath($0)?.text } ?? home
        let other = wording.language.other
        link = here + (here.contains("?") ? "&" : "?") + "lang=\(other.rawValue)"
        label = wording.text("layout.otherLanguage")
        languageTag = other.tag
    }
}

extension Frame.Person {
    init(_ session: StaffSession, _ wording: Wording) {
        name = session.name[wording.language]
        role = wording.word(session.role)
        unit = wording.unit(session.unit)
        sessionsLink = SiteURL.sessions.path
        phrasesLink = SiteURL.phrases.path
    }
}
