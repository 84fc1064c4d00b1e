// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// A file's name as it can be shown to anybody and saved on any system, whatever was sent.
enum SafeName {
    /// UTF-8 bytes without the ending; the longest that common file systems take is 255.
    private static let limit = 150

    /// - Parameters:
    ///   - sent: As the browser or a program called it; may be a path, or hostile.
    ///   - type: By content: decides the ending.
    /// - Returns: A name that is not empty and ends as its type does.
    static func make(_ sent: String, of type: AttachmentType) -> String {
        let (stem, ending) = parts(of: clean(sent))
        let usual = type.endings.first ?? type.rawValue
        guard let ending else { return shortened(stem) + ".\(usual)" }
        if type.endings.contains(ending.lowercased()) { return shortened(stem) + ".\(ending.lowercased())" }
        // A picture under another picture's ending gets its own; what else stands there stays to be seen.
        let isKnown = AttachmentType.allEndings.contains(ending.lowercased())
        return shortened(isKnown ? stem : "\(stem).\(ending)") + ".\(usual)"
    }

    /// Fit to be shown in a refusal, whatever it is the name of.
    static func shown(_ sent: String) -> String { shortened(clean(sent)) }

    /// The ending of a name as sent, in small letters; nil where there is none.
    static func ending(of sent: String) -> String? { parts(of: clean(sent)).ending?.lowercased() }

    /// The last part of a path, without what cannot be seen or turns the reading direction, in one form of Unicode.
    private static func clean(_ sent: String) -> String {
        let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let scalars = last.precomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isPlain)
        let text = String(String.UnicodeScalarView(scalars)).map { "<>:\"|?*".contains($0) ? "_" : String($0) }.joined()
        let name = text.trimmingCharacters(in: CharacterSet(charactersIn: " .\u{3000}"))
        guard !name.isEmpty else { return "file" }
        return isReserved(name) ? "_" + name : name
    }

    private static func parts(of name: String) -> (stem: String, ending: String?) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, nil) }
        let ending = name[name.index(after: dot)...]
        let isEnding = (1...8).contains(ending.utf8.count) && ending.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return isEnding ? (String(name[..<dot]), String(ending)) : (name, nil)
    }

    private static func shortened(_ name: String) -> String {
        var short = ""
        for character in name {
            guard short.utf8.count + character.utf8.count <= limit else { break }
            short.append(character)
        }
        return short.isEmpty ? "file" : short
    }

    /// Names that Windows keeps for devices, with any ending.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
        return (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && stem.count == 4 && stem.last?.isNumber == true
    }
}

extension Unicode.Scalar {
    /// Shows, and shows where it stands: no control, no override of direction, nothing of zero width.
    fileprivate var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
