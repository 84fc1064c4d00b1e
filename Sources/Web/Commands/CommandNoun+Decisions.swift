// SPDX-License-Identifier: Apache-2.0

import Tickets

extension CommandNoun {
    package static let returnApproval = CommandNoun("return-approval", plainly: .approveReturn)

    package static let returnRejection = CommandNoun(
        "return-rejection",
        .rejectReturn,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .rejectReturn(reason: try form.paragraph("reason"))
    }

    package static let extensionApproval = CommandNoun("extension-approval", plainly: .approveExtension)

    package static let extensionRejection = CommandNoun(
        "extension-rejection",
        .rejectExtension,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .rejectExtension(reason: try form.paragraph("reason"))
    }

    package static let terminationApproval = CommandNoun("termination-approval", plainly: .approveTermination)

    package static let terminationRejection = CommandNoun(
        "termination-rejection",
        .rejectTermination,
        fields: [.required("reason", .paragraph)],
    ) { form throws(FieldFault) in
        .rejectTermination(reason: try form.paragraph("reason"))
    }

    package static let endorsement = CommandNoun("endorsement", plainly: .endorseResult)

    // Only a refusal needs a reason.
    package static let review = CommandNoun(
        "review",
        .acceptResult,
        .rejectResult,
        fields: [.required("accepted", .flag), .optional("reason", .paragraph)],
    ) { form throws(FieldFault) in
        guard try !form.fields.flag("accepted") else { return .acceptResult }
        return .rejectResult(reason: try form.paragraph("reason"))
    }

    /// Those who decide on what a unit asked or did.
    static let decisions: [CommandNoun] = [
        returnApproval, returnRejection, extensionApproval, extensionRejection, terminationApproval,
        terminationRejection, endorsement, review,
    ]
}
