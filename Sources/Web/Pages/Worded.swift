// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// A value of the vocabulary that has a word in both languages, in `Texts/…/vocabulary.yaml`.
package protocol Worded {
    /// The top-level key of its words.
    static var area: String { get }
    var wordName: String { get }
}

extension Worded where Self: RawRepresentable, RawValue == String {
    package var wordName: String { rawValue }
}

extension Channel: Worded { package static var area: String { "channel" } }
extension CaseKind: Worded { package static var area: String { "caseKind" } }
extension Approver: Worded { package static var area: String { "approver" } }
extension Relation: Worded { package static var area: String { "relation" } }
extension DisclosureDecision: Worded { package static var area: String { "disclosureDecision" } }
extension TicketKind: Worded { package static var area: String { "kind" } }
extension Urgency: Worded { package static var area: String { "urgency" } }
extension Lamp: Worded { package static var area: String { "lamp" } }
extension Role: Worded { package static var area: String { "role" } }
extension Stage.Name: Worded { package static var area: String { "stage" } }
extension TicketCommand.Name: Worded { package static var area: String { "command" } }
extension NonAcceptance: Worded { package static var area: String { "nonAcceptance" } }
extension Telling.Way: Worded { package static var area: String { "tellingWay" } }
extension HandOver.Way: Worded { package static var area: String { "handOverWay" } }
extension HandOver.Consent: Worded { package static var area: String { "handOverConsent" } }
extension Represented.Relation: Worded { package static var area: String { "representedBy" } }
extension LegacyLine.Outcome: Worded { package static var area: String { "lineOutcome" } }
extension Nuisance.Act: Worded { package static var area: String { "nuisanceAct" } }
extension Nuisance.Standing: Worded { package static var area: String { "nuisanceStanding" } }
extension InspectionKind: Worded { package static var area: String { "inspectionKind" } }
extension Inspection.Act: Worded { package static var area: String { "inspectionAct" } }
extension Inspection.Standing: Worded { package static var area: String { "inspectionStanding" } }
extension SecondOpinion: Worded { package static var area: String { "secondOpinion" } }
extension EmergencyLine: Worded { package static var area: String { "emergencyLine" } }
extension HandlingResult.Conclusion: Worded { package static var area: String { "conclusion" } }
extension SurveyAnswer.Resolution: Worded { package static var area: String { "resolution" } }
extension SurveyAnswer.Satisfaction: Worded { package static var area: String { "satisfaction" } }
extension CallbackReason: Worded { package static var area: String { "callbackReason" } }
extension Disposition.Kind: Worded { package static var area: String { "disposition" } }
extension ClosingReason: Worded { package static var area: String { "closingReason" } }
extension Deadline.Kind: Worded { package static var area: String { "deadlineKind" } }
extension Department.Level: Worded { package static var area: String { "unitLevel" } }
extension Rung.Level: Worded { package static var area: String { "rungLevel" } }
extension AttachmentType: Worded { package static var area: String { "attachmentType" } }
extension Fact: Worded { package static var area: String { "fact" } }
extension FactGroup: Worded { package static var area: String { "factGroup" } }
extension ExclusionReason: Worded { package static var area: String { "exclusionReason" } }
extension ExclusionRuling.Kind: Worded { package static var area: String { "exclusionRuling" } }
extension Exclusion.State: Worded { package static var area: String { "exclusionState" } }
extension RoutingDecision.Guarded: Worded { package static var area: String { "guarded" } }
extension RoutingWay: Worded { package static var area: String { "routingWay" } }
extension ConditionPart: Worded { package static var area: String { "conditionPart" } }
extension PlaceInquiry.Source: Worded { package static var area: String { "placeSource" } }
extension PlaceKind: Worded { package static var area: String { "placeKind" } }
extension DaySort: Worded { package static var area: String { "daySort" } }
extension IntakeField: Worded { package static var area: String { "intakeField" } }
extension TicketRefusal.TextField: Worded { package static var area: String { "textField" } }

extension Lamp {
    /// A shape for each lamp, so that none is told by its colour alone.
    package var symbol: String {
        switch self {
        case .green: "●"
        case .yellow: "▲"
        case .orange: "◆"
        case .red: "■"
        case .doubleRed: "■■"
        }
    }

    /// The class that colours it: see `lamp` in hotline.css.
    package var cssClass: String { "lamp lamp-\(rawValue)" }
}
