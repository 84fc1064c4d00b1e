// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How far two texts, or two groups of them, tell of one event: the same thing at the same place. The same thing
/// elsewhere is another event, and so is another thing at the same place; so the two likenesses are multiplied.
package enum Likeness {
    /// From here on a text joins a group. How the numbers were found: docs/routing.md, "Similar and hot".
    package static let joins = 0.26
    /// From here on two groups are one: less than for a text, because what many say is told more surely.
    static let unites = 0.22

    /// What a text that names no place has in common with another's.
    private static let unnamedPlace = 0.28
    /// How much of the whole the thing is; the rest is the place.
    private static let thingShare = 0.5
    /// Of names that stand only in the narrative.
    static let mentionedOnly = 0.5

    /// - Parameters:
    ///   - thing: How alike is what is said, 0…1.
    ///   - place: How alike are the names, 0…1; nil when one side has none.
    ///   - certainty: How sure both sides' names are theirs, 0…1: different names only mentioned do not part two texts.
    /// - Returns: 0…1.
    package static func score(thing: Double, place: Double?, certainty: Double) -> Double {
        var place = place ?? unnamedPlace
        if place < unnamedPlace { place = unnamedPlace + (place - unnamedPlace) * certainty }
        guard thing > 0, place > 0 else { return 0 }
        return pow(thing, thingShare) * pow(place, 1 - thingShare)
    }
}
