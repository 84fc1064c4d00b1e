// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Tickets

/// Template `staff/site-classifier`.
struct ClassifierModel: PageModel {
    let title: String
    let action: String
    let catalogueLink = SiteURL.siteCatalogue.path
    /// How far the site trusts it, or that it is not asked.
    let policy: [String]
    let problem: String?
    /// The newest first.
    let versions: [Version]
    let isEmpty: Bool
    let confusions: [Confusion]
    let hasConfusions: Bool
    let canAct: Bool
    let canRollBack: Bool

    struct Version: Sendable {
        let number: Int
        let madeAt: String
        let madeBy: String
        let origin: String
        let texts: Int
        let classes: String
        let accuracy: String
        let macroF1: String
        let top3: String
        let ece: String
        /// How the one then in force did on the same rows; nil where none was asked.
        let rival: String?
        let isInForce: Bool
        let canActivate: Bool
    }

    struct Confusion: Sendable {
        let truth: String
        let guess: String
        let count: Int
    }

    init(
        _ versions: [ModelVersion],
        inForce: Int?,
        policy: ClassifierPolicy?,
        problem: String?,
        canAct: Bool,
        _ wording: Wording,
    ) {
        title = wording.text("classifier.title")
        action = SiteURL.siteClassifier.path
        self.policy = policy.map { Self.sentences($0, wording) } ?? [wording.text("classifier.notAsked")]
        self.problem = problem
        self.versions = versions.map { Version($0, inForce: inForce, canAct: canAct, wording) }
        isEmpty = versions.isEmpty
        confusions = Self.confusions(of: inForce, in: versions).map { Confusion($0, wording) }
        hasConfusions = !confusions.isEmpty
        self.canAct = canAct
        canRollBack = canAct && inForce != nil && versions.count > 1
    }

    private static func sentences(_ policy: ClassifierPolicy, _ wording: Wording) -> [String] {
        [
            wording.text("classifier.proposes", ["above": policy.proposeAbove.share]),
            policy.dispatchAbove.map { wording.text("classifier.dispatches", ["above": $0.share]) }
                ?? wording.text("classifier.neverDispatches"),
            wording.text(policy.activateBetter ?? false ? "classifier.activatesBetter" : "classifier.waits"),
        ]
    }

    /// As newest seen: when another was last compared with it, or else when it was learnt.
    private static func confusions(of inForce: Int?, in versions: [ModelVersion]) -> [ModelTrial.Confusion] {
        let known = versions.map { (number: $0.number, figures: ModelFigures($0)) }
        let compared = known.lazy.compactMap { $0.figures?.rival }.first { $0.model == inForce }?.trial.confusions
        return compared ?? known.first { $0.number == inForce }?.figures?.confusions ?? []
    }
}

extension ClassifierModel.Version {
    fileprivate init(_ version: ModelVersion, inForce: Int?, canAct: Bool, _ wording: Wording) {
        let kept = ModelFigures(version)
        number = version.number
        madeAt = wording.minute(version.madeAt)
        madeBy =
            switch version.madeBy {
            case LearnWeekly.login: wording.text("classifier.timetable")
            case "command-line": wording.text("classifier.commandLine")
            default: wording.colleague(version.madeBy)
            }
        origin = version.isOfTickets ? wording.text("classifier.tickets") : version.origin
        texts = version.texts
        classes = kept?.classes.map(String.init) ?? "—"
        accuracy = kept?.figures.accuracy.share ?? "—"
        macroF1 = kept?.figures.macroF1.share ?? "—"
        top3 = kept?.figures.top3.share ?? "—"
        ece = kept?.figures.ece.share ?? "—"
        rival = kept?.rival.map {
            wording.text(
                "classifier.rival",
                ["number": String($0.model), "accuracy": $0.trial.figures.accuracy.share],
            )
        }
        isInForce = version.number == inForce
        canActivate = canAct && !isInForce
    }
}

extension ClassifierModel.Confusion {
    fileprivate init(_ confusion: ModelTrial.Confusion, _ wording: Wording) {
        truth = MatterCode(confusion.truth).map(wording.matter) ?? confusion.truth
        guess = MatterCode(confusion.guess).map(wording.matter) ?? confusion.guess
        count = confusion.count
    }
}

extension Double {
    /// Of one, in percent with one decimal.
    fileprivate var share: String {
        let tenths = Int((self * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
