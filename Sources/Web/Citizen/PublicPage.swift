// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// What everybody may read of requests and answers (A4, C7), and what of it is like something that is being written.
struct PublicPage: CitizenPage {
    let desk: Desk
    let pages: Pages

    private static let limit = 50

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get("public") { _, context in
            let words = String(context.query["q"].prefix(200))
            let found =
                words.isBlank
                ? try await desk.publicRequests(limit: Self.limit)
                : try await desk.publicRequests(like: words, limit: Self.limit)
            let model = PublicModel(found, asked: words, pages.wording(context))
            return pages.render("citizen/public", model, context)
        }
        // By POST, because what somebody writes stands in no address and no log.
        site.post("public/similar") { _, context in
            let like = try await desk.publicRequests(like: context.form["narrative"], limit: SimilarPart.limit)
            return pages.renderPart("citizen/similar", SimilarPart(like, pages.wording(context)), context)
        }
    }
}

struct PublicModel: PageModel {
    let title: String
    let action = SiteURL.published.path
    let words: String
    let requests: [PublicLine]
    /// Why there is nothing.
    let nothing: String?

    init(_ requests: [PublicRequest], asked words: String, _ wording: Wording) {
        title = wording.text("publicPage.title")
        self.words = words
        self.requests = requests.map { PublicLine($0, wording) }
        nothing = requests.isEmpty ? wording.text(words.isBlank ? "publicPage.none" : "publicPage.nothing") : nil
    }
}
