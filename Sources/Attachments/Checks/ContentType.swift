// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Tells a file's type by its bytes. What its name or its sender says counts for nothing.
enum ContentType {
    /// - Returns: nil for everything that is not taken: programs, scripts, pages, archives, documents with macros.
    static func type(of bytes: Data) -> AttachmentType? {
        picture(bytes) ?? sound(bytes) ?? film(bytes) ?? document(bytes) ?? (PlainText.isText(bytes) ? .text : nil)
    }

    private static func picture(_ bytes: Data) -> AttachmentType? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        return isRIFF(bytes, "WEBP") ? .webp : nil
    }

    private static func sound(_ bytes: Data) -> AttachmentType? {
        if bytes.starts(with: "#!AMR\n".utf8) || bytes.starts(with: "#!AMR-WB\n".utf8) { return .amr }
        if isRIFF(bytes, "WAVE") { return .wav }
        return bytes.starts(with: "ID3".utf8) || isMPEGFrame(bytes) ? .mp3 : nil
    }

    /// ISO base media files name their brand in the first box (ISO/IEC 14496-12, 4.3).
    private static func film(_ bytes: Data) -> AttachmentType? {
        guard bytes.count >= 12, bytes.text(4, 4) == "ftyp" else { return nil }
        let brand = bytes.text(8, 4)
        if brand == "M4A " || brand == "M4B " { return .m4a }
        if brand == "qt  " { return .mov }
        let films = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "mmp4"]
        return films.contains(brand) || brand.hasPrefix("3gp") ? .mp4 : nil
    }

    private static func document(_ bytes: Data) -> AttachmentType? {
        if bytes.starts(with: "%PDF-".utf8) { return .pdf }
        return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) ? ZipDirectory(bytes)?.documentType : nil
    }

    private static func isRIFF(_ bytes: Data, _ form: String) -> Bool {
        bytes.count >= 12 && bytes.text(0, 4) == "RIFF" && bytes.text(8, 4) == form
    }

    /// The header of an MPEG audio frame of layer III with a bit rate and a sampling rate that exist
    /// (ISO/IEC 11172-3, 2.4.2.3), and another frame where it says that the next one begins.
    private static func isMPEGFrame(_ bytes: Data) -> Bool {
        guard let length = frameLength(bytes, at: 0) else { return false }
        return bytes.count <= length || frameLength(bytes, at: length) != nil
    }

    private static func frameLength(_ bytes: Data, at start: Int) -> Int? {
        guard bytes.count >= start + 4, bytes.byte(start) == 0xFF, bytes.byte(start + 1) & 0xE6 == 0xE2 else {
            return nil
        }
        let isFirst = bytes.byte(start + 1) & 0x18 == 0x18
        let rates = isFirst ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] : lowRates
        let index = Int(bytes.byte(start + 2) >> 4)
        let sampling = Int(bytes.byte(start + 2) >> 2 & 3)
        guard (1..<15).contains(index), sampling < 3 else { return nil }
        let isHalved = bytes.byte(start + 1) & 0x18 == 0x10
        let hertz = [44_100, 48_000, 32_000][sampling] / (isFirst ? 1 : isHalved ? 2 : 4)
        let padding = Int(bytes.byte(start + 2) >> 1 & 1)
        return (isFirst ? 144_000 : 72_000) * rates[index] / hertz + padding
    }

    private static let lowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
}

extension Data {
    /// The byte at `offset`; 0 behind the end.
    func byte(_ offset: Int) -> UInt8 {
        guard offset >= 0, offset < count else { return 0 }
        return self[startIndex + offset]
    }

    /// `length` bytes as Latin letters.
    func text(_ offset: Int, _ length: Int) -> String {
        String((offset..<offset + length).map { Character(Unicode.Scalar(byte($0))) })
    }

    func little(_ offset: Int, bytes: Int) -> Int {
        (0..<bytes).reduce(0) { $0 | Int(byte(offset + $1)) << (8 * $1) }
    }

    func big(_ offset: Int, bytes: Int) -> Int { (0..<bytes).reduce(0) { $0 << 8 | Int(byte(offset + $1)) } }
}
