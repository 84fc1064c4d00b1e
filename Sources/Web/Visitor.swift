// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird
import Logging
package import Tickets

/// Who sent a request, and what came with it: filled step by step on the way in.
package struct Visitor: Sendable {
    package var language: Language = .zh
    /// The signed-in member of staff; on staff pages only.
    package var session: StaffSession?
    /// The peer's address for throttling; personal data, never logged.
    package var remoteAddress: String?
    /// The fields of a posted form.
    package var form = Form()
    /// The files that came with it.
    package var uploads = Uploads()
    /// The fields of the query.
    package var query = Form()
    /// What the last page asks this one to say.
    var flash: Flash?
    /// The path and query asked for, if it can be asked for again: the target of the language switch.
    var address: String?
    /// The path asked for, without its query.
    package var path = "/"
}

/// A request's context on its way through the site.
package protocol VisitorContext: RequestContext {
    var visitor: Visitor { get set }
}

extension VisitorContext {
    package var form: Form { visitor.form }
    package var query: Form { visitor.query }
    package var language: Language { visitor.language }
    /// Names this request in logs and on error pages; empty where the log keeps nothing.
    package var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "" }
}
