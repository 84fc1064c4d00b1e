// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension AttachmentType {
    /// The endings that a file of this type may have, the usual one first.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jfif"]
        case .text: ["txt", "csv", "log", "md"]
        case .mp4: ["mp4", "m4v", "3gp"]
        case .png, .gif, .webp, .pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .mp3, .wav, .amr, .m4a, .mov:
            [rawValue]
        }
    }

    /// What a browser is told (IANA media types).
    package var mediaType: String {
        switch self {
        case .jpeg, .png, .gif, .webp: "image/\(rawValue)"
        case .pdf: "application/pdf"
        case .docx: Self.openXML + "wordprocessingml.document"
        case .xlsx: Self.openXML + "spreadsheetml.sheet"
        case .pptx: Self.openXML + "presentationml.presentation"
        case .odt: Self.openDocument + "text"
        case .ods: Self.openDocument + "spreadsheet"
        case .odp: Self.openDocument + "presentation"
        case .text: "text/plain"
        case .mp3: "audio/mpeg"
        case .wav: "audio/wav"
        case .amr: "audio/amr"
        case .m4a: "audio/mp4"
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        }
    }

    private static let openXML = "application/vnd.openxmlformats-officedocument."
    static let openDocument = "application/vnd.oasis.opendocument."

    /// Every ending that is taken.
    static let allEndings = Set(allCases.flatMap(\.endings))
}
