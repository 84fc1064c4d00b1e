// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
package import Hummingbird
package import Tickets

/// What a page shows, ready to print: every string in the reader's language, every date and link as text.
///
/// Stored properties are the names its template may use: `String`, `Bool`, `Int`, optionals, arrays and structs of them.
package protocol PageModel: Sendable {
    /// The page's heading and the window's title.
    var title: String { get }
}

/// Turns models into pages: templates and words, loaded once.
package struct Pages: Sendable {
    package let texts: Texts
    private let chinese: Templates
    private let english: Templates
    private let cookies: SiteCookies
    private let site: @Sendable () -> SiteFacts
    /// This server is linked with a telephone exchange.
    let hasTelephones: Bool

    /// - Parameters:
    ///   - resources: The folder with `Templates` and `Texts`.
    ///   - overrides: A city's own templates.
    ///   - files: Addresses of style sheets and scripts by file name.
    ///   - cookies: How the site's cookies are set.
    ///   - site: The site in force.
    ///   - hasTelephones: This server is linked with a telephone exchange.
    /// - Throws: `TextFault` when a template or a text is wrong.
    init(
        resources: URL,
        overrides: URL?,
        files: [String: String],
        cookies: SiteCookies,
        site: @escaping @Sendable () -> SiteFacts,
        hasTelephones: Bool = false,
    ) throws {
        texts = try Texts(folder: resources.appending(path: "Texts"))
        var sources = try Templates.sources(in: resources.appending(path: "Templates"))
        if let overrides { sources.merge(try Templates.sources(in: overrides)) { _, own in own } }
        chinese = try Templates(sources, book: texts[.zh], files: files)
        english = try Templates(sources, book: texts[.en], files: files)
        self.cookies = cookies
        self.site = site
        self.hasTelephones = hasTelephones
    }

    /// The reader's language with the site's names and time zone: what a page puts its model in words with.
    package func wording(_ context: some VisitorContext) -> Wording { wording(in: context.language) }

    /// The same for whoever reads `language`.
    package func wording(in language: Language) -> Wording { Wording(book: texts[language], site: site()) }

    /// A whole page: the model in its template, inside the layout for staff or for citizens.
    ///
    /// - Parameters:
    ///   - template: Its name, for example `staff/inbox`.
    ///   - model: What it shows.
    ///   - context: Of the request that it answers.
    /// - Returns: The page with status 200; a page that answers a form again sets another.
    package func render(_ template: String, _ model: some PageModel, _ context: some VisitorContext) -> Response {
        let content = html(template, model, context)
        let frame = Frame(
            title: model.title,
            content: content,
            wording: wording(context),
            visitor: context.visitor,
            hasTelephones: hasTelephones,
        )
        let layout = context.visitor.session == nil ? "citizen-layout" : "layout"
        let page = templates(in: context.language).render(layout, TemplateValue(root: frame))
        var response = Response(html: page)
        if context.visitor.flash != nil { response.setCookie(cookies.noFlash()) }
        return response
    }

    /// A piece of a page alone, for a script that puts it into its place.
    package func renderPart(_ template: String, _ model: some Sendable, _ context: some VisitorContext) -> Response {
        Response(html: html(template, model, context))
    }

    /// A piece of a page as text, for pushed events.
    package func html(_ template: String, _ model: some Sendable, _ context: some VisitorContext) -> String {
        let names = ["formKey": context.visitor.session?.formKey ?? ""]
        return templates(in: context.language).render(template, TemplateValue(root: model, adding: names))
    }

    /// A piece of a page that is the same for everybody who reads `language`: no form in it, nobody's name.
    package func html(_ template: String, _ model: some Sendable, in language: Language) -> String {
        templates(in: language).render(template, TemplateValue(root: model))
    }

    /// Sends the browser on after a form: to look again, never to post again.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - flash: What the next page says about what was done.
    /// - Returns: 303 (See Other).
    package func redirect(to url: SiteURL, saying flash: Flash? = nil) -> Response {
        redirect(toPath: url.path, saying: flash)
    }

    func redirect(toPath path: String, saying flash: Flash? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path])
        if let flash { response.setCookie(cookies.flash(flash)) }
        return response
    }

    private func templates(in language: Language) -> Templates {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }
}

extension Response {
    fileprivate init(html: String) {
        self.init(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)),
        )
    }
}
