// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
package import Tickets

extension InspectionRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown, .noSheet: .notFound
        case .notPermitted, .ownWork, .mustBeSomebodyElse: .forbidden
        case .opinionsFull, .stale, .drawnAlready, .notNow: .conflict
        case .nothingToDraw, .badPeriod, .markMissing, .markOutOfRange, .wordsMissing, .nothingApplies, .noteMissing,
            .tooLong, .badAction:
            .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .unknown: "inspectionUnknown"
        case .notPermitted: "inspectionNotPermitted"
        case .ownWork: "inspectionOwnWork"
        case .mustBeSomebodyElse: "inspectionMustBeSomebodyElse"
        case .opinionsFull: "inspectionOpinionsFull"
        case .stale: "inspectionStale"
        case .noSheet: "inspectionNoSheet"
        case .nothingToDraw: "inspectionNothingToDraw"
        case .badPeriod: "inspectionBadPeriod"
        case .drawnAlready: "inspectionDrawnAlready"
        case .markMissing: "inspectionMarkMissing"
        case .markOutOfRange: "inspectionMarkOutOfRange"
        case .wordsMissing: "inspectionWordsMissing"
        case .nothingApplies: "inspectionNothingApplies"
        case .noteMissing: "inspectionNoteMissing"
        case .tooLong: "inspectionTooLong"
        case .badAction: "inspectionBadAction"
        case .notNow: "inspectionNotNow"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .tooLong, .noteMissing:
            wording.text("fault.\(code)", ["limit": String(Inspection.textLimit)])
        default: wording.text("fault.\(code)")
        }
    }

    /// The item that it is about.
    var item: String? {
        switch self {
        case .markMissing(let item), .markOutOfRange(let item), .wordsMissing(let item): item
        default: nil
        }
    }
}
