// SPDX-License-Identifier: Apache-2.0

package import Attachments
package import Hummingbird

extension AttachmentRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .tooLarge: .contentTooLarge
        case .notOffered: .notFound
        case .scannerSilent, .noRoom: .serviceUnavailable
        case .empty, .tooMany, .unknownContent, .typeNotTaken, .tooManyPixels, .infected, .goneMeanwhile:
            .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .notOffered: "attachmentsNotOffered"
        case .empty: "attachmentEmpty"
        case .tooLarge: "attachmentTooLarge"
        case .tooMany: "attachmentsTooMany"
        case .unknownContent: "attachmentUnknown"
        case .typeNotTaken: "attachmentTypeNotTaken"
        case .tooManyPixels: "attachmentTooManyPixels"
        case .infected: "attachmentInfected"
        case .scannerSilent: "attachmentUnscanned"
        case .goneMeanwhile: "attachmentGone"
        case .noRoom: "attachmentsNoRoom"
        }
    }

    package func message(in wording: Wording) -> String { wording.text("fault.\(code)", arguments(wording)) }

    private func arguments(_ wording: Wording) -> [String: String] {
        switch self {
        case .notOffered, .noRoom: [:]
        case .tooMany(let limit): ["limit": String(limit)]
        case .tooLarge(let name, let limit): ["name": name, "limit": wording.size(limit)]
        case .typeNotTaken(let name, let type): ["name": name, "type": wording.word(type)]
        case .empty(let name), .unknownContent(let name), .tooManyPixels(let name), .infected(let name),
            .scannerSilent(let name), .goneMeanwhile(let name):
            ["name": name]
        }
    }
}

extension MultipartFault: Fault {
    package var status: HTTPResponse.Status { .badRequest }
    package var code: String { "formDamaged" }
}

extension Wording {
    /// A file's size as people say it: `2.2 MB`, from 1,024 bytes on in the next unit.
    func size(_ bytes: Int) -> String {
        guard bytes >= 1_024 else { return "\(bytes) B" }
        let isSmall = bytes < 1 << 20
        let tenths = (bytes * 10) >> (isSmall ? 10 : 20)
        let number = tenths % 10 == 0 || tenths >= 1_000 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(number) \(isSmall ? "KB" : "MB")"
    }
}
