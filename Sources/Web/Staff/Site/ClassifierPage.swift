// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Routing
import Sites
import Tickets

/// The store's classifiers: what each was learnt from, how well it does, and which of them guesses (C3).
struct ClassifierPage: StaffPage {
    let desk: Desk
    let pages: Pages

    private static let limit = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = RouterPath(SiteURL.siteClassifier.pathUnderStaff)
        staff.get(path) { _, context in
            try context.session.mustBe(among: [.supervisor, .leader])
            return try await show(nil, context)
        }
        staff.post(path) { _, context in
            try context.session.mustBe(among: [])
            return try await act(context)
        }
    }

    /// A model that cannot be put in force leaves the old one guessing; the page says why.
    private func act(_ context: StaffContext) async throws -> Response {
        do {
            switch context.form["do"] {
            case "activate":
                guard let number = Int(context.form["model"]) else { throw WebFault.notAForm }
                try await desk.activateModel(number, by: context.session.login)
            case "rollback": _ = try await desk.rollBackModel(by: context.session.login)
            default: throw WebFault.notAForm
            }
            return pages.redirect(to: .siteClassifier, saying: .success("modelInForce"))
        } catch let refusal as ModelRefusal {
            return try await refused(refusal.textKey, context)
        } catch is ModelFault {
            return try await refused("classifier.refused.damaged", context)
        }
    }

    private func refused(_ key: String, _ context: StaffContext) async throws -> Response {
        var response = try await show(key, context)
        response.status = .unprocessableContent
        return response
    }

    private func show(_ problem: String?, _ context: StaffContext) async throws -> Response {
        let wording = pages.wording(context)
        let (versions, inForce) = try await desk.models(limit: Self.limit)
        let model = ClassifierModel(
            versions,
            inForce: inForce,
            policy: desk.site.rulebook.classifier,
            problem: problem.map { wording.text($0) },
            canAct: context.session.role == .admin,
            wording,
        )
        return pages.render("staff/site-classifier", model, context)
    }
}

extension ModelRefusal {
    fileprivate var textKey: String {
        switch self {
        case .unknown: "classifier.refused.unknown"
        case .inForce: "classifier.refused.inForce"
        case .noneBefore: "classifier.refused.noneBefore"
        case .foreignClasses: "classifier.refused.foreignClasses"
        }
    }
}
