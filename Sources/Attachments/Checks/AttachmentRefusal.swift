// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Why a file is not taken. Nothing has changed then. `name` is the safe name, fit to be shown.
package enum AttachmentRefusal: Error, Equatable, Sendable {
    /// This server keeps no attachments.
    case notOffered
    case empty(name: String)
    /// - Parameter limit: Bytes.
    case tooLarge(name: String, limit: Int)
    case tooMany(limit: Int)
    /// The content is none of those that are taken, or pretends to be: a script, a program, a damaged picture.
    case unknownContent(name: String)
    /// Known, but not taken here.
    case typeNotTaken(name: String, AttachmentType)
    /// More pixels than anybody's camera makes: it would fill the memory of whoever opens it.
    case tooManyPixels(name: String)
    case infected(name: String)
    /// The virus scanner does not answer, and unscanned files are not taken.
    case scannerSilent(name: String)
    /// Sent with an earlier try of the form, too long ago.
    case goneMeanwhile(name: String)
    /// So much waits for the rest of its forms that nothing more is taken in for now.
    case noRoom
}
